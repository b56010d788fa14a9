#!/bin/sh
# make install and uninstall work with a folder whose name has a space.
. "$(dirname "$0")/../support/lib.sh"

root="$tmp/a root"
share=$root/usr/share
quietly_make() {
    "$MAKE" -s --no-print-directory "$@" PREFIX=/usr DESTDIR="$root"
}
prints_version() {
    "$root/usr/bin/tieline" --version | grep -E '^tieline [0-9]+\.[0-9]+\.[0-9]+$'
}
nothing_left() {
    find "$root" ! -type d -o -name 'tieline*' >"$tmp/left"
    empty "$tmp/left"
}

check 'make install' quietly_make install
check 'the installed program runs' prints_version
for file in man/man1/tieline.1 man/man1/tieline-export.1 tieline/tieline.schema.json doc/tieline/LICENSE \
    bash-completion/completions/tieline zsh/site-functions/_tieline fish/vendor_completions.d/tieline.fish; do
    check "$file is installed" test -s "$share/$file"
done
check 'make uninstall' quietly_make uninstall
check 'nothing is left' nothing_left
