#!/bin/sh
# .ci/deps checks what is used, not only whether a command exists: if dot lacks the layouts
# that pictures need, it names their package.
. "$(dirname "$0")/../support/lib.sh"

# fake NAME LINE...: creates a program with this name, first on PATH
fake() {
    fake_name=$1
    shift
    { echo '#!/bin/sh' && printf '%s\n' "$@"; } >"$tmp/$fake_name"
    chmod 700 "$tmp/$fake_name"
}
# lacks STATUS WORDS: .ci/deps for the demo ends with this status and prints these words
lacks() {
    PATH=$tmp:$PATH status "$1" .ci/deps --check demo >"$tmp/said" 2>&1 || return
    [ "$1" = 0 ] || grep -F -e "$2" "$tmp/said" || { cat "$tmp/said" && false; }
}
# Behaves as on Debian, with and without the package in its lists.
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

fake other-config 'exit 1'
names_libraries() {
    PKG_CONFIG=$tmp/other-config status 2 .ci/deps --check build >"$tmp/said" 2>&1 &&
        grep -F libjansson-dev "$tmp/said"
}
check 'libraries are looked for with PKG_CONFIG' names_libraries

# Without dot, which may be installed here: PATH has only what the script calls.
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

# While packages are installed, it says every few seconds what apt-get does. TICK is shorter
# here; nothing is left that holds its output open.
fake apt-get 'echo "Get:1 graphviz"; sleep 1; touch "'"$tmp"'/installed"'
fake dot '[ -e "'"$tmp"'/installed" ] && cat >/dev/null'
says_what_it_does() {
    PATH=$tmp:$PATH TICK=0.2 status 0 .ci/deps demo >"$tmp/said" 2>&1 || { cat "$tmp/said" && false; }
    grep -F '... Get:1 graphviz' "$tmp/said" || { cat "$tmp/said" && false; }
}
if [ "$(id -u)" = 0 ]; then
    check 'it says what is installed meanwhile' says_what_it_does
else
    fake sudo 'shift; while [ "${1#*=}" != "$1" ]; do shift; done; exec "$@"'
    check 'it says what is installed meanwhile' says_what_it_does
fi
