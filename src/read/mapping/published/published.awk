# Makes C of index.tsv and the mappings beside it: the table that mappings.h declares.

function fail(message) {
    print FILENAME ":" FNR ": " message >"/dev/stderr"
    failed = 1
    exit 1
}

function quoted(text) {
    gsub(/\\/, "\\\\", text)
    gsub(/"/, "\\\"", text)
    return "\"" text "\""
}

# The lines of a mapping as C; what its first one says goes to `about`.
function read_mapping(path,    line, text) {
    about = ""
    while ((getline line <path) > 0) {
        if (text == "" && line ~ /^# /)
            about = substr(line, 3)
        text = text "\n     " quoted(line) "\"\\n\""
    }
    close(path)
    if (about == "")
        fail(path " is missing, or its first line does not say what it is for")
    return text
}

BEGIN {
    FS = "\t"
    print "#include \"src/read/mapping/mappings.h\"\n"
    print "const struct tl_known_mapping tl_known_mappings[] = {"
}

/^#/ || /^$/ {
    next
}

NF != 2 || $2 == "" {
    fail("expected a name and what such a table is recognized by, with a tab between them")
}

{
    folder = FILENAME
    sub(/[^\/]*$/, "", folder)
    text = read_mapping(folder $1 ".map")
    count = $2 ~ /^[0-9]+$/ ? $2 : 0
    marks = ""
    if (!count && $2 != "-") {
        marked = split($2, names, ";")
        if (marked > 3)
            fail("expected at most three columns that tell a table")
        for (i = 1; i <= marked; i++)
            marks = marks quoted(names[i]) ", "
    }
    print "    {" quoted($1) ", " quoted(about) ", {" marks "NULL}, " count "," text "},"
}

END {
    if (failed)
        exit 1
    print "    {NULL, NULL, {NULL}, 0, NULL},\n};"
}
