# shellcheck shell=sh
# What the scripts in tests/rules/ share; they begin with
# `. "$(dirname "$0")/../support/lib.sh"`.
#
# They print a line for each test: "ok - name" or "not ok - name", "# " before
# whatever explains it. BUILD says which build is tested. They run in the top
# folder, have the program on PATH and a folder $tmp, which goes at the end.
set -u

cd "$(dirname "$0")" || exit 2
until [ -e Makefile ] || [ "$PWD" = / ]; do
    cd .. || exit 2
done
: "${BUILD:=build}" "${CC:=cc}" "${MAKE:=make}" "${PYTHON:=/usr/bin/python3}"
export BUILD CC PYTHON
bin=$(cd "$BUILD" && pwd) || exit 2
PATH=$bin:$PATH
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
trap 'exit 130' INT TERM HUP
# macOS has no timeout. A command that hangs is then not ended.
command -v timeout >/dev/null || timeout() {
    shift
    "$@"
}

pass() {
    echo "ok - $1"
}
# fail NAME: explained by standard input
fail() {
    echo "not ok - $1"
    sed 's/^/# /'
}
skip() {
    echo "ok - $1 # SKIP $2"
}
# check NAME COMMAND...: passes if the command does
check() {
    check_name=$1
    shift
    "$@" >"$tmp/check.log" 2>&1
    check_status=$?
    if [ "$check_status" = 0 ]; then
        pass "$check_name"
    else
        { cat "$tmp/check.log" && echo "(status $check_status: $*)" | cut -c 1-300; } |
            fail "$check_name"
    fi
}
# empty FILE: passes if the file is, else shows it
empty() {
    cat "$1"
    [ ! -s "$1" ]
}
# status N COMMAND...: passes if the command exits with N
status() {
    status_wanted=$1
    shift
    "$@"
    status_found=$?
    [ "$status_found" = "$status_wanted" ] ||
        { echo "exit status $status_found, not $status_wanted: $*" && false; }
}
