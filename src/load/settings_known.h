/*
 * The lines of a mapping that are not pairs of it, and options of the command line that
 * say the same.
 */
#ifndef TL_SRC_LOAD_SETTINGS_KNOWN_H
#define TL_SRC_LOAD_SETTINGS_KNOWN_H

#include "settings.h"

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
