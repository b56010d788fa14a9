#!/bin/sh
# The manual page describes each option, and each operation in the values of mappings.
. "$(dirname "$0")/../support/lib.sh"

tieline --help | grep -oE -- '--[a-z][a-z-]+' | sort -u >"$tmp/options"
check 'the help has options' test -s "$tmp/options"
while IFS= read -r option; do
    check "the manual has $option" grep -qE -- "^\.It .*Fl ${option#-}( |\$)" docs/tieline.1
done <"$tmp/options"

# Operations are taken from docs/format.md. The manual has `{Day:1-10}` with another column.
sed -n '/^### Values/,/^### /s/^| \(`.*`\) | .*/\1/p' docs/format.md |
    grep -o '{[^{}]*:[^{}]*}' | sed 's/^{[^:]*//' >"$tmp/operations"
for word in each where before after is; do
    check "docs/format.md has $word" grep -q "^:.*$word " "$tmp/operations"
done
known_shape() {
    # The part of an operation that is not an argument: ":1-10}", ":before ", ":1=".
    shape=$(printf '%s\n' "$1" | grep -oE '^:([a-z]+ |[0-9]+-[0-9]*\}|[0-9]=)')
    grep -q "^\.It {.*$shape\|^\.Cm {.*$shape" docs/tieline.1
}
while IFS= read -r operation; do
    check "the manual has {A$operation" known_shape "$operation"
done <"$tmp/operations"
