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
