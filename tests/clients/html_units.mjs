/* What single scripts of the page compute, on data of the demo and by themselves. */

/* In place of what measures texts in a browser. */
const ruler = {
    width: (text, size) => text.length * size * 0.5,
    cut: (text, most, size) => text.length * size * 0.5 <= most ? text : `${text.slice(0, Math.max(Math.floor(most / size * 2) - 1, 0))}…`,
};

function days({ dayOf, civilOf, dayText, parseBound, boundText, dayLabel, monthLength }, same) {
    const some = Array.from({ length: 4000 }, (_, i) => -1500000 + i * 1013);
    same('days and dates are each other', some.filter((day) => {
        const { year, month, day: of } = civilOf(day);
        return dayOf(year, month, of) !== day;
    }), []);
    same('days as texts', [0, -719528, dayOf(-43, 3, 15), dayOf(100000, 1, 1)].map(dayText), ['1970-01-01', '0000-01-01', '-0043-03-15', '100000-01-01']);
    same('labels of days', [dayLabel(16561, 'day'), dayLabel(16561, 'month'), dayLabel(dayOf(-43, 3, 15), 'year')], ['6 May 2015', 'May 2015', '44 BCE']);
    same('leap years', [2000, 1900, 2024, -4].map((year) => monthLength(year, 2)), [29, 28, 29, 29]);
    const bounds = ['2015', '2015-05', '2015-05-08', '44 BCE', '-0043', 'Y-12000', ' 2015 ', '2015-02'];
    same('bounds from', bounds.map((text) => dayText(parseBound(text, false))),
        ['2015-01-01', '2015-05-01', '2015-05-08', '-0043-01-01', '-0043-01-01', '-12000-01-01', '2015-01-01', '2015-02-01']);
    same('bounds to', bounds.map((text) => dayText(parseBound(text, true))),
        ['2015-12-31', '2015-05-31', '2015-05-08', '-0043-12-31', '-0043-12-31', '-12000-12-31', '2015-12-31', '2015-02-28']);
    same('what is no bound', ['', 'soon', '2015-13', '2015-02-30', '2015-5', '2015/2016', '1e5'].map((text) => parseBound(text, false)), new Array(7).fill(NaN));
    same('bounds as options take them', [16561, dayOf(12000, 5, 1)].map(boundText), ['2015-05-06', 'Y12000']);
}

function dates({ falls, meet, cover, spanOf, makeDate, drawn, EVER, NEVER }, same) {
    const date = (first, last, flags = 0) => makeDate(['', '', first, first, last, last, flags]);
    same('what falls into a window', [[5, 9], [10, 12], [3, 5], [0, 4], [13, 14], [EVER, 5], [12, NEVER]]
        .map(([first, last]) => falls(date(first, last), 5, 12)), [true, true, true, false, false, true, true]);
    same('who has no date falls into any', falls(null, 5, 12), true);
    same('spans', [cover({ first: 1, last: 3 }, { first: 2, last: 9 }), meet({ first: 1, last: 3 }, { first: 2, last: 9 }), meet({ first: 1, last: 3 }, { first: 4, last: 9 })],
        [{ first: 1, last: 9 }, { first: 2, last: 3 }, null]);
    same('an end that nobody knows', spanOf(date(3, 8, 8 + 256)), { first: 3, last: EVER });
    same('a day lasts until the next', [drawn(date(3, 3)).form, drawn(date(3, 3)).from, drawn(date(3, 3)).to], ['day', 3, 4]);
    same('an open end', drawn(date(3, NEVER, 256 + 2)).endsOpen, 'open');
}

function scales({ Scale }, same) {
    const scale = new Scale(0, 10000, [{ from: 1000, to: 9000, label: '22 years' }], false);
    scale.width = 800;
    const some = [0, 500, 999, 1000, 5000, 9000, 9500, 10000];
    same('places and days are each other', some.map((day) => Math.round(scale.dayAtX(scale.xOf(day)))), some);
    same('a cut is short', scale.xOf(9000) - scale.xOf(1000) < 40, true);
    same('cuts in view', scale.gapsInView().map(({ label }) => label), ['22 years']);
    const entries = [[0, 1], [100, 900], [0, 10000], [9500, 9501]].map(([from, to]) => ({ mark: { from, to } }));
    const sum = scale.columns(entries, 7).flat().reduce((all, { share }) => all + share, 0);
    same('columns have each event once', Math.round(sum * 1e9) / 1e9, 4);
    for (let i = 0; i < 40; i++)
        scale.zoomAt(100, 0.5);
    same('zooming in has an end', scale.view.end - scale.view.start >= 3.99, true);
    for (let i = 0; i < 80; i++)
        scale.zoomAt(700, 2);
    same('and zooming out', scale.view.end - scale.view.start <= scale.length * 1.041, true);
    const timed = new Scale(100, 101, [], true);
    timed.width = 600;
    same('hours', timed.ticks(80).map(({ label }) => label).slice(0, 3), ['11 April 1970, 00:00', '06:00', '12:00']);
}

function marks({ markOf, signsOf, SIGNS, makeDate }, same) {
    const event = (flags, members, more = {}) => ({ date: makeDate(['', '', 10, 10, 20, 20, flags, null, members]), claims: [], undecided: [],
        unsure: new Map(), status: 'stated', ...more });
    const signs = (...it) => signsOf(markOf(event(...it)));
    same('some day in a time', signs(0), ['within']);
    same('lasted', signs(256), ['lasting']);
    same('uncertain', signs(32), ['within', 'uncertain']);
    same('open at both ends', signs(256 + 1 + 2), ['lasting', 'open']);
    same('an end that nobody knows', signs(256 + 8), ['lasting', 'unknown']);
    same('each of several, one of several', [signs(1024, [10, 11, 19, 20]), signs(512, [10, 11, 19, 20])], [['each'], ['oneof']]);
    same('inferred', signs(0, undefined, { unsure: new Map([['date', 'inferred']]) }), ['within', 'inferred']);
    same('denied, disputed', [signs(0, undefined, { status: 'denied' }), signs(0, undefined, { status: 'disputed' })], [['within', 'denied'], ['within', 'disputed']]);
    const rival = { field: 'date', agrees: false, date: makeDate(['', '', 30, 30, 30, 30, 0]) };
    same('a rival date', signs(0, undefined, { claims: [rival] }), ['within', 'rival']);
    same('each sign is explained', Object.values(SIGNS).every(Boolean), true);
}

/* No interval is over another in its row, in each grouping and at each width. */
function rows({ Timeline, GROUPINGS }, data, same) {
    const wrong = [];
    for (const [name, grouping] of Object.entries(GROUPINGS))
        for (const [width, height] of [[600, 500], [370, 520], [1200, 900], [300, 200]]) {
            const timeline = Object.assign(new Timeline(ruler, data), { grouping });
            timeline.setSize(width, height);
            timeline.scale.width = width;
            timeline.layOut();
            for (const group of timeline.groups)
                for (const a of group.intervals ?? [])
                    if (group.intervals.some((b) => a !== b && a.row === b.row && a.left < b.right - 6.5 && b.left < a.right - 6.5))
                        wrong.push(`${name} at ${width}: ${a.entry.event.name}`);
        }
    same('no label is over a mark or label', wrong, []);
}

function searching({ findHits, fold }, data, same) {
    same('folded', ['Łódź', 'Ærø', 'STRASSE', 'straße', 'İı', 'é'].map(fold), ['lodz', 'aero', 'strasse', 'strasse', 'ii', 'e']);
    same('hits', findHits(data, 'RUSSIA').slice(0, 1).map(({ id }) => id), ['russia']);
    same('an alias', findHits(data, 'beijing')[0].id, 'china');
    same('an id', findHits(data, 'information-security-agreement-2015')[0].id, 'information-security-agreement-2015');
    same('all words', findHits(data, 'agreement cyberattacks').length, 1);
    same('nothing', [findHits(data, '   '), findHits(data, 'zzzz')], [[], []]);
}

function fragments({ readFragment, writeFragment, commandOf, optionsOf, isFiltered, noFilter }, data, same) {
    const text = '#since=2015-05-01&until=2015-05-31&kind=visit&actor=china&view=table&rows=kind';
    same('a fragment comes back', writeFragment(readFragment(data, text)), text);
    same('two actors', writeFragment(readFragment(data, '#with=china&with=russia')), '#with=china&with=russia');
    same('names for ids', writeFragment(readFragment(data, '#actor=Beijing&since=2015&kind=VISIT')), '#since=2015-01-01&kind=visit&actor=china');
    const odd = ['__proto__=x', 'constructor=y', 'view=toString', 'rows=__proto__', 'kind=__proto__', 'actor=constructor', 'event=china', 'status=odd', 'since=soon'];
    same('what is unknown is said', readFragment(data, `#${odd.join('&')}`).unknown, odd);
    same('and changes nothing', isFiltered(readFragment(data, `#${odd.join('&')}`).filter), false);
    const filter = { ...noFilter(), since: 16561, kind: new Set(["it's", '-x', '']), place: new Set(['$(reboot) `x`']) };
    same('the command is safe in a shell', commandOf(filter, 'story.html'),
        "tieline export DATASET --since 2015-05-06 --kind 'it'\\''s' '--kind=-x' '--kind=' --place '$(reboot) `x`' -o story.html");
    same('options', optionsOf(filter).length, 5);
}

function filters({ passThrough, noFilter, countFacet, FACETS, makeTies }, data, same) {
    const all = passThrough(data, noFilter());
    same('no filter', [all.events.size, all.actors.size, all.sources.size], [data.events.length, data.actors.length, data.references.size]);
    const one = passThrough(data, { ...noFilter(), since: 16563, until: 16563 });
    same('the undated pass each window', [...data.events].filter(({ date }) => !date).every((event) => one.events.has(event)), true);
    same('facets count each event once', [...countFacet(data.events, FACETS[0]).values()].reduce((sum, count) => sum + count, 0), data.events.length);
    const ties = makeTies(data, all, noFilter());
    const between = ties.filter(({ source, target }) => [source.id, target.id].sort().join() === 'china,russia');
    same('China and Russia', between.reduce((sum, { weight }) => sum + weight, 0), 41);
}

function tables({ eventsCsv, tiesCsv, makeTies, passThrough, noFilter }, data, same) {
    const event = { ...data.events[0], id: '=1+1', title: '"a"\n,b', kind: '@x', place: '-5', parts: [], cite: [] };
    same('cells that could be computed are guarded', eventsCsv([event]).split('\n').slice(1).join('\n').startsWith(`'=1+1,"""a""\n,b",'@x,`), true);
    same('a row for each tie', tiesCsv(makeTies(data, passThrough(data, noFilter()), noFilter())).trimEnd().split('\n').length > 40, true);
}

function networks({ layOutNetwork }, same) {
    const edges = [[0, 1], [1, 2], [2, 0], [2, 3], [3, 4], [5, 6], [7, 8], [8, 9]].map(([a, b]) => ({ a, b, weight: 1 }));
    const widths = new Array(12).fill(80);
    const places = layOutNetwork(widths, edges, { width: 400, height: 600 });
    same('the same places each time', layOutNetwork(widths, edges, { width: 400, height: 600 }), places);
    same('each node has one', places.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y)) && places.length === 12, true);
    const near = places.some((p, i) => places.some((q, k) => k > i && Math.hypot(p.x - q.x, p.y - q.y) < 18));
    same('no two are at one place', near, false);
    const box = (nodes) => ['x', 'y'].map((key) => [Math.min(...nodes.map((i) => places[i][key])), Math.max(...nodes.map((i) => places[i][key]))]);
    const boxes = [[0, 1, 2, 3, 4], [5, 6], [7, 8, 9], [10], [11]].map(box);
    same('components are packed apart', boxes.some((a, i) => boxes.some((b, k) => k > i && a.every(([from, to], axis) => from <= b[axis][1] && b[axis][0] <= to))), false);
    same('nothing at all', layOutNetwork([], [], { width: 1, height: 1 }), []);
}

/* --- Colours ------------------------------------------------------------------------- */

const channels = (colour) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255);
const linear = (value) => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;

function contrast(one, other) {
    const light = (colour) => channels(colour).map(linear).reduce((sum, value, i) => sum + value * [0.2126, 0.7152, 0.0722][i], 0);
    const [a, b] = [light(one), light(other)].sort((x, y) => y - x);
    return (a + 0.05) / (b + 0.05);
}

/* Machado, Oliveira and Fernandes (2009), complete: what who lacks a cone sees. */
const SIGHTS = {
    'with three cones': [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
    protanopia: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    deuteranopia: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
};

/* CIELAB, in which distances are those that are seen. */
function seen(colour, sight) {
    const rgb = channels(colour).map(linear);
    const [r, g, b] = sight.map((row) => Math.min(Math.max(row.reduce((sum, part, i) => sum + part * rgb[i], 0), 0), 1));
    const xyz = [(0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505, 0.2126 * r + 0.7152 * g + 0.0722 * b, (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089];
    const [x, y, z] = xyz.map((value) => value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116);
    return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/* The ten kinds that are most frequent stay apart for everybody; all can be told from the
 * ground. */
function colours({ makeData }, json, same) {
    const data = makeData(json);
    const kinds = [...data.kinds.event.values()].map(({ colours: both }) => both).filter(Boolean);
    same('at least ten kinds have a colour', kinds.length >= 10, true);
    for (const [which, paper] of [[0, '#ffffff'], [1, '#15181c']]) {
        const all = kinds.map((both) => both[which]);
        same(`contrast with ${paper}`, all.filter((colour) => contrast(colour, paper) < 3), []);
        for (const [name, sight] of Object.entries(SIGHTS)) {
            const ten = all.slice(0, 10).map((colour) => seen(colour, sight));
            const near = ten.flatMap((one, i) => ten.slice(i + 1).map((other, k) => [all[i], all[i + 1 + k], Math.hypot(...one.map((value, at) => value - other[at]))]))
                .filter(([, , distance]) => distance < LEAST_DISTANCE);
            same(`kinds on ${paper} ${name}`, near, []);
        }
    }
}

/* Twice what is just seen, side by side. */
const LEAST_DISTANCE = 5;

export function units(modules, json, same) {
    const data = modules.makeData(json);
    for (const [test, ...more] of [[days], [dates], [scales], [marks], [rows, data], [searching, data], [fragments, data], [filters, data], [tables, data], [networks], [colours, json]])
        test(modules, ...more, (aspect, got, wanted) => same(`${test.name}: ${aspect}`, got, wanted));
}
