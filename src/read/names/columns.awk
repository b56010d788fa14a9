# Makes C of columns.tsv: the arrays that role.h declares.

function fail(message) {
    print FILENAME ":" FNR ": " message >"/dev/stderr"
    failed = 1
    exit 1
}

# The two words of a row as C.
function both(words,    list) {
    if (split(words, list, " ") != 2)
        fail("expected two words in a pair")
    return "    {\"" list[1] "\", \"" list[2] "\"},\n"
}

BEGIN {
    FS = "\t"
    split("is word end weak", order, " ")
    for (i in order)
        known[order[i]] = 1
}

/^#/ || /^$/ {
    next
}

NF != 4 || $4 == "" {
    fail("expected a role, a comparison, a language and words, with tabs between them")
}

$4 ~ /["\\|]/ {
    fail("a word cannot have a quotation mark, a backslash or a bar in it")
}

$2 == "pair" {
    pairs[$1] = pairs[$1] both($4)
    next
}

$2 == "twin" {
    twins = twins $4 " "
    next
}

$2 in known {
    if (!($1 in has_role))
        roles[++role_count] = $1
    has_role[$1] = 1
    words[$1, $2] = words[$1, $2] $4 "|"
    next
}

{
    fail("'" $2 "' is no comparison: is, word, end, weak, pair or twin")
}

END {
    if (failed)
        exit 1
    print "#include \"src/read/names/role.h\"\n\n#include <stddef.h>\n"
    print "const char *const tl_column_role_words[TL_COLUMN_ROLES][TL_ROLE_MATCHES] = {"
    for (k = 1; k <= role_count; k++) {
        role = roles[k]
        print "    [TL_FOR_" toupper(role) "] = {"
        for (i = 1; i <= 4; i++)
            if ((role, order[i]) in words)
                print "        [TL_MATCH_" toupper(order[i]) "] = \"" words[role, order[i]] "\","
        print "    },"
    }
    print "};"
    print "\nconst char *const tl_column_role_pairs[][2] = {\n" pairs["tie"] "    {NULL, NULL},\n};"
    print "\nconst char *const tl_column_role_spans[][2] = {\n" pairs["span"] "    {NULL, NULL},\n};"
    print "\nconst char tl_column_role_twins[] = \"" twins "\";"
}
