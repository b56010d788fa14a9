# Makes C of the files of languages, English first: the table that language.h declares.

function fail(message) {
    print FILENAME ":" FNR ": " message >"/dev/stderr"
    failed = 1
    exit 1
}

function close_language() {
    if (code != "")
        print "    }},"
}

BEGIN {
    FS = "\t"
    print "#include \"graph/base/language/language.h\"\n"
    print "const struct tl_language tl_languages[] = {"
}

FNR == 1 {
    close_language()
    code = FILENAME
    sub(/.*\//, "", code)
    sub(/\.tsv$/, "", code)
    printf "    {.code = \"%s\",\n", code
    begun = 0
}

/^#/ || /^$/ {
    next
}

NF != 2 || $2 == "" {
    fail("expected a key and a text, with a tab between them")
}

$2 ~ /["\\]/ {
    fail("a text cannot have a straight quotation mark or a backslash in it")
}

$1 == "ordinals" {
    print "     .ordinals = TL_ORDINALS_" toupper($2) ",\n     .phrases = {"
    begun = 1
    next
}

!begun {
    fail("expected ordinals before any phrase")
}

{
    print "        [TL_PHRASE_" toupper($1) "] = \"" $2 "\","
}

END {
    if (failed)
        exit 1
    close_language()
    print "    {.code = NULL},\n};"
}
