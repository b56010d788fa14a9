#include "delimiter_name.h"

#include <string.h>

#include "src/base/terminal.h"

bool
tl_delimiter_read(const char *where, const char *value, char *delimiter)
{
    static const struct {
        const char *name;
        char delimiter;
    } known[] = {{",", ','},    {";", ';'},    {"|", '|'}, {"\t", '\t'},
                 {"\\t", '\t'}, {"tab", '\t'}, {" ", ' '}, {"space", ' '}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (strcmp(value, known[i].name) != 0)
            continue;
        *delimiter = known[i].delimiter;
        return true;
    }
    tl_say("%s: found '%s', expected ',', ';', '|', tab or space", where, value);
    return false;
}

const char *
tl_read_csv_delimiter_name(char delimiter)
{
    return delimiter == ','    ? "commas"
           : delimiter == '\t' ? "tabs"
           : delimiter == '|'  ? "bars"
           : delimiter == ' '  ? "blanks"
                               : "semicolons";
}
