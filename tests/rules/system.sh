#!/usr/bin/env bash
# Failures of the system, such as a full disk, a closed pipe or a missing folder, give exit
# status 2 and a message with path and reason. No file is created, changed or left behind.
# shellcheck source=tests/support/lib.sh
. "$(dirname "$0")/../support/lib.sh"
export LC_ALL=C

# The tests of output files, as on a file system without unnamed files.
named_output_files() {
    eval "$("$MAKE" -s compile-line BUILD="$BUILD" CC="$CC") -DTL_NAMED_TEMPORARIES \
        -o '$tmp/test_output_file' src/io/paths.c tests/unit/src/io/output_file.c \
        '$bin/tests/support/support.o' '$bin/libtieline.a' -lcmocka" \
        "$("$MAKE" -s link-line)" && "$tmp/test_output_file"
}
check 'outputs where a file must have a name' named_output_files

cd "$tmp" || exit 2
mkdir work
log=$tmp/log # standard error of the command under test

# fails WORDS COMMAND...: exit status 2, and standard error has the words
fails() {
    local words=$1
    shift
    status 2 "$@" 2>"$log" && grep -F -e "$words" "$log" >/dev/null ||
        { echo "standard error, which should have said '$words':" && cat "$log" && false; }
}
# untouched COMMAND...: the command passes, and work/ is as before
untouched() {
    rm -rf before
    cp -Rp work before
    "$@" && diff -r before work
}
to_full() {
    tieline export @demo -t "$1" >/dev/full
}
# Through a link, so that a mistake in the program cannot replace the device itself.
to_full_by_name() {
    ln -sf /dev/full work/full.csv
    tieline export @demo -o work/full.csv
}
# The disk is full after 1 KB (bash counts in KB, dash in units of 512 bytes).
past_limit() (
    ulimit -f 1
    tieline export @demo -o work/a.csv -o work/b.json
)

for format in dot json csv; do
    check "$format to /dev/full" fails 'No space left on device' to_full $format
done
check 'the help to /dev/full' fails 'No space left on device' \
    sh -c 'tieline --help >/dev/full'
check 'a file that is /dev/full' fails 'full.csv' to_full_by_name
check '/dev/full is still a device' test -c /dev/full
rm -f work/full.csv

echo old >work/kept.csv
check 'a disk that fills up leaves nothing' untouched fails 'File too large' past_limit
picture_past_limit() (
    ulimit -f 1
    TMPDIR=$tmp tieline export @demo -o work/new.svg
)
check 'a full folder for temporary files' untouched fails "$tmp: File too large" \
    picture_past_limit

# Memory ends while reading, while drawing, or not at all.
awk 'BEGIN {
    print "source,target,kind,date"
    for (i = 0; i < 100000; i++)
        print "a" i % 3001 ",b" i % 4001 ",k,2001"
}' >many.csv
within() (
    ulimit -v "$1"
    tieline export many.csv --threads 1 -o work/new.csv -o work/kept.csv 2>"$log"
)
little_memory() {
    local size ended=0
    for size in $(seq 24000 6000 96000); do
        within "$size"
        [ $? = 2 ] || continue
        grep -F 'out of memory' "$log" || return
        ended=$((ended + 1))
    done
    cp before/kept.csv work
    rm -f work/new.csv
    [ $ended -ge 4 ]
}
if "$PYTHON" -c 'import os; os.open(".", os.O_TMPFILE | os.O_WRONLY)' 2>/dev/null; then
    check 'out of memory, it leaves nothing' untouched little_memory
else
    skip 'out of memory, it leaves nothing' 'here files have names'
fi
# The same by ceilings, which say what needed it. Sanitizers cannot be limited.
if grep -q __asan_init "$bin/tieline"; then
    skip 'a ceiling of memory' 'this is a build with sanitizers'
else
    awk 'BEGIN {
        print "digraph {"
        for (k = 0; k < 40; k++) {
            for (i = 0; i < 300; i++)
                printf "%s n%d", i == 0 ? "{" : i == 150 ? "} -> {" : "", i
            print "}"
        }
        print "}"
    }' >dense.gv
    check 'a ceiling of memory while reading' \
        fails 'out of memory while reading the inputs (--ceiling memory=N)' \
        tieline check many.csv --threads 1 --ceiling memory=3M
    check 'a ceiling of memory for Graphviz' \
        fails 'at most 8 MiB (--ceiling reading-memory=N)' \
        tieline check dense.gv --ceiling reading-memory=8M
    check 'a ceiling of memory for dot' fails 'drawing-memory' \
        tieline export @demo -o svg@timeline:work/new.svg --ceiling drawing-memory=1K
fi
check 'a missing folder' untouched fails "none/x.json: there is no folder 'work/none'" \
    tieline export @demo -o work/none/x.json
check 'one bad output of two: the other is not written' untouched \
    fails 'there is no folder' \
    tieline export @demo -o work/new.csv -o work/kept.csv -o work/none/x.json
check 'an output that is a folder' untouched fails 'work' \
    tieline export @demo -o csv:work
check 'a missing input' untouched fails 'none.json: No such file or directory' \
    tieline export none.json -o work/kept.csv
check 'a demo into a file' untouched fails 'work/kept.csv' \
    tieline demo work/kept.csv

# Data written to a device or a pipe cannot be taken back.
strict_and_loss() {
    status 1 tieline export @demo --strict "$@" 2>"$log" &&
        grep -F 'allows no loss' "$log" >/dev/null
}
strict_to_name() {
    strict_and_loss -o csv:/dev/stdout | cat >out
    empty out
}
strict_to_pipe() {
    mkfifo pipe tables/events.csv
    timeout 20 cat pipe >out &
    timeout 20 cat tables/events.csv >>out &
    strict_and_loss -o csv:pipe -o tables:tables
    local good=$?
    wait
    [ $good = 0 ] && empty out
}
mkdir tables
check '--strict writes nothing to /dev/stdout that it refuses' strict_to_name
check '--strict writes nothing to a pipe that it refuses' strict_to_pipe

echo '{"tieline": "1", "events": [{"title": ' >bad.json
silent_on_bad_input() {
    status 1 tieline export bad.json -t csv >out 2>"$log" && empty out && test -s "$log"
}
check 'a bad input leaves files as they were' untouched \
    status 1 tieline export bad.json -o work/kept.csv -o work/new.json
check 'a bad input prints nothing on standard output' silent_on_bad_input

if [ "$(id -u)" = 0 ]; then
    skip 'a folder without permission' 'root may write anywhere'
else
    chmod a-w work
    check 'a folder without permission' untouched fails 'Permission denied' \
        tieline export @demo -o work/new.csv
    chmod u+w work
fi

# into_closed [IGNORE]: writes to a pipe whose reader has ended; prints the exit status
into_closed() {
    {
        sleep 0.3 # until the reader has ended
        (
            [ -z "${1-}" ] || trap '' PIPE
            timeout 20 tieline export @demo -t csv 2>"$log"
        )
        echo $? >closed
    } | true
    cat closed
}
# The program ends by the signal (128 + 13), as every filter does, or by a checked write.
closed_pipe() {
    case $(into_closed) in
    141 | 2) ! grep -iE 'abort|core|fault|sanitizer' "$log" ;;
    *) echo "exit status $(cat closed)" && cat "$log" && false ;;
    esac
}
closed_pipe_ignored() {
    [ "$(into_closed ignore)" = 2 ] && grep 'Broken pipe' "$log" ||
        { echo "exit status $(cat closed)" && cat "$log" && false; }
}
head_of_output() {
    timeout 20 tieline export @demo -t json 2>"$log" | head -n 1 | grep '^{"tieline"' &&
        empty "$log"
}
check 'a closed pipe ends it' closed_pipe
check 'a closed pipe, where the signal is ignored' closed_pipe_ignored
check 'head -n 1 gets its line, and no complaint' head_of_output
check 'a closed standard output' fails 'Bad file descriptor' \
    sh -c 'tieline export @demo -t csv >&-'
check 'a closed standard input' fails 'Bad file descriptor' sh -c 'tieline check - <&-'

# An export that is interrupted while dot runs ends by the signal.
interrupted() {
    mkdir -p slow
    printf '#!/bin/sh\ncat >/dev/null; echo >&9; exec sleep 5\n' >slow/dot
    chmod +x slow/dot
    : >begun
    PATH=$tmp/slow:$PATH timeout 15 tieline export @demo -o tables:work/new \
        -o work/kept.csv -o work/new.svg 2>"$log" 9>begun &
    local export=$!
    for _ in $(seq 100); do
        [ -s begun ] || sleep 0.1
    done
    kill "-$1" $export
    wait $export
}
for signal in HUP TERM; do
    check "interrupted by $signal, it leaves nothing" untouched \
        status $((128 + $(kill -l $signal))) interrupted $signal
done

# A slow picture, on a terminal that `script` creates. Its data has no losses, so that no
# message follows.
slow_picture() {
    mkdir -p slow
    echo '{"tieline":"1","events":[{"id":"one","title":"One"}]}' >slow/one.json
    printf '#!/bin/sh\ncat >/dev/null; sleep 2; echo "<?xml ?><svg></svg>"\n' >slow/dot
    chmod +x slow/dot
    PATH=$tmp/slow:$PATH script -qec "tieline export slow/one.json -o svg@timeline:work/slow.svg$1" /dev/null \
        </dev/null >shown
}
says_how_long() {
    slow_picture '' && grep -F 'drawing svg: 0:01 of at most 1:00' shown &&
        [ "$(tail -c 4 shown)" = "$(printf '\r\033[K')" ]
}
is_silent() {
    slow_picture ' 2>/dev/null' && ! grep -F drawing shown
}
if script -qec true /dev/null </dev/null >/dev/null 2>&1; then
    check 'a picture that takes long says so on a terminal' says_how_long
    check 'and not elsewhere' is_silent
else
    skip 'a picture that takes long says so on a terminal' 'there is no script(1) of util-linux'
fi

# Read-only files, and links of others in a folder as /tmp is: cp refuses both, where Linux
# does not follow such links.
echo old >work/kept.csv
chmod 444 work/kept.csv
chmod 755 work
if [ "$(id -u)" != 0 ]; then
    check 'a read-only output' untouched fails 'kept.csv: Permission denied' \
        tieline export @demo -o work/kept.csv
    skip 'a link of another user in a shared folder' 'only root can make one'
elif command -v setpriv >/dev/null; then
    others() {
        chmod 711 "$tmp" && chmod 1777 work &&
            setpriv --reuid=65534 --regid=65534 --clear-groups "$@"
    }
    check 'a read-only output' untouched fails 'kept.csv: Permission denied' \
        others "$bin/tieline" export @demo -o work/kept.csv
    ln -s ../log work/of_others && chown -h 65534 work/of_others
    mkdir victim && ln -s ../victim work/folder_of_others && chown -h 65534 work/folder_of_others
    chmod 1777 work
    check 'a link of another user in a shared folder' untouched fails 'of_others: Permission denied' \
        tieline export @demo -o csv:work/of_others
    check 'a folder behind such a link' untouched fails 'folder_of_others: Permission denied' \
        tieline export @demo -o tables:work/folder_of_others
    ln -s ../kept work/own && echo old >kept
    check 'a link of our own there' tieline export @demo -o csv:work/own
    check 'what it leads to is written' grep -q source kept
else
    skip 'a read-only output' 'there is no setpriv'
fi
chmod 644 work/kept.csv
