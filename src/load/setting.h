/*
 * The lines of a mapping that are not pairs of it, and options of the command line that
 * say the same.
 */
#ifndef TL_SRC_LOAD_SETTING_H
#define TL_SRC_LOAD_SETTING_H

#include <stdbool.h>

#include "graph/base/memory.h"
#include "src/read/base/reader.h"

/* How many there are that are called like options. */
enum { TL_SETTINGS = 7 };

struct tl_settings {
    const struct tl_reader *reader; /* of all inputs; NULL: each for itself */
    struct tl_reading_options reading;
    const char *encoding;          /* NULL: UTF-8 */
    const char *said[TL_SETTINGS]; /* by which setting: what the first mapping said that
                                      has it, or "" for the command line */
    bool reads_known;              /* the mapping at hand comes with the program */
    struct tl_arena texts;
};

struct tl_setting {
    const char *key;
    /* False, said on standard error after `where`, where the value is wrong. What is
     * set already stays. */
    bool (*take)(struct tl_settings *settings, const char *where, const char *value);
    bool single; /* a run has one of it: mappings may not differ in it */
};

/* Takes a setting from a mapping. False, said too, where another one differs in it. */
bool tl_setting_take(struct tl_settings *settings, const struct tl_setting *setting,
                     const char *where, const char *value);

/* The command line has it: whatever mappings say does not matter. */
void tl_setting_fix(struct tl_settings *settings, const struct tl_setting *setting);

/* NULL where there is none. */
const struct tl_setting *tl_setting_find(const char *key);

#endif
