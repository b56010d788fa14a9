#!/bin/sh
# Published datasets, if they are in ../shared/data or $DATA. Their licences do not permit
# including them.
. "$(dirname "$0")/../support/lib.sh"

data=${DATA:-$PWD/../shared/data}
icews=$data/icews14.tsv
alliances=$data/cow-alliances-by-member.csv

# says WORDS COMMAND...: the command prints a line with these words, in this order
says() {
    says_words=$1
    shift
    "$@" >"$tmp/said" 2>&1
    tr -s ' ' <"$tmp/said" | grep -x "$says_words" || { cat "$tmp/said" && false; }
}
# rows N COMMAND...: the command prints N lines after the first
rows() {
    rows_wanted=$1
    shift
    "$@" >"$tmp/rows" && [ "$(wc -l <"$tmp/rows")" = $((rows_wanted + 1)) ] ||
        { wc -l "$tmp/rows" && false; }
}
# members N PATTERN: N lines of the table of participations match
members() {
    [ "$(tail -n +2 "$tmp/alliances/participants.csv" | grep -c "$2")" = "$1" ]
}

if [ -r "$icews" ]; then
    check 'ICEWS: events and actors' says '8963 events, 2760 actors, .* 0 errors.*' \
        tieline check "$icews" --mapping icews
    check 'ICEWS: the same without the mapping' \
        says '8963 events, 2760 actors, .* 0 errors.*' \
        tieline check "$icews" --no-header --columns source=1,kind=2,target=3,date=4
    check 'ICEWS: directed ties' rows 7419 \
        tieline export "$icews" --mapping icews --view actors -t csv
else
    skip 'ICEWS' "no $icews"
fi

if [ -r "$alliances" ]; then
    check 'alliances: no errors' says '414 events, 180 actors, .* 0 errors.*' \
        tieline check "$alliances" --mapping cow-alliances
    tieline stats "$alliances" --mapping cow-alliances >"$tmp/stats"
    check 'alliances: participations' says 'participations 1221' cat "$tmp/stats"
    # 359 members have no end: they have not left, and belong to the 98 alliances
    # without an end.
    check 'alliances: open ones' says 'open events 98' cat "$tmp/stats"
    tieline export "$alliances" --mapping cow-alliances -o "tables:$tmp/alliances"
    check 'alliances: members with a span of their own' \
        members 216 '^[^,]*,[^,]*,member,[0-9]'
else
    skip 'alliances' "no $alliances"
fi
