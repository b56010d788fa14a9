#!/usr/bin/env bash
# What dot can do, whoever it really is: it is found in absolute folders of PATH only, runs
# in a sandbox, and all that it starts ends with it.
# shellcheck source=tests/support/lib.sh
. "$(dirname "$0")/../support/lib.sh"
export LC_ALL=C
cd "$tmp" || exit 2
mkdir -p fake here

# A dot that does something, says on standard error what came of it, and fails.
dot_that() {
    printf '#!/bin/sh\ncat >/dev/null\n%s\nexit 1\n' "$1" >fake/dot
    chmod +x fake/dot
}
export_picture() {
    PATH=$tmp/fake:$PATH tieline export @demo -o svg@timeline:x.svg "$@" 2>said
}
says() {
    export_picture
    cat said
    grep -F -e "$1" said
}

# Without a relative folder, dot is not found although it is in this one.
printf '#!/bin/sh\ntouch %s/ran\n' "$tmp" >here/dot
chmod +x here/dot
not_relative() {
    local path
    for path in . here ./here '' ":$bin" "$bin::" "here:$bin"; do
        (cd here && PATH=$path "$bin/tieline" export @demo -o svg:x.svg 2>../said)
        (PATH=$path "$bin/tieline" export @demo -o svg:x.svg 2>said)
        [ ! -e ran ] || return
    done
    grep -F 'dot was not found' said
}
check 'dot is found by absolute folders of PATH only' not_relative

# The program that is tested may be one with sanitizers, which has no sandbox.
sandboxed=$("$PYTHON" -c '
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
print(libc.prctl(21) >= 0 and libc.syscall(444, None, 0, 1) > 0)')
case $(uname -sm) in Linux\ x86_64 | Linux\ aarch64 | Linux\ i?86) ;; *) sandboxed=False ;; esac
if grep -q __asan_init "$bin/tieline" || [ "$sandboxed" != True ]; then
    skip 'dot writes no file' 'there is no sandbox'
else
    dot_that "(echo x >$tmp/written) 2>&1 | head -c 300 >&2; ls $tmp >&2"
    check 'dot writes no file' says 'Permission denied'
    check 'no file was written' test ! -e written
    dot_that "rm -f $tmp/said 2>&1 | head -c 300 >&2"
    check 'dot removes no file' says 'ermission denied'
    dot_that "$PYTHON -c 'import socket; socket.socket()' 2>&1 | tail -n 1 >&2"
    check 'dot reaches no network' says 'not permitted'
    dot_that 'echo x >/dev/null && echo "null is there" >&2'
    check 'dot may write to /dev/null' says 'null is there'
fi

# Descendants of dot end with it: by the time, by an interrupt, and where dot leaves them.
leaves_nothing() {
    local pid
    for _ in $(seq 50); do
        pid=$(cat pids)
        [ -n "$pid" ] && ! kill -0 "$pid" 2>/dev/null && return
        sleep 0.1
    done
    echo "process $pid is still there"
    kill -9 "$pid"
    false
}
descendant='sleep 60 & echo $! >&9'
timed_out() {
    export_picture --ceiling drawing-seconds=1 9>pids
    grep -F 'drawing-seconds=N' said && leaves_nothing
}
dot_that "$descendant; sleep 60"
check 'the whole group ends with the time' timed_out
interrupted() {
    : >pids
    PATH=$tmp/fake:$PATH tieline export @demo -o svg@timeline:x.svg 2>said 9>pids &
    local export=$!
    for _ in $(seq 100); do
        [ -s pids ] || sleep 0.1
    done
    kill "-$1" $export
    wait $export
    leaves_nothing
}
for signal in TERM HUP; do
    check "the whole group ends with $signal" interrupted $signal
done
dot_failed() {
    export_picture 9>pids
    leaves_nothing
}
printf '#!/bin/sh\ncat >/dev/null\nsleep 60 >/dev/null 2>&1 &\necho $! >&9\nexit 1\n' >fake/dot
check 'what dot leaves behind ends, too' dot_failed
