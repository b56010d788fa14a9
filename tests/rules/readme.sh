#!/bin/sh
# The README's commands, as they stand there: each line of a `sh` block, in an empty
# folder, but for the `make` lines (the first is demo.sh's, the second is running).
. "$(dirname "$0")/../support/lib.sh"

sed -n '/^```sh$/,/^```$/p' README.md | grep -v -e '^```' -e '^make ' >"$tmp/commands"
check 'the README has commands' test -s "$tmp/commands"
mkdir "$tmp/work"
while IFS= read -r line; do
    check "$line" sh -c "cd '$tmp/work' && { $line
    }"
done <"$tmp/commands"
for file in "$tmp"/work/*.svg "$tmp"/work/*.json "$tmp"/work/*.csv; do
    check "$(basename "$file") is valid" tests/valid "$file"
done
