#!/bin/sh
# Exporting the embedded dataset in the three main formats takes less than 30 million
# instructions. Unlike the time, this number is the same on every machine. Six million of
# them load libical and the libraries that it needs (ICU, libstdc++): a millisecond a run.
. "$(dirname "$0")/../support/lib.sh"

limit=30000000
if ! command -v valgrind >/dev/null; then
    skip 'counting instructions' 'needs valgrind'
    exit
fi
# Without debug information, because valgrind may not support the compiler's format.
strip -o "$tmp/tieline" "$bin/tieline" || exit 1
# A fixed key, because the collisions in hash tables depend on it.
TIELINE_HASH_KEY=1 valgrind --tool=callgrind --callgrind-out-file=/dev/null \
    --log-file="$tmp/log" "$tmp/tieline" export @demo -o "$tmp/x.dot" -o "$tmp/x.json" -o "$tmp/x.csv" \
    >"$tmp/out" 2>&1 || cat "$tmp/out" "$tmp/log"
count=$(sed -n 's/^==.*Collected *: *\([0-9]*\).*/\1/p' "$tmp/log")
echo "# ${count:=0} instructions"
check "one run in $((limit / 1000000)) million instructions" \
    test "$count" -gt 0 -a "$count" -lt $limit
check 'the three files are there' test -s "$tmp/x.dot" -a -s "$tmp/x.json" -a -s "$tmp/x.csv"
