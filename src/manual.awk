# Writes the pages of the manual, one for each command and the overview, from docs/tieline.1:
#   tieline formats --json | awk -v folder=FOLDER -f json_value.awk -f manual.awk - docs/tieline.1
# The first input says which commands there are, and which options they have; the beginning
# of docs/tieline.1 says what else is on which page. An option without an entry there gets
# its line of help.

function read_formats(line) {
    if (line ~ /^  "[a-z]+": \[/) {
        split(line, part, "\"")
        list = part[2]
    } else if (line ~ /^      "[a-z_]+": \[/) {
        split(line, part, "\"")
        inside = part[2]
    } else if (line ~ /^      \]/) {
        inside = ""
    } else if (line ~ /^      "name": / && list == "options") {
        option[++options] = value(line)
    } else if (line ~ /^      "name": / && list == "commands") {
        command[++commands] = value(line)
    } else if (line ~ /^      "argument": / && list == "options") {
        argument[option[options]] = value(line)
    } else if (line ~ /^      "help": / && list == "options") {
        help[option[options]] = value(line)
    } else if (line ~ /^      "about": / && list == "commands") {
        about[command[commands]] = value(line)
    } else if (line ~ /^        "/ && list == "options" && inside == "commands") {
        has[value(line), option[options]] = 1
    }
}

# Whether a word is one of a list that blanks separate.
function among(word, words) {
    return index(" " words " ", " " word " ") > 0
}

function name_of(one) {
    return one == "tieline" ? "tieline" : "tieline-" one
}

# A reference to a section, or to the page that has it.
function reference(line, title, rest) {
    if (line !~ /^\.Sx /)
        return line
    title = rest = substr(line, 5)
    sub(/ [.,;:]$/, "", title)
    rest = substr(rest, length(title) + 1)
    return among(page, on[title]) ? line : ".Xr " name_of(first[title]) " 1" rest
}

function put(line) {
    text = text reference(line) "\n"
}

# Prints a section that is not empty. What other pages have before may leave a .Pp first.
function print_section(title) {
    sub(/^(\.Pp\n)+/, "", text)
    sub(/(\.Pp\n)+$/, "", text)
    if (text != "")
        printf ".Sh %s\n%s", title, text > file
    text = ""
}

function print_head(i, line, begins) {
    printf ".Dd %s\n.Dt %s 1\n.Os\n", date, toupper(name_of(page)) > file
    put(".Nm " name_of(page))
    put(page == "tieline" ? lines["NAME", count["NAME"]] : ".Nd " about[page])
    print_section("NAME")
    for (i = 1; i <= count["SYNOPSIS"]; i++) {
        line = lines["SYNOPSIS", i]
        begins = line == ".Nm"
        if (begins)
            mine = page == "tieline" || lines["SYNOPSIS", i + 1] == ".Cm " page
        if (mine)
            put(begins ? ".Nm tieline" : line)
    }
    print_section("SYNOPSIS")
}

# What the overview says of the command.
function put_entry(i, line, inside_entry) {
    for (i = 1; i <= count["DESCRIPTION"]; i++) {
        line = lines["DESCRIPTION", i]
        if (line ~ /^\.It Cm / || line == ".El")
            inside_entry = line == ".It Cm " page
        else if (inside_entry && !(line == "See" && lines["DESCRIPTION", i + 1] ~ /^\.Sx/) && line !~ /^\.Sx/)
            put(line)
    }
}

# Whether an entry of the list of options is about one that the command has.
function applies(line, word, words, i, found) {
    words = split(line, word, " ")
    for (i = 2; i < words; i++) {
        if (word[i] == "Fl" && word[i + 1] ~ /^-/) {
            described[substr(word[i + 1], 2)] = 1
            found = found || has[page, substr(word[i + 1], 2)]
        }
    }
    return found
}

# A subsection of options has an introduction and a list, whose entries may have lists.
function end_group() {
    if (entries != "")
        text = text group intro ".Bl -tag -width Ds\n" entries ".El\n"
    intro = entries = ""
}

function escaped(string) {
    gsub(/\\/, "\\e", string)
    return string
}

function put_options(i, line, depth, wanted) {
    for (i = 1; i <= count["OPTIONS"]; i++) {
        line = lines["OPTIONS", i]
        if (line ~ /^\.Ss /) {
            end_group()
            group = line "\n"
            continue
        }
        if (line ~ /^\.Bl/ && depth++ == 0)
            continue
        if (line ~ /^\.El/ && --depth == 0)
            continue
        if (line ~ /^\.It / && depth == 1)
            wanted = applies(line)
        if (!group)
            put(line)
        else if (depth == 0)
            intro = intro reference(line) "\n"
        else if (wanted)
            entries = entries reference(line) "\n"
    }
    for (i = 1; i <= options; i++)
        if (has[page, option[i]] && !described[option[i]])
            entries = entries ".It Fl -" option[i] (argument[option[i]] ? " Ar " argument[option[i]] : "") \
                "\n\\&" escaped(help[option[i]]) ".\n"
    end_group()
}

function put_pages(i) {
    put(".Pp")
    put("The options of each command are on its page:")
    for (i = 1; i <= commands; i++)
        put(".Xr " name_of(command[i]) " 1" (i < commands ? " ," : " ."))
}

# Examples of the command: a paragraph and the lines that are displayed below it.
function put_examples(i, line, shown, before) {
    for (i = 1; i <= count["EXAMPLES"]; i++) {
        line = lines["EXAMPLES", i]
        before = before line "\n"
        shown = shown (line ~ /^\.Dl / ? line " " : "")
        if (shown == "" || lines["EXAMPLES", i + 1] ~ /^\.Dl /)
            continue
        if (page == "tieline" || index(shown, ".Dl tieline " page " "))
            text = text before
        shown = before = ""
    }
}

FNR == NR { read_formats($0); next }
/^\.\\" For / { pages = substr($0, 9); next }
/^\.\\"/ { next }
/^\.Dd / { date = substr($0, 5); next }
/^\.Sh / {
    section = substr($0, 5)
    sections[++all] = section
    pages = "tieline"
    next
}
section {
    if (!first[section])
        first[section] = pages == "all" ? "tieline" : substr(pages " ", 1, index(pages " ", " ") - 1)
    on[section] = on[section] " " pages
    lines[section, ++count[section]] = $0
    place[section, count[section]] = pages
}

function put_section(title, i) {
    if (title == "DESCRIPTION" && page != "tieline")
        put_entry()
    else if (title == "OPTIONS")
        put_options()
    else if (title == "EXAMPLES")
        put_examples()
    else
        for (i = 1; i <= count[title]; i++)
            if (among(page, place[title, i]) || place[title, i] == "all")
                put(lines[title, i])
    if (title == "OPTIONS" && page == "tieline")
        put_pages()
    if (title == "SEE ALSO" && page != "tieline")
        put(".Xr tieline 1 ,\nwhich describes inputs, mappings and files.")
}

END {
    command[0] = "tieline"
    for (c = 0; c <= commands; c++) {
        page = command[c]
        file = folder "/" name_of(page) ".1"
        group = ""
        print_head()
        for (s = 3; s <= all; s++) {
            put_section(sections[s])
            print_section(sections[s])
        }
        close(file)
    }
}
