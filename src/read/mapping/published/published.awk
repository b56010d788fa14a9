# Makes C of index.tsv and the mappings beside it: the table that mappings.h declares.

function fail(message) {
    print FILENAME ":" FNR ": " message >"/dev/stderr"
    failed = 1
    exit 1
}

# A string may be longer than a compiler needs to take; an array may not.
function bytes(text,    i, out) {
    for (i = 1; i <= length(text); i++)
        out = out (i % 20 == 1 ? "\n     " : "") code[substr(text, i, 1)] ","
    return out "0"
}

function quoted(text) {
    gsub(/\\/, "\\\\", text)
    gsub(/"/, "\\\"", text)
    return "\"" text "\""
}

# The parts of "A;B" as C, of which there are at most some.
function listed(text, most,    marks, marked, i, out) {
    marked = split(text, marks, ";")
    if (marked > most)
        fail("expected at most " most " columns or paths that tell a mapping")
    for (i = 1; i <= marked; i++)
        out = out quoted(marks[i]) ", "
    return out
}

# The ways to tell records, "A;B|C", as C.
function ways(text,    parts, count, i, out) {
    count = split(text, parts, "|")
    if (count > 7)
        fail("expected at most seven ways to tell records")
    for (i = 1; i <= count; i++)
        out = out "{" listed(parts[i], 4) "NULL}, "
    return out
}

# The lines of a mapping as C; what its first one says goes to `about`.
function read_mapping(path,    line, text) {
    about = ""
    while ((getline line <path) > 0) {
        if (text == "" && line ~ /^# /)
            about = substr(line, 3)
        text = text line "\n"
    }
    close(path)
    if (about == "")
        fail(path " is missing, or its first line does not say what it is for")
    return text
}

BEGIN {
    FS = "\t"
    for (i = 1; i < 256; i++)
        code[sprintf("%c", i)] = i < 128 ? i : sprintf("'\\x%X'", i)
    print "#include \"src/read/mapping/mappings.h\"\n"
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
    columns = ""
    if (!count && $2 != "-" && $2 !~ /^\./)
        columns = listed($2, 3)
    paths = $2 ~ /^\./ ? ways($2) : ""
    mappings++
    print "static const char text_" mappings "[] = {" bytes(text) "};"
    rows = rows "    {" quoted($1) ", " quoted(about) ", {" columns "NULL}, " count ", {" paths "{NULL}}, text_" mappings "},\n"
}

END {
    if (failed)
        exit 1
    print "\nconst struct tl_known_mapping tl_known_mappings[] = {\n" rows "    {NULL, NULL, {NULL}, 0, {{NULL}}, NULL},\n};"
}
