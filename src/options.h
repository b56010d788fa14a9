/* What the command line asks for. */
#ifndef TL_SRC_OPTIONS_H
#define TL_SRC_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "src/load/load_options.h"

/* What an option is for: not every command has a use for each. */
enum tl_use {
    TL_USE_ALWAYS,
    TL_USE_READ,
    TL_USE_WRITE,
    TL_USE_EITHER, /* reading or writing */
    TL_USE_CHOOSE, /* which outputs there are */
    TL_USE_CHECK,
    TL_USES
};

/* What was asked for, as texts; numbers and days are read already. */
struct tl_options {
    const char *command;
    struct tl_load_options load;
    struct tl_texts_list outputs; /* -o */
    const char *to;               /* -t, or NULL */
    const char *view;             /* or NULL */
    const char *since_text;       /* what the days below were read from, or NULL */
    const char *until_text;
    int64_t since;
    int64_t until;
    bool certain;
    struct tl_texts_list actors;
    struct tl_texts_list kinds;
    unsigned statuses;
    bool has_hops;
    uint32_t hops;
    uint32_t top;
    int64_t min_weight;
    uint32_t max_pairs;
    uint32_t evidence; /* 0: all */
    bool strict;
    bool losses_told; /* what formats cannot hold is said by who made these options */
    bool skip_bad;
    bool json;
    bool csv_raw;
    bool bom;
    bool links;
    bool by_kind; /* lanes are kinds, not actors */
    bool dark;
    bool all;
    bool help;
    bool version;
    const char *used[TL_USES]; /* the first option of each use, or NULL */
};

#endif
