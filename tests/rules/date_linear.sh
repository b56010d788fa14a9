#!/bin/sh
# The cost of parsing a date is linear in its length: eight times the bytes take at most
# nine times the instructions.
. "$(dirname "$0")/../support/lib.sh"

if ! command -v valgrind >/dev/null; then
    skip 'counting instructions' 'needs valgrind'
    exit
fi
eval "$("$MAKE" -s compile-line BUILD="$BUILD" CC="$CC") -o '$tmp/bench_date' \
    bench/bench_date.c '$bin/libtieline.a'" 2>"$tmp/log" || fail 'it compiles' <"$tmp/log"
strip "$tmp/bench_date"

# count KIND SIZE: the instructions for parsing SIZE bytes once
count() {
    valgrind --tool=callgrind --callgrind-out-file=/dev/null --log-file="$tmp/log" \
        "$tmp/bench_date" "$1" "$2" >/dev/null 2>&1
    sed -n 's/^==.*Collected *: *\([0-9]*\).*/\1/p' "$tmp/log"
}
for kind in $("$tmp/bench_date" kinds); do
    small=$(count "$kind" 4096)
    large=$(count "$kind" 32768)
    echo "# $kind: ${small:=0} instructions for 4 KiB, ${large:=0} for 32 KiB"
    check "$kind are linear" test "$small" -gt 0 -a "$large" -lt $((9 * small))
done
