# Writes completions of the command line from what `tieline formats --json` prints, for
# the shell that is named: awk -v shell=bash -f json_value.awk -f completions.awk.

/^  "[a-z]+": \[/ { split($0, part, "\""); section = part[2]; inside = "" }
/^      "[a-z_]+": \[/ { split($0, part, "\""); inside = part[2] }
/^      \]/ { inside = "" }
/^      "name": / {
    name = value($0)
    if (section == "options") {
        option[++options] = name
    } else {
        names[section] = names[section] (names[section] ? " " : "") name
        if (section == "commands")
            command[++commands] = name
    }
}
/^      "letter": / { letter[options] = value($0) }
/^      "argument": / { argument[options] = value($0) }
/^      "repeatable": / { repeatable[options] = value($0) == "true" }
/^      "(help|about)": / && section == "options" { about[options] = value($0) }
/^      "about": / && section == "commands" { purpose[commands] = value($0) }
/^        "/ && section == "options" && inside == "commands" { has[options, value($0)] = 1 }

# The words that an option can have as its value; "" if they are not known.
function words(i) {
    if (option[i] == "from")
        return names["readers"]
    if (option[i] == "to")
        return names["formats"]
    if (option[i] == "mapping")
        return names["mappings"]
    if (option[i] == "view")
        return "network actors events timeline"
    if (argument[i] ~ /^[a-z_,]+(\|[a-z_,]+)+$/) {
        word = argument[i]
        gsub(/\|/, " ", word)
        return word
    }
    return ""
}

function takes_file(i) {
    return argument[i] ~ /FILE|INPUT/
}

# A text in single quotation marks, as shells read it.
function quoted(text, mark) {
    gsub(/'/, mark, text)
    return "'" text "'"
}

function print_bash(i, c, list, cases) {
    print "# Completions of tieline for bash."
    print "_tieline() {"
    print "    local current=${COMP_WORDS[COMP_CWORD]} words= options="
    print "    case ${COMP_WORDS[COMP_CWORD-1]} in"
    for (i = 1; i <= options; i++) {
        if (argument[i])
            print "    --" option[i] (letter[i] ? "|-" letter[i] : "") ") words=" quoted(words(i)) " ;;"
    }
    print "    *) words=@demo"
    print "       case ${COMP_WORDS[1]} in"
    for (c = 1; c <= commands; c++) {
        list = ""
        for (i = 1; i <= options; i++)
            if (has[i, command[c]])
                list = list " --" option[i]
        print "       " command[c] ") options=" quoted(substr(list, 2)) " ;;"
    }
    print "       esac ;;"
    print "    esac"
    print "    [ \"$COMP_CWORD\" = 1 ] && words=" quoted(names["commands"] " --help --version")
    print "    case $current in -*) [ -n \"$options\" ] && words=$options ;; esac"
    print "    COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))"
    print "}"
    print "complete -o default -F _tieline tieline"
}

function print_fish(i, c, seen) {
    print "# Completions of tieline for fish."
    for (c = 1; c <= commands; c++)
        print "complete -c tieline -n __fish_use_subcommand -a " command[c] " -d " quoted(purpose[c], "\\'")
    for (i = 1; i <= options; i++) {
        seen = ""
        for (c = 1; c <= commands; c++)
            if (has[i, command[c]])
                seen = seen " " command[c]
        print "complete -c tieline -n '__fish_seen_subcommand_from" seen "' -l " option[i] \
            (letter[i] ? " -s " letter[i] : "") \
            (!argument[i] ? "" : takes_file(i) ? " -r" : " -x") \
            (words(i) ? " -a " quoted(words(i)) : "") " -d " quoted(about[i], "\\'")
    }
}

function values_for_zsh(i) {
    if (!words(i))
        return takes_file(i) ? "_files" : " "
    return takes_file(i) ? "{compadd -- " words(i) "; _files}" : "(" words(i) ")"
}

function print_zsh(i, c, text) {
    print "#compdef tieline"
    print "# Completions of tieline for zsh."
    print "local -a commands=("
    for (c = 1; c <= commands; c++)
        print "    " quoted(command[c] ":" purpose[c], "'\\''")
    print ")"
    print "if ((CURRENT == 2)); then"
    print "    _describe command commands"
    print "    return"
    print "fi"
    print "case $words[2] in"
    for (c = 1; c <= commands; c++) {
        print command[c] ") _arguments \\"
        for (i = 1; i <= options; i++) {
            if (!has[i, command[c]])
                continue
            text = about[i]
            gsub(/\[|\]|:/, "\\\\&", text)
            text = "--" option[i] (argument[i] ? "=" : "") "[" text "]"
            if (argument[i])
                text = text ":value:" values_for_zsh(i)
            print "    " quoted((repeatable[i] ? "*" : "") text, "'\\''") " \\"
        }
        print "    '*:input:_files' ;;"
    }
    print "esac"
}

END {
    if (shell == "bash")
        print_bash()
    else if (shell == "fish")
        print_fish()
    else
        print_zsh()
}
