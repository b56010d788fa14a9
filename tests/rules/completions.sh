#!/bin/sh
# The completions of each shell are valid, and complete commands, options and values.
. "$(dirname "$0")/../support/lib.sh"

for shell in bash zsh fish; do
    tieline formats --json | awk -v shell=$shell -f src/json_value.awk -f src/completions.awk >"$tmp/$shell"
    if command -v $shell >/dev/null; then
        check "the completions are valid in $shell" $shell -n "$tmp/$shell"
    else
        skip "the completions are valid in $shell" "needs $shell"
    fi
    tieline export --help | sed -n 's/^  .*--\([a-z-]*\).*/\1/p' >"$tmp/options"
    while IFS= read -r option; do
        grep -q -- "[- ]$option" "$tmp/$shell" || echo "--$option"
    done <"$tmp/options" >"$tmp/missing"
    check "all options of export are completed in $shell" empty "$tmp/missing"
done

# completed WORD...: what bash offers for the last word
completed() {
    # shellcheck disable=SC2016 # bash expands it
    bash -c '. "$0"; COMP_WORDS=(tieline "$@"); COMP_CWORD=$#; _tieline; echo "${COMPREPLY[*]}"' \
        "$tmp/bash" "$@"
}
offers() {
    offered=$1
    shift
    completed "$@" >"$tmp/offered"
    cat "$tmp/offered"
    [ "$(cat "$tmp/offered")" = "$offered" ]
}
check 'bash completes a command' offers 'export' exp
check 'bash completes an option' offers '--theme' export --the
check 'bash completes only options of the command' offers '' check --the
check 'bash completes a choice' offers 'light dark auto' export --theme ''
check 'bash completes a format' offers 'graphology graphml' export -t graph
check 'bash completes a reader' offers 'json jsonl' export -f js
check 'bash leaves files to itself' offers '' export -o ''
