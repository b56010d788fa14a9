#!/usr/bin/env bash
# A failure of the system while an input is read is not reported as an error of the input.
# Each call of some functions fails in turn, in the process and in the child that reads DOT:
# the first ten calls and every fifth after them, or all with MORE or TORTURE.
# Each time the exit status must be 2, with one line that says what failed, and without
# "[syntax]"; or the output must be the same as without the failure.
# shellcheck source=tests/support/lib.sh
. "$(dirname "$0")/../support/lib.sh"
export LC_ALL=C

# shellcheck disable=SC2086 # $CC may hold several words
if ! $CC -shared -fPIC -O1 -o "$tmp/failures.so" tests/rules/failures.c -ldl 2>"$tmp/log"; then
    skip 'failures of the system' 'needs the C library of GNU'
    exit 0
fi

golden=$PWD/tests/golden
cd "$tmp" || exit 2
cat >small.dot <<'END'
digraph g { subgraph cluster_a { label="people"; a [label="Ann", born="1950"] }
a -> b [label="knows", date="2001"]; b -> c [note="x"] }
END
printf 'source,target,kind\nRen\xe9,Ann,kin\n' >latin.csv
tieline export small.dot -t json >small.dot.right 2>/dev/null
tieline export latin.csv --encoding latin-1 -t json >latin.csv.right 2>/dev/null

# The error numbers of Linux, which the messages contain. (Signal 24 is SIGXCPU.)
enomem=12 eio=5 eagain=11 emfile=24

# one WHERE FUNCTION NUMBER ERRNO FILE [OPTION...]: runs an export with this failure
one() {
    rm -f out
    timeout 60 env FAIL_IN="$1" FAIL="$2" FAIL_AT="$3" FAIL_ERRNO="$4" FAIL_MARK="$tmp/mark" \
        LD_PRELOAD="$tmp/failures.so" tieline export "${@:5}" -o json:out 2>err
}
# fails_well STATUS FILE: whether the result is correct
fails_well() {
    case $1 in
    0) cmp out "$2.right" ;;
    2)
        grep -v -e ': warning: ' -e 'left out' -e 'read by the mapping' err >errors
        [ "$(grep -c '' errors)" = 1 ] && ! grep -F '[' errors && ! [ -e out ]
        ;;
    *) false ;;
    esac
}
step=5
[ -z "${MORE-}${TORTURE-}" ] || step=1
# every WORDS WHERE FUNCTION ERRNO FILE [OPTION...]: the same for all calls of the
# function; some of the messages have these words
every() {
    local number=0 status said=0 calls=0
    while : >mark && number=$((number + (number < 10 ? 1 : step))) && [ $number -lt 5000 ]; do
        one "$2" "$3" $number "${@:4}"
        status=$?
        [ -s mark ] || break
        calls=$((calls + 1))
        fails_well $status "$5" ||
            { echo "$3 $number: exit status $status" && cat err && return 1; }
        said=$((said + $(grep -c -F -e "$1" err)))
    done
    echo "$calls calls, $said of them said so"
    [ $number -lt 5000 ] && [ $said -gt 0 ]
}

file=small.dot
check 'memory of the process that reads DOT' \
    every "$file: its syntax is right, but Graphviz" child memory $enomem $file
FAIL_ON=1 check 'the same, all that comes after' \
    every "$file: its syntax is right, but Graphviz" child memory $enomem $file
check 'memory of the process itself' \
    every 'tieline: out of memory' parent memory $enomem $file
check 'fork' every "$file: the process that reads DOT failed: Resource temporarily" \
    parent fork $eagain $file
check 'pipe' every "$file: the process that reads DOT failed: Too many open files" \
    parent pipe $emfile $file
check 'poll' every "$file: the process that reads DOT failed: Cannot allocate memory" \
    parent poll $enomem $file
check 'read' every "$file: the process that reads DOT failed: Input/output error" \
    parent read $eio $file
check 'read of the file itself' every "$file: Input/output error" parent read $eio $file
check 'write by the process that reads DOT' \
    every "$file: the process that reads DOT failed: Input/output error" \
    child write $eio $file
FAIL_SIGNAL=24 check 'the limit of time of that process' \
    every "$file: its syntax is right, but Graphviz needs more time for it, expected at most 30 seconds" \
    child write 0 $file
FAIL_SIGNAL=9 check 'a signal that ends that process' \
    every "$file: its syntax is right, but Graphviz crashed over it (Killed)" \
    child write 0 $file
check 'read by that process' status 1 every 'nothing' child read $eio $file
check 'write of the output' every 'out: Input/output error' \
    parent write $eio $file
check 'iconv' every 'latin.csv: decoding latin-1 failed: Cannot allocate memory' \
    parent iconv $enomem latin.csv --encoding latin-1
check 'iconv_open' every 'latin.csv: decoding latin-1 failed: Too many open files' \
    parent iconv_open $emfile latin.csv --encoding latin-1
check 'memory while decoding' every 'out of memory' \
    parent memory $enomem latin.csv --encoding latin-1

# Memory while each other format is read.
for file in gexf-input/harbour/harbour.gexf graphml-input/guild/guild.graphml gedcom-input/family/alder.ged \
    ics-input/meetings/guild.ics nodelink-input/networkx/club.json records/stix-bundle/low-tide.stix.json; do
    name=${file##*/}
    cp "$golden/$file" "$name"
    tieline export "$name" -t json >"$name.right" 2>/dev/null
    check "memory while $name is read" every 'out of memory' parent memory $enomem "$name"
done

# An encoding that iconv does not have, such as macintosh in musl.
lacking() {
    FAIL=iconv_open FAIL_IN=parent FAIL_AT=1 FAIL_ERRNO=22 FAIL_MARK=$tmp/mark \
        LD_PRELOAD=$tmp/failures.so status 2 tieline check latin.csv --encoding macintosh \
        2>err && grep -F "this system's iconv does not know 'macintosh'" err
}
check 'an encoding that iconv does not know' lacking

# No uninitialized byte is written to the pipe.
if command -v valgrind >/dev/null; then
    # Without debug information, because valgrind may not support the compiler's format.
    set_bytes() {
        strip -o stripped "$bin/tieline" &&
            valgrind -q --error-exitcode=9 --track-origins=yes \
            ./stripped export small.dot -t json >out 2>err && cmp out small.dot.right &&
            ! grep -F '==' err
    }
    check 'valgrind has nothing to say about reading DOT' set_bytes
else
    skip 'valgrind has nothing to say about reading DOT' 'needs valgrind'
fi
