#!/bin/sh
# The demo writes seven files. Its text names each, and other programs accept them.
. "$(dirname "$0")/../support/lib.sh"

mkdir "$tmp/a folder"
check 'tieline demo' tieline demo "$tmp/a folder/demo"
tieline demo "$tmp/again" >"$tmp/said" 2>"$tmp/complained"
check 'nothing looks like a complaint' empty "$tmp/complained"
check 'it says where all the details are' grep -F 'timeline.json has them all' "$tmp/said"
check 'with --strict it says what is lost' sh -c \
    "! tieline demo '$tmp/strict' --strict 2>'$tmp/complained' && grep -F 'allows no loss' '$tmp/complained'"
for file in story.html network.svg timeline.svg actors.svg events.svg timeline.json edges.csv; do
    check "$file is there" test -s "$tmp/a folder/demo/$file"
    check "$file is valid" tests/valid.py "$tmp/a folder/demo/$file"
    check "what it prints mentions $file" grep -F "$file" "$tmp/said"
done
check 'the page comes first' sh -c "head -1 '$tmp/said' | grep -F story.html"
for view in network actors events timeline; do
    tieline export @demo --view "$view" -t dot >"$tmp/$view.dot"
    check "dot draws the view $view" tests/valid.py "$tmp/$view.dot"
done
tieline export @demo -t json >"$tmp/demo.json"
check 'its JSON is the demo'\''s' cmp "$tmp/demo.json" "$tmp/a folder/demo/timeline.json"
check 'its JSON comes back the same' sh -c \
    "tieline export -f json '$tmp/demo.json' -t json | cmp - '$tmp/demo.json'"
for file in examples/*/*.json; do
    check "$file is valid" tests/valid.py "$file"
done
for folder in examples/*/tables; do
    name=$(basename "$(dirname "$folder")")
    tieline export "examples/$name/$name.json" -o "tables:$tmp/$name"
    check "the tables of $name are what make examples writes" diff -r "$folder" "$tmp/$name"
    check "the tables of $name hold what its document holds" sh -c \
        "tieline export '$folder' -t json >'$tmp/tables.json' &&
         tieline export 'examples/$name/$name.json' -t json | cmp - '$tmp/tables.json'"
    check "nothing is wrong with $name" sh -c \
        "tieline check '$folder' | grep ': 0 errors, 0 warnings'"
done
harbour=examples/harbour-affair
check 'the files of the harbour affair are one dataset' sh -c \
    "tieline check $harbour/harbour-affair.json $harbour/letters.jsonl $harbour/ties.dot $harbour/shipments.csv \
         --mapping $harbour/shipments.map | grep '12 events, 6 actors, 5 relations: 0 errors'"
