#!/bin/sh
# The manual describes each option, and each operation in the values of mappings. Its page for
# a command has exactly the options of that command, what it is for, and an example.
. "$(dirname "$0")/../support/lib.sh"

tieline --help | grep -oE -- '--[a-z][a-z-]+' | sort -u >"$tmp/options"
check 'the help has options' test -s "$tmp/options"
while IFS= read -r option; do
    check "the manual has $option" grep -qE -- "^\.It .*Fl ${option#-}( |\$)" docs/tieline.1
done <"$tmp/options"

# Operations are taken from docs/mappings.md. The manual has `{Day:1-10}` with another column.
sed -n '/^## Values/,/^## /s/^| \(`.*`\) | .*/\1/p' docs/mappings.md |
    grep -o '{[^{}]*:[^{}]*}' | sed 's/^{[^:]*//' >"$tmp/operations"
for word in each where before after is; do
    check "docs/mappings.md has $word" grep -q "^:.*$word " "$tmp/operations"
done
known_shape() {
    # The part of an operation that is not an argument: ":1-10}", ":before ", ":1=".
    shape=$(printf '%s\n' "$1" | grep -oE '^:([a-z]+ |[0-9]+-[0-9]*\}|[0-9]=)')
    grep -q "^\.It {.*$shape\|^\.Cm {.*$shape" docs/tieline.1
}
while IFS= read -r operation; do
    check "the manual has {A$operation" known_shape "$operation"
done <"$tmp/operations"

# The pages, as `make install` makes them.
tieline formats --json >"$tmp/formats"
mkdir "$tmp/pages"
check 'the pages of the manual' awk -v "folder=$tmp/pages" -f src/json_value.awk -f src/manual.awk "$tmp/formats" docs/tieline.1
same_options() {
    tieline "$1" --help | grep -oE -- '^  .{4}--[a-z][a-z-]+' | grep -oE -- '--.*' | sort >"$tmp/expected"
    # An entry is not within another list.
    awk '/^\.Sh / { options = $2 == "OPTIONS"; depth = 0 } /^\.Bl/ { depth++ } /^\.El/ { depth-- }
        options && depth == 1 && /^\.It Fl/' "$tmp/pages/tieline-$1.1" |
        grep -oE -- 'Fl -[a-z][a-z-]+' | sed 's/Fl -/--/' | sort >"$tmp/found"
    diff "$tmp/expected" "$tmp/found"
}
refers_to_pages() {
    sed -n 's/^\.Xr \(tieline[a-z-]*\) 1.*/\1/p' "$tmp/pages"/*.1 | sort -u | while IFS= read -r page; do
        test -s "$tmp/pages/$page.1" || echo "$page"
    done >"$tmp/missing"
    for page in "$tmp/pages"/*.1; do
        sed -n 's/^\.Sx \([A-Z ]*[A-Z]\).*/\1/p' "$page" | while IFS= read -r section; do
            grep -qx "\.Sh $section" "$page" || echo "$page: $section"
        done
    done >>"$tmp/missing"
    empty "$tmp/missing"
}
check 'pages refer to pages that exist' refers_to_pages
for command in $(jq -r '.commands[].name' "$tmp/formats"); do
    page=$tmp/pages/tieline-$command.1
    for section in NAME SYNOPSIS DESCRIPTION OPTIONS 'EXIT STATUS' EXAMPLES 'SEE ALSO'; do
        check "the page of $command has the section $section" grep -qx "\.Sh $section" "$page"
    done
    check "the page of $command has its options" same_options "$command"
done
if command -v groff >/dev/null; then
    check 'groff has no complaint' sh -c "! groff -mdoc -Tutf8 -ww '$tmp/pages'/*.1 docs/tieline.1 2>&1 >/dev/null | grep ."
else
    skip 'groff has no complaint' 'needs groff'
fi

# The ceilings, with both limits, from "  token   16 MiB, 256 KiB: a cell".
tieline --help | sed -n '/^Ceilings/,/^$/s/^  \([a-z-]*\) *\([^,]*\), \([^:]*\):.*/\1 Pq \2; strict: \3/p' >"$tmp/ceilings"
check 'the help has ceilings' test -s "$tmp/ceilings"
while IFS= read -r ceiling; do
    check "the manual has the ceiling $ceiling" grep -qxF ".It Cm $ceiling" docs/tieline.1
done <"$tmp/ceilings"
