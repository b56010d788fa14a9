#!/bin/sh
# The rules that the parts live by: where src/ meets output/, who allocates, no mutable
# state, headers that stand alone, one layout. Who may use whom is in rooms.py.
. "$(dirname "$0")/../support/lib.sh"

compile=$("$MAKE" -s --no-print-directory compile-line) || exit 2

# includes FILE...: the project's headers that each gets, directly or not
includes() {
    for file; do
        # $compile is a command line. -MM names no system headers.
        eval "$compile -MM -MG -x c '$file'" |
            tr -s ' \\' '\n' | sed "s,^,$file: ,"
    done
}
# no_include PATTERN FILE...
no_include() {
    pattern=$1
    shift
    includes "$@" >"$tmp/includes" 2>&1
    # A ".." would get past the pattern.
    ! grep -E ": ($pattern)|: .*\.\./" "$tmp/includes"
}
stands_alone() {
    # Included, for a function of a header may well be unused, but not one of a source.
    echo "#include \"$1\"" | eval "$compile -Werror -fsyntax-only -x c -" 2>&1 | (! grep .)
}
ours() {
    find graph output src -name "$1" | LC_ALL=C sort
}

# shellcheck disable=SC2046
check 'below the top of src/ nothing includes output/' \
    no_include 'output/' $(ours '*.[ch]' | grep '^src/.*/')
check 'in src/ only export*.c and formats.c include more of output/ than the style' \
    no_include 'output/(common/[^s]|[^c])' $(ours '*.[ch]' | grep '^src/' | grep -v -e '^src/export' -e '^src/formats.c')

for header in $(ours '*.h'); do
    check "$header stands alone" stands_alone "$header"
done

# Objects say what sources do, macros and all. gcc and clang on their own call
# none of these.
allocators='malloc|calloc|realloc|reallocarray|free|strdup|strndup|aligned_alloc|posix_memalign|asprintf|vasprintf|getline|getdelim|open_memstream'
allocates_only_in_memory() {
    for object in $(ours '*.c' | sed "s,^,$BUILD/,; s,c\$,o,"); do
        [ "$object" != "$BUILD/graph/base/memory.o" ] || continue
        nm -u "$object" | grep -wE "$allocators" | sed "s,^,$object:,"
    done >"$tmp/found" 2>&1
    empty "$tmp/found"
}
check 'only graph/base/memory.c allocates and frees' allocates_only_in_memory

# Constant tables of pointers are in .data.rel.ro; what can be written to is in
# .data, .data.rel, .data.rel.local, .bss, thread-local or common.
no_mutable_state() {
    for object in $(ours '*.c' | sed "s,^,$BUILD/,; s,c\$,o,") "$BUILD/demo_data.o"; do
        objdump -t "$object" |
            awk -v o="$object" '/ O .*\.(t?data|t?bss)/ && !/\.data\.rel\.ro/ ||
                / O \*COM\*/ { print o ": " $NF }'
    done >"$tmp/found" 2>&1
    empty "$tmp/found"
}
check 'no mutable file-scope or static variables' no_mutable_state

# Another version lays out differently.
format=
for name in clang-format-14 clang-format; do
    "$name" --version 2>/dev/null | grep -q 'version 14\.' && format=$name && break
done
if [ -n "$format" ]; then
    # shellcheck disable=SC2046
    check 'the layout is as clang-format 14 makes it' "$format" --dry-run -Werror \
        $(find graph output src tests bench -name '*.[ch]' 2>/dev/null)
else
    skip 'the layout is as clang-format 14 makes it' 'needs clang-format 14'
fi
