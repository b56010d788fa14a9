#!/bin/sh
# Data that would take long were it gone through anew for each of its parts: all is
# done within seconds of processor time, where a second is plenty.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"

# soon COMMAND...: the command passes within so many seconds
soon() (
    ulimit -t 4
    "$@" >/dev/null 2>"$tmp/soon.log" || { cat "$tmp/soon.log" && false; }
)

# 40,000 edges from one node to another, all of one kind
{
    echo source,target,kind
    yes A,B,k | head -n 40000
} >"$tmp/parallel.csv"
check 'edges between the same two nodes, to GEXF' \
    soon tieline export "$tmp/parallel.csv" -t gexf
check 'edges between the same two nodes, to Gephi' \
    soon tieline export "$tmp/parallel.csv" -o "gephi:$tmp/gephi"

# 20,000 mentions, each of a name that two actors have
mkdir "$tmp/called"
awk -v events="$tmp/called/events.csv" -v actors="$tmp/called/actors.csv" 'BEGIN {
    print "id,name" >actors
    print "id,title,participants" >events
    for (i = 0; i < 20000; i++) {
        print "a" i ",Name " int(i / 2) >actors
        print "e" i ",Event,Name " int(i / 2) >events
    }
}'
check 'names that several have' soon status 1 tieline check "$tmp/called"
check 'all messages about names that several have' \
    soon status 1 tieline check --json "$tmp/called"
