#!/bin/sh
# Data that would take ten seconds if the time grew with the square of its size. It
# takes half a second; with MORE or TORTURE, half a minute and a second. The limit on
# processor time ends the test if it takes longer.
# shellcheck source=tests/support/lib.sh
. "$(dirname "$0")/../support/lib.sh"

# So many rows need far less memory and time. A sanitizer needs more memory.
rows=30000 most_memory=600000 most_seconds=6
[ -z "${MORE-}${TORTURE-}" ] || rows=50000 most_memory=1000000 most_seconds=15
(ulimit -v $most_memory && tieline --version) >/dev/null 2>&1 || most_memory=unlimited

# soon COMMAND...: the command passes within the limits of time and memory
soon() (
    ulimit -t $most_seconds
    ulimit -v $most_memory
    "$@" >/dev/null 2>"$tmp/soon.log" || { cat "$tmp/soon.log" && false; }
)

# Twice as many edges from one node to another, all of one kind
{
    echo source,target,kind
    yes A,B,k | head -n $((2 * rows))
} >"$tmp/parallel.csv"
check 'edges between the same two nodes, to GEXF' \
    soon tieline export "$tmp/parallel.csv" -t gexf
check 'edges between the same two nodes, to Gephi' \
    soon tieline export "$tmp/parallel.csv" -o "gephi:$tmp/gephi"

# As many mentions, each of a name that two actors have
mkdir "$tmp/called"
awk -v rows=$rows -v events="$tmp/called/events.csv" -v actors="$tmp/called/actors.csv" 'BEGIN {
    print "id,name" >actors
    print "id,title,participants" >events
    for (i = 0; i < rows; i++) {
        print "a" i ",Name " int(i / 2) >actors
        print "e" i ",Event,Name " int(i / 2) >events
    }
}'
check 'names that several have' soon status 1 tieline check "$tmp/called"
check 'all messages about names that several have' \
    soon status 1 tieline check --json "$tmp/called"

# 60 operations; the number of ways to split them at their colons is exponential
echo 'when,what' >"$tmp/colons.csv"
operations=$(yes ':a=b' | head -n 60 | tr -d '\n')
check 'a mapping with many colons' \
    soon tieline check "$tmp/colons.csv" --columns "title={what$operations}"

# counted FORMAT: a line for each row, with its number in the format
counted() {
    seq -f "$1" $rows
}

# table NAME HEADER FORMAT: writes a table with so many rows into the folder
table() {
    { echo "$2" && counted "$3"; } >"$tmp/again/$1.csv"
}

# afresh: makes a new folder with one event, for tables about it
afresh() {
    rm -rf "$tmp/again"
    mkdir "$tmp/again"
    printf 'id,title,participants\ne,T,A\n' >"$tmp/again/events.csv"
}

# As many records of one item or participation, each of which adds a value
afresh
table actors id,aliases 'A,name %.0f'
check 'an alias of one actor in each row' soon tieline check "$tmp/again"
afresh
table references id,authors 'R,author %.0f'
check 'an author of one reference in each row' soon tieline check "$tmp/again"
afresh
table actors id,name,description 'A,%.0f,d'
check 'another name of one actor in each row' \
    soon status 1 tieline check "$tmp/again"
counted '{"id":"e","title":"T","k%.0f":"v"}' >"$tmp/keys.jsonl"
check 'an attribute of one event in each line' \
    soon tieline export "$tmp/keys.jsonl" -o "$tmp/keys.json"
check 'all of them are there, each once' \
    test "$(grep -o '"k[0-9]*":"v"' "$tmp/keys.json" | sort -u | wc -l)" -eq $rows
yes '{"id":"e","title":"T","description":"the same text","k":"v"}' | head -n $rows \
    >"$tmp/same.jsonl"
check 'the same event in each line' soon tieline check "$tmp/same.jsonl"
{
    echo '{"events":[{"title":"T","participants":['
    counted '{"actor":"A","k%.0f":"v"},'
    echo '"A"]}]}'
} >"$tmp/parts.json"
check 'an attribute of one participation in each object' \
    soon tieline check "$tmp/parts.json"
{
    echo 'digraph {'
    counted 'a [k%.0f=v];'
    echo '}'
} >"$tmp/keys.dot"
check 'an attribute of one DOT node in each line' soon tieline check "$tmp/keys.dot"
{
    echo 'day,who,called'
    counted '2015-05-08,A,name %.0f'
} >"$tmp/names.csv"
check 'another name of one actor in each row of a mapped table' \
    soon tieline check "$tmp/names.csv" \
    --columns 'date=day,actor=who,actor_name=called,title=called'

# As many citations in citations.csv, each of another participation in one event, with
# and without an id
for event in e T; do
    afresh
    [ $event = e ] || printf 'title\nT\n' >"$tmp/again/events.csv"
    table participants event,actor "$event,A%.0f"
    table citations item,actor,reference "$event,A%.0f,R"
    check "a citation of each part in the event $event" soon tieline check "$tmp/again"
done

# A long list, and rows that do not contain it
{
    echo '{"actors":[{"id":"A","aliases":["a"'
    counted ',"a%.0f"'
    echo ']}'
    yes ',{"id":"A"}' | head -n $rows
    echo '],"events":[{"title":"T","participants":["A"]}]}'
} >"$tmp/long.json"
check 'an actor of many aliases in each object' soon tieline check "$tmp/long.json"

# As many events, each with an attribute of its own key
seq -f '%.0f' $rows | sed 's/.*/{"id":"e&","title":"T","k&":"v"}/' >"$tmp/own.jsonl"
for format in cytoscape gexf; do
    check "attributes of many keys, to $format" \
        soon tieline export "$tmp/own.jsonl" -t "$format" --view events
done

# As many edges between the same two nodes, none of which is in both versions; and one
# event in which an actor has as many roles, all of them others in the new version
for side in 1 2; do
    { echo source,target,weight && counted "A,B,$side%.0f.5"; } >"$tmp/edges$side.csv"
    {
        echo '{"events":[{"id":"e","title":"T","participants":[{"actor":"A"}'
        seq -f ',{"actor":"A","role":"'$side'-%.0f"}' $rows
        echo ']}]}'
    } >"$tmp/roles$side.json"
done
check 'the difference of edges between the same two nodes' \
    soon status 1 tieline diff "$tmp/edges1.csv" "$tmp/edges2.csv"
check 'the difference of many roles of one actor' \
    soon status 1 tieline diff "$tmp/roles1.json" "$tmp/roles2.json"
