/* Small datasets, and what a reader should see of them, which was worked out by hand: in
 * the page, picture or sheet, not in what a tool has in memory.
 *
 *   events     as a table, as their author writes it
 *   shown      in the order of time: [title, date in words, kind, where on a scale];
 *              a kind without a name is ''
 *   calendar   when the entry of each begins in a calendar
 *   sheet      of each, what a sheet of `csv-events` shows of `date` and `title` */
export const small = [
    {
        /* Days from 1 January 2001: March 2002 is 365 + 59 later, 6 May 2003 730 + 125. */
        name: 'some-kinds',
        events: `id,title,date,kind
a,Ann visits Bo,2001,visit
b,Bo writes back,2002-03,
c,Cy is born,2003-05-06,
d,Dee visits Bo,2004/2005,visit
`,
        shown: [
            ['Ann visits Bo', '2001', 'visit', 0],
            ['Bo writes back', 'March 2002', 'Without a kind', 424],
            ['Cy is born', '6 May 2003', 'Without a kind', 855],
            ['Dee visits Bo', '2004–2005', 'visit', 1095],
        ],
        calendar: ['2001-01-01', '2002-03-01', '2003-05-06', '2004-01-01'],
        sheet: [['2001', 'Ann visits Bo'], ['2002-03', 'Bo writes back'], ['2003-05-06', 'Cy is born'],
            ['2004/2005', 'Dee visits Bo']],
    },
    {
        name: 'no-kinds',
        events: 'id,title,date\na,Ann writes,2001-01-01\nb,Bo <answers>,2001-01-11\nc,Cy & Co reply,2001-01-31\n',
        shown: [
            ['Ann writes', '1 January 2001', '', 0],
            ['Bo <answers>', '11 January 2001', '', 10],
            ['Cy & Co reply', '31 January 2001', '', 30],
        ],
        calendar: ['2001-01-01', '2001-01-11', '2001-01-31'],
        sheet: [['2001-01-01', 'Ann writes'], ['2001-01-11', 'Bo <answers>'], ['2001-01-31', 'Cy & Co reply']],
    },
    {
        name: 'who-did-what',
        events: 'date,source,target,kind\n2001-01-01,Ann (X),Bo,Make an appeal\n2001-01-11,Bo,Cy & Co,visit\n2001-01-31,Cy & Co,Bo,visit\n',
        shown: [
            ['Ann (X) → Bo: Make an appeal', '1 January 2001', 'Make an appeal', 0],
            ['Bo → Cy & Co: visit', '11 January 2001', 'visit', 10],
            ['Cy & Co → Bo: visit', '31 January 2001', 'visit', 30],
        ],
        calendar: ['2001-01-01', '2001-01-11', '2001-01-31'],
        sheet: [['2001-01-01', 'Make an appeal'], ['2001-01-11', 'visit'], ['2001-01-31', 'visit']],
    },
    {
        /* Hours of 1 June in UTC: 11:30 less 5, 10, 09:00 + 8, and 01:00 less 5:45 the day after. */
        name: 'several-zones',
        events: `id,title,date,kind
seattle,Seattle calls,2024-06-01T09:00:00-08:00,call
london,London calls,2024-06-01T10:00:00Z,call
karachi,Karachi calls,2024-06-01T11:30:00+05:00,call
kathmandu,Kathmandu calls,2024-06-02T01:00:00+05:45,call
`,
        shown: [
            ['Karachi calls', '1 June 2024 11:30:00 UTC+05:00', 'call', 6.5],
            ['London calls', '1 June 2024 10:00:00 UTC', 'call', 10],
            ['Seattle calls', '1 June 2024 09:00:00 UTC-08:00', 'call', 17],
            ['Kathmandu calls', '2 June 2024 01:00:00 UTC+05:45', 'call', 19.25],
        ],
        calendar: ['2024-06-01T06:30:00Z', '2024-06-01T10:00:00Z', '2024-06-01T17:00:00Z', '2024-06-01T19:15:00Z'],
        sheet: [['2024-06-01T11:30:00+05:00', 'Karachi calls'], ['2024-06-01T10:00:00Z', 'London calls'],
            ['2024-06-01T09:00:00-08:00', 'Seattle calls'], ['2024-06-02T01:00:00+05:45', 'Kathmandu calls']],
    },
    {
        /* One time has no zone, and counts as UTC; a day begins at its 00:00. */
        name: 'some-zones',
        events: `id,title,date
karachi,Karachi calls,2024-06-01T11:30:00+05:00
somebody,Somebody calls,2024-06-01T08:15:00
day,The day after,2024-06-02
`,
        shown: [
            ['Karachi calls', '1 June 2024 11:30:00 UTC+05:00', '', 6.5],
            ['Somebody calls', '1 June 2024 08:15:00', '', 8.25],
            ['The day after', '2 June 2024', '', 24],
        ],
        calendar: ['2024-06-01T06:30:00Z', '2024-06-01T08:15:00', '2024-06-02'],
        sheet: [['2024-06-01T11:30:00+05:00', 'Karachi calls'], ['2024-06-01T08:15:00', 'Somebody calls'],
            ['2024-06-02', 'The day after']],
    },
    {
        /* As the clocks there show it: 23:00 is before the next day, though not so in UTC. */
        name: 'one-zone',
        events: `id,title,date
ten,At ten,2024-06-01T10:00:00-08:00
eleven,At eleven,2024-06-01T23:00:00-08
day,The day after,2024-06-02
`,
        shown: [
            ['At ten', '1 June 2024 10:00:00 UTC-08:00', '', 10],
            ['At eleven', '1 June 2024 23:00:00 UTC-08:00', '', 23],
            ['The day after', '2 June 2024', '', 24],
        ],
        calendar: ['2024-06-01T18:00:00Z', '2024-06-02T07:00:00Z', '2024-06-02'],
        sheet: [['2024-06-01T10:00:00-08:00', 'At ten'], ['2024-06-01T23:00:00-08', 'At eleven'],
            ['2024-06-02', 'The day after']],
    },
];

/* @demo: where vis-timeline should have its dated events, in days from 1 January 2014.
 * 2015-01-01 is 365; 21 April 110 days later, 4 May 123, 6 May 125, 8 May 127. What was by 8 May
 * begins a tenth of 493 days before. */
export const demo = [
    ['Nikiforov: Russia prepares a plan in case its Internet is shut down from outside', 0],
    ['Putin complains that the Internet began as “a CIA project”', 0],
    ['Chinese authorities promote “Internet sovereignty”', 0],
    ['Xinhua releases a video of Chinese people praising Russia and Putin', 443],
    ['International Code of Conduct on Information Security submitted to the UN', 365],
    ['Second reading of the draft national security law, with a clause on “Internet sovereignty”', 475],
    ['Second draft of the national security law posted online', 488],
    ['Text of the information-security agreement posted online', 490],
    ['China and Russia sign 32 agreements', 492],
    ['Information-security agreement: no cyberattacks on each other', 492],
    ["Xi Jinping's visit to Russia", 492],
    ['Victory Day parade', 493],
];

/* Where things are that are on one scale, as parts of its length. */
export function onScale(places) {
    const [first, last] = [Math.min(...places), Math.max(...places)];
    return places.map((place) => Math.round(100 * (place - first) / (last - first)) / 100);
}
