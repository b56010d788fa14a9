# Makes C of columns.tsv: the arrays that role.h declares.

function fail(message) {
    print FILENAME ":" FNR ": " message >"/dev/stderr"
    failed = 1
    exit 1
}

# The words of a row as C, after those of the rows before.
function quoted(words,    list, count, i, text) {
    count = split(words, list, " ")
    for (i = 1; i <= count; i++)
        text = text "\"" list[i] "\", "
    return text
}

BEGIN {
    FS = "\t"
    parts["year"] = 0
    parts["month"] = 1
    parts["day"] = 2
}

/^#/ || /^$/ {
    next
}

NF != 4 || $4 == "" {
    fail("expected a role, a comparison, a language and words, with tabs between them")
}

$4 ~ /["\\]/ {
    fail("a word cannot have a quotation mark or a backslash in it")
}

$2 == "pair" {
    if (split($4, both, " ") != 2)
        fail("expected two words in a pair")
    pairs = pairs "    {" quoted($4) "},\n"
    next
}

$2 == "twin" {
    twins = twins quoted($4)
    next
}

$2 == "is" && $1 in parts {
    words_of_part[parts[$1]] = words_of_part[parts[$1]] quoted($4)
    next
}

$2 == "is" {
    if (!($1 in is))
        roles[++role_count] = $1
    is[$1] = is[$1] $4 " "
    next
}

$2 == "word" {
    has[$1] = has[$1] quoted($4)
    next
}

$2 == "end" {
    ends[$1] = $4
    next
}

{
    fail("'" $2 "' is no comparison: is, word, end, pair or twin")
}

END {
    if (failed)
        exit 1
    print "#include \"src/read/names/role.h\"\n\n#include <stddef.h>\n"
    print "const char *const tl_column_role_words[TL_COLUMN_ROLES] = {"
    for (i = 1; i <= role_count; i++)
        print "    [TL_FOR_" toupper(roles[i]) "] = \"" is[roles[i]] "\","
    print "};\n\nconst char *const tl_column_role_inner_words[TL_COLUMN_ROLES][TL_INNER_WORDS] = {"
    for (i = 1; i <= role_count; i++)
        if (roles[i] in has)
            print "    [TL_FOR_" toupper(roles[i]) "] = {" has[roles[i]] "},"
    print "};\n\nconst char *const tl_column_role_ends[TL_COLUMN_ROLES] = {"
    for (i = 1; i <= role_count; i++)
        if (roles[i] in ends)
            print "    [TL_FOR_" toupper(roles[i]) "] = \"" ends[roles[i]] "\","
    print "};\n\nconst char *const tl_column_role_pairs[][2] = {\n" pairs "    {NULL, NULL},\n};"
    print "\nconst char *const tl_column_role_twins[] = {" twins "NULL};"
    print "\nconst char *const tl_column_role_part_words[3][TL_PART_WORDS] = {"
    for (i = 0; i < 3; i++)
        print "    {" words_of_part[i] "},"
    print "};"
}
