#!/bin/sh
# .ci/deps looks for what is used, not for a command's name: a dot without the layouts
# that pictures need is missing something, and the package that has them is named.
. "$(dirname "$0")/../support/lib.sh"

# fake NAME LINE...: a program of that name, before all others
fake() {
    fake_name=$1
    shift
    { echo '#!/bin/sh' && printf '%s\n' "$@"; } >"$tmp/$fake_name"
    chmod 700 "$tmp/$fake_name"
}
# lacks STATUS WORDS: .ci/deps ends so for the demo, and names the packages
lacks() {
    PATH=$tmp:$PATH status "$1" .ci/deps --check demo >"$tmp/said" 2>&1 || return
    [ "$1" = 0 ] || grep -F -e "$2" "$tmp/said" || { cat "$tmp/said" && false; }
}
# As on Debian, whatever the system; with and without the package in its lists.
fake apt-get ':'
fake apt-cache 'exit 100'

fake dot 'grep -q neato && { echo "Layout type: \"neato\" not recognized." >&2; exit 1; }'
check 'a dot without neato lacks a package' lacks 2 \
    'Install them: apt-get install libgvplugin-neato-layout8'
fake dot 'grep -q sfdp && exit 1' 'exit 0'
check 'a dot without sfdp lacks it too' lacks 2 \
    'Install them: apt-get install libgvplugin-neato-layout8'
fake dot 'cat >/dev/null'
check 'a dot with both lacks nothing' lacks 0

# Without any dot, which may well be installed here: nothing but what the script calls.
mkdir "$tmp/few"
for name in sh cat awk cut grep paste sed tr; do
    ln -s "$(command -v $name)" "$tmp/few/$name"
done
rm "$tmp/dot"
without_dot() (
    PATH=$tmp:$tmp/few
    status 2 .ci/deps --check demo >"$tmp/said" 2>&1 || return
    grep -x -e "Install them: apt-get install $1" "$tmp/said" || { cat "$tmp/said" && false; }
)
check 'without dot, graphviz is enough where there is no such package' without_dot graphviz
fake apt-cache 'exit 0'
check 'without dot, both are missing where there is one' \
    without_dot 'graphviz libgvplugin-neato-layout8'
