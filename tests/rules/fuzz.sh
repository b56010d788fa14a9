#!/bin/sh
# With MORE or TORTURE: runs every fuzzer for FUZZ_SECONDS (2; 30 with TORTURE) under ASan and
# UBSan, with the same random seed each time. Its inputs are the files of
# tests/fuzz/seeds/NAME/, if there are any. Findings are kept in $BUILD/fuzz/found/. `make fuzz` sets
# FUZZ_CORPUS, a folder in which the inputs that reach new code are kept for the next run, only as
# many as needed, and the seed of the day; with NAMES it runs these fuzzers alone.
. "$(dirname "$0")/../support/lib.sh"

probe='int LLVMFuzzerTestOneInput(void); int LLVMFuzzerTestOneInput(void) { return 0; }'
if ! echo "$probe" | clang -fsanitize=fuzzer,address -x c - -o "$tmp/probe" 2>/dev/null; then
    skip 'fuzzing' 'needs clang with libFuzzer'
    exit
fi
if ! ls tests/fuzz/*.c >/dev/null 2>&1; then
    skip 'fuzzing' 'there are no fuzzers'
    exit
fi

if [ -z "${MORE-}${TORTURE-}${FUZZ_SECONDS-}" ]; then
    skip 'fuzzing' 'takes long to build; MORE=1 runs it'
    exit
fi

fuzz_build() {
    # MAKEFLAGS of an outer make would pass on its BUILD and CC.
    MAKEFLAGS='' "$MAKE" -s --no-print-directory -j2 FUZZ=1 CC=clang \
        BUILD="$BUILD/fuzz" fuzzers
}
fuzz() {
    name=$1
    corpus=${FUZZ_CORPUS:-$tmp}/$name
    seeds=tests/fuzz/seeds/$name
    seed=1
    mkdir -p "$corpus" "$BUILD/fuzz/found"
    [ -d "$seeds" ] || seeds=
    if [ -n "${FUZZ_CORPUS-}" ]; then
        seed=$(date +%Y%m%d)
        rm -rf "$corpus.less" && mkdir "$corpus.less"
        "$BUILD/fuzz/tests/fuzz/$name" -merge=1 "$corpus.less" "$corpus" >"$tmp/$name.log" 2>&1 &&
            rm -rf "$corpus" && mv "$corpus.less" "$corpus"
    fi
    "$BUILD/fuzz/tests/fuzz/$name" -seed="$seed" -max_total_time="${FUZZ_SECONDS:-$([ -n "${TORTURE-}" ] && echo 30 || echo 2)}" -timeout=10 \
        -print_final_stats=1 -artifact_prefix="$BUILD/fuzz/found/$name-" \
        "$corpus" ${seeds:+"$seeds"} >"$tmp/$name.log" 2>&1 || tail -n 40 "$tmp/$name.log"
    grep -q '^stat::number_of_executed_units' "$tmp/$name.log" &&
        ! grep -E 'ERROR: |SUMMARY: ' "$tmp/$name.log"
}

check 'the fuzzers build' fuzz_build
for source in tests/fuzz/*.c; do
    name=$(basename "$source" .c)
    case " ${NAMES:-$name} " in *" $name "*) ;; *) continue ;; esac
    check "fuzzing $name finds nothing" fuzz "$name"
done
