#!/bin/sh
# The archive of the sources is the same each time, with git and without, and what is
# needed to build is named alike in all packages.
. "$(dirname "$0")/../support/lib.sh"

archive_of() {
    (cd "$1" && "$MAKE" -s --no-print-directory dist BUILD=other >"$tmp/log" && cat other/*.tar.gz)
}
same_archive() {
    cmp "$tmp/first" "$tmp/second"
}
# A clone, so that what is not in git yet is left out of both.
if git rev-parse HEAD >/dev/null 2>&1; then
    git clone -q . "$tmp/clone"
    archive_of "$tmp/clone" >"$tmp/first"
    touch "$tmp/clone/README.md"
    archive_of "$tmp/clone" >"$tmp/second"
    check 'two archives are the same' same_archive
    tar -xzf "$tmp/first" -C "$tmp"
    archive_of "$tmp"/tieline-* >"$tmp/second"
    check 'an archive of its files is the same' same_archive
else
    skip 'two archives are the same' 'needs git'
fi

# packages COLUMN: the names in .ci/deps of what building needs, but for the compiler
packages() {
    sed -n '/^build|/p' .ci/deps | grep -v '|a C compiler|' | cut -d'|' -f"$1" | tr ' ' '\n'
}
# names FILE COLUMN: each of them is in the file
names() {
    packages "$2" | while IFS= read -r package; do
        grep -qE "(^|[ \"])$package([\" ,]|\$)" "$1" || echo "$package"
    done >"$tmp/missing"
    empty "$tmp/missing"
}
check 'the Debian package names the build dependencies' names examples/packages/debian/control 3
check 'the RPM names the build dependencies' names examples/packages/tieline.spec 4
check 'the Homebrew formula names the build dependencies' names examples/packages/tieline.rb 6
versions() {
    sed -n 's/^Version: */the RPM /p' examples/packages/tieline.spec
    sed -n '1s/.*(\(.*\)-1).*/the Debian package \1/p' examples/packages/debian/changelog
    sed -n 's/.*tieline-\(.*\)\.tar.*/the Homebrew formula \1/p' examples/packages/tieline.rb
    sed -n 's/^## \([0-9.]*\)$/CHANGES.md \1/p' CHANGES.md | head -n 1
    sed -n 's/^ "version": "\(.*\)",/tests\/promise.json \1/p' tests/promise.json
    echo "the program $(tieline --version | sed 's/tieline //')"
}
versions >"$tmp/versions"
check 'six places have a version' sh -c "[ \$(wc -l <'$tmp/versions') = 6 ]"
while IFS= read -r version; do
    check "$version is that of the Makefile" grep -qx "VERSION = ${version##* }" Makefile
done <"$tmp/versions"

# Builds everything once more, with another path to the libraries.
if [ "${MORE-}" ]; then
    check 'make portable' "$MAKE" -s --no-print-directory portable
    mv "$BUILD/portable" "$tmp/moved"
    check 'the portable program runs elsewhere' "$tmp/moved/bin/tieline" check @demo
    check 'its libraries are its own' sh -c "ldd '$tmp/moved/bin/tieline' | grep -q '$tmp/moved/bin/../lib/libcgraph'"
else
    skip 'make portable' 'runs with MORE=1'
fi
