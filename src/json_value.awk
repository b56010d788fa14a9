# For the scripts that read what `tieline formats --json` prints: Jansson writes a key and its
# value on one line, and an element of a list on another.

# The value on a line of JSON, without its quotation marks and comma.
function value(line) {
    sub(/^[^:]*: /, "", line)
    sub(/^ +/, "", line)
    sub(/,$/, "", line)
    if (line == "null")
        return ""
    gsub(/^"|"$/, "", line)
    gsub(/\\"/, "\"", line)
    return line
}
