/* Shortens a script of the page; part of embed.c, not of the program. */
#ifndef TL_OUTPUT_PAGE_SHORTEN_H
#define TL_OUTPUT_PAGE_SHORTEN_H

/* Around the key of a phrase, which is written in scripts as phrases.key, in the
 * shorter script. */
#define MARK_BEGIN "\x01"
#define MARK_END   "\x02"

/* Writes a script, the text, without the blanks that it does not need, and with short
 * names of its variables; `shorter` has room for twice its length. Returns NULL, or
 * what is wrong, and sets `at` to where. Statements must end in semicolons. */
const char *shorten_script(const char *text, char *shorter, const char **at);

#endif
