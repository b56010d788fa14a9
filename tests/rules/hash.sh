#!/bin/sh
# The hash of tables can neither be foreseen by who writes an input, nor seen in an
# output.
# shellcheck source=tests/support/lib.sh
. "$(dirname "$0")/../support/lib.sh"

MORE=${MORE-}${TORTURE-}
# Inputs of 70,000 texts that have one hash where no key is known, or of 110,000 with MORE
# or TORTURE. With that hash each took the program 8 to 16 seconds, or 20 to 40: every text
# was compared with all before it. It takes one to two, or three, of which most go into
# suggestions for the keys.
texts=70000 most_seconds=6
[ -z "$MORE" ] || texts=110000 most_seconds=15
"$PYTHON" tests/support/collisions.py $texts >"$tmp/texts" || exit 1
{ echo id,title,date && sed 's/$/,Event,2001/' "$tmp/texts"; } >"$tmp/ids.csv"
{ echo source,target,title,date && sed 's/$/,B,Event,2001/' "$tmp/texts"; } >"$tmp/names.csv"
{ echo source,target,kind && sed 's/^/A,B,/' "$tmp/texts"; } >"$tmp/pairs.csv"
sed 's/.*/{"id": "&", "title": "Event"}/' "$tmp/texts" >"$tmp/ids.jsonl"
sed 's/.*/{"title": "Event", "&": "x"}/' "$tmp/texts" >"$tmp/keys.jsonl"
{ echo 'digraph {' && sed 's/.*/"&" -> "B"/' "$tmp/texts" && echo '}'; } >"$tmp/nodes.dot"

# soon FILE: it is checked in the time that so many lines may take
soon() (
    ulimit -t $most_seconds
    tieline check "$1"
)
for input in ids.csv names.csv pairs.csv ids.jsonl keys.jsonl nodes.dot; do
    check "$input of texts with one hash without a key" soon "$tmp/$input"
done

# outputs: FORMAT or FORMAT@VIEW, of all that are written but the pictures
outputs() {
    tieline formats --json | "$PYTHON" -c 'import json, sys
for format in json.load(sys.stdin)["formats"]:
    if format["written"] and not format["picture"]:
        for view in format["views"]:
            print(format["name"] + "@" + view)'
}
# run INPUT FOLDER: writes all that comes of the input into the folder
run() {
    mkdir "$2" && set -- "$2" export "$1" && folder=$1 && shift
    for output in $(outputs); do
        set -- "$@" -o "$output:$folder/$output"
    done
    tieline "$@" >"$folder/out" 2>"$folder/err" || return
    tieline check --json "$2" >"$folder/check.json" 2>&1
    tieline stats "$2" >"$folder/stats" 2>&1
}
# same INPUT: by two keys, of which one is drawn, or by four with MORE or TORTURE
same() {
    rm -rf "$tmp"/by-*
    for key in 1 '' ${MORE:+2 'a key of 16 byte'}; do
        TIELINE_HASH_KEY=$key run "$1" "$tmp/by-$key" || return
        diff -r "$tmp/by-1" "$tmp/by-$key" || return
    done
}
outputs >"$tmp/outputs"
check 'there are outputs of all formats' test "$(wc -l <"$tmp/outputs")" -gt 30

# What has no id, names that are alike, kinds without a colour of their own, attributes
awk 'BEGIN {
    print "date,kind,source,target,title,area,zone"
    for (i = 0; i < 3000; i++)
        print 1900 + i % 100 ",kind " i % 50 "," (i % 2 ? "Actor " : "ACTOR ") i % 700 \
            ",Actor " i % 300 ",Event " i % 1000 ",area " i % 7 ",zone " i % 11
}' >"$tmp/unnamed.csv"
for input in examples/*/*.json examples/*/tables "$tmp/unnamed.csv"; do
    check "$(basename "$(dirname "$input")")/$(basename "$input") by different keys" \
        same "$input"
done
