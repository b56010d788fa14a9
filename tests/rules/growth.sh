#!/bin/sh
# Data that would take minutes were it gone through anew for each of its parts. It takes
# a second; the limit of processor time is there so that the tests end.
# shellcheck source=tests/support/lib.sh
. "$(dirname "$0")/../support/lib.sh"

# soon COMMAND...: the command passes before it would if its time grew with the square
soon() (
    ulimit -t 60
    "$@" >/dev/null 2>"$tmp/soon.log" || { cat "$tmp/soon.log" && false; }
)

# 200,000 edges from one node to another, all of one kind
{
    echo source,target,kind
    yes A,B,k | head -n 200000
} >"$tmp/parallel.csv"
check 'edges between the same two nodes, to GEXF' \
    soon tieline export "$tmp/parallel.csv" -t gexf
check 'edges between the same two nodes, to Gephi' \
    soon tieline export "$tmp/parallel.csv" -o "gephi:$tmp/gephi"

# 100,000 mentions, each of a name that two actors have
mkdir "$tmp/called"
awk -v events="$tmp/called/events.csv" -v actors="$tmp/called/actors.csv" 'BEGIN {
    print "id,name" >actors
    print "id,title,participants" >events
    for (i = 0; i < 100000; i++) {
        print "a" i ",Name " int(i / 2) >actors
        print "e" i ",Event,Name " int(i / 2) >events
    }
}'
check 'names that several have' soon status 1 tieline check "$tmp/called"
check 'all messages about names that several have' \
    soon status 1 tieline check --json "$tmp/called"

# 60 operations, which can be divided at their colons in more ways than there are stars
echo 'when,what' >"$tmp/colons.csv"
operations=$(yes ':a=b' | head -n 60 | tr -d '\n')
check 'a mapping with many colons' \
    soon tieline check "$tmp/colons.csv" --columns "title={what$operations}"
