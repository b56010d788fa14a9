#!/bin/sh
# Runs the commands of the README: each line of a `sh` block, in order, in one folder that is
# empty at first. The `make` lines are left out; demo.sh and install.sh test them.
. "$(dirname "$0")/../support/lib.sh"

sed -n '/^```sh$/,/^```$/p' README.md | grep -v -e '^```' -e '^make ' >"$tmp/commands"
check 'the README has commands' test -s "$tmp/commands"
mkdir "$tmp/work"
while IFS= read -r line; do
    check "$line" sh -c "cd '$tmp/work' && { $line
    }"
done <"$tmp/commands"
for file in "$tmp"/work/*.svg "$tmp"/work/*.json "$tmp"/work/*.csv; do
    check "$(basename "$file") is valid" tests/valid.py "$file"
done

# The pictures are what the commands beside them draw. Places depend on the version of
# Graphviz, and where lines break on the fonts that are installed; words do not.
texts() {
    grep -o '<text[^>]*>[^<]*' "$1" | sed 's/.*>//' | tr -s ' ' '\n' | sort
}
same_picture() {
    texts "docs/pictures/$1" >"$tmp/expected" && texts "$tmp/work/$1" >"$tmp/found" &&
        test -s "$tmp/expected" && diff "$tmp/expected" "$tmp/found"
}
for picture in timeline ties; do
    check "docs/pictures/$picture.svg is what its command draws (make pictures)" \
        same_picture "$picture.svg"
done
