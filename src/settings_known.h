/*
 * The lines of a mapping that are not pairs of it, and options of the command line that
 * say the same.
 */
#ifndef TL_SETTINGS_KNOWN_H
#define TL_SETTINGS_KNOWN_H

#include "settings.h"

struct tl_setting {
    const char *key;
    /* False, said on standard error after `where`, where the value is wrong. What is
     * set already stays. */
    bool (*take)(struct tl_settings *settings, const char *where, const char *value);
};

/* NULL where there is none. */
const struct tl_setting *tl_setting_find(const char *key);

#endif
