#!/usr/bin/env bash
# Runs the golden cases: tests/golden.sh [--accept] [NAME...]
#
# A case is a folder tests/golden/AREA/CASE/:
#   cmd     shell lines, run in a copy of the folder, with tieline on PATH
#   out     what they print; err: on standard error; status: exit status, if not 0
#   want/   the files they write (pictures apart); without it, those are only
#           checked to be valid
# All other files in it are inputs. Outputs in DOT, JSON, CSV or XML must also pass
# tests/valid; standard output must if cmd is one export.
#
# Prints a line for each case, as described in support/lib.sh. With --accept it shows each
# difference and asks whether to accept it (YES=1 accepts all).
# shellcheck source=tests/support/lib.sh
. "$(dirname "$0")/support/lib.sh"

accept=
[ "${1-}" = --accept ] && accept=1 && shift
export LC_ALL=C TZ=UTC0

# Prints the files that the command wrote or changed in $tmp/work.
written() {
    (cd "$tmp/work" && find . -type f | LC_ALL=C sort | sed 's,^\./,,') |
        while IFS= read -r file; do
            cmp -s "$tmp/work/$file" "$1/$file" || printf '%s\n' "$file"
        done
}

# Runs case $1: puts the outputs into $tmp/got, and the expected outputs into $tmp/expected.
run_case() {
    local case=$1 file status
    rm -rf "$tmp/work" "$tmp/got" "$tmp/expected"
    mkdir "$tmp/work" "$tmp/got" "$tmp/expected"
    cp -R "$case/." "$tmp/work"
    for file in cmd out err status want; do
        [ -e "$case/$file" ] || continue
        rm -rf "${tmp:?}/work/$file"
        [ $file = cmd ] || cp -R "$case/$file" "$tmp/expected/"
    done
    (cd "$tmp/work" && exec timeout 60 sh "$top/$case/cmd") \
        >"$tmp/got/out" 2>"$tmp/got/err" </dev/null
    status=$?
    [ $status = 0 ] || echo $status >"$tmp/got/status"
    [ -d "$case/want" ] || return 0
    mkdir "$tmp/got/want"
    written "$case" | grep -vE '\.(svg|png|pdf)$' | while IFS= read -r file; do
        mkdir -p "$(dirname "$tmp/got/want/$file")"
        cp "$tmp/work/$file" "$tmp/got/want/$file"
    done
}

# Prints the format of standard output, if the command is one export to it.
printed_format() {
    [ "$(grep -o tieline "$1/cmd" | wc -l)" = 1 ] && [ ! -e "$tmp/got/status" ] || return
    grep -q '[|>]' "$1/cmd" && return
    case $(grep -oE -e '-t *[a-z-]+|--json' "$1/cmd" | head -n 1) in
    *dot) echo dot ;;
    *csv | *csv-*) echo csv ;;
    *json | *timelinejs | *vis | *cytoscape | *graphology | *nodelink) echo json ;;
    *gexf | *graphml) echo xml ;;
    esac
}

# Prints the errors in the outputs of case $1, if there are any.
invalid() {
    local format file
    format=$(printed_format "$1")
    if [ -n "$format" ]; then
        FORMAT=$format tests/valid "$tmp/got/out" 2>&1
    fi
    written "$1" | while IFS= read -r file; do
        tests/valid "$tmp/work/$file" 2>&1
    done
}

wanted() {
    local name
    [ $# -gt 1 ] || return 0
    for name in "${@:2}"; do
        [[ $1 == *"$name"* ]] && return 0
    done
    return 1
}

take_over() {
    local case=$1 answer=y file
    cat "$tmp/difference"
    if [ "${YES-}" != 1 ]; then
        printf '%s: accept this? [y/n] ' "$case"
        { read -r answer </dev/tty; } 2>/dev/null || answer=n
    fi
    [ "$answer" = y ] || { echo "$case: left as it is" && return 1; }
    for file in out err status want; do
        rm -rf "${case:?}/$file"
        [ ! -e "$tmp/got/$file" ] || cp -R "$tmp/got/$file" "$case/"
    done
    echo "$case: accepted"
}

top=$PWD
left=0
for cmd in tests/golden/*/*/cmd; do
    case=${cmd%/cmd}
    if [ ! -e "$cmd" ] || ! wanted "$case" "$@"; then continue; fi
    run_case "$case"
    diff -ruN --text "$tmp/expected" "$tmp/got" |
        sed -E "s,^(diff|---|\+\+\+) .*/(expected|got)/([^	]*).*,\1 \2/\3," >"$tmp/difference"
    if [ "${SUITE-plain}" = plain ]; then
        invalid "$case" >"$tmp/invalid"
    else
        : >"$tmp/invalid" # the same bytes were checked in the plain suite
    fi
    if [ -n "$accept" ]; then
        cat "$tmp/invalid"
        [ ! -s "$tmp/difference" ] || take_over "$case" || left=1
    elif [ -s "$tmp/difference" ] || [ -s "$tmp/invalid" ]; then
        head -n 60 "$tmp/difference" | cat - "$tmp/invalid" | fail "${case#tests/golden/}"
    else
        pass "${case#tests/golden/}"
    fi
done
exit $left
