/*
 * The command line. One table of options serves parsing, help and the search for what
 * was probably meant.
 */
#ifndef TL_SRC_OPTIONS_H
#define TL_SRC_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

struct tl_texts_list {
    const char **texts;
    size_t count;
};

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
    struct tl_texts_list inputs;
    struct tl_texts_list outputs; /* -o */
    const char *from;             /* -f, or NULL */
    struct tl_texts_list columns;
    struct tl_texts_list mappings;
    struct tl_texts_list missing;
    const char *date_format; /* or NULL */
    const char *decimal;     /* or NULL */
    const char *encoding;    /* or NULL */
    bool no_header;
    bool no_quotes;
    const char *to;         /* -t, or NULL */
    const char *view;       /* or NULL */
    const char *since_text; /* what the days below were read from, or NULL */
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
    uint32_t threads;
    bool south;
    bool strict;
    bool losses_told; /* what formats cannot hold is said by who made these options */
    bool skip_bad;
    bool json;
    bool csv_raw;
    bool bom;
    char delimiter; /* NUL: a comma is written, and what is read is seen */
    bool links;
    bool by_kind; /* lanes are kinds, not actors */
    bool dark;
    bool all;
    bool help;
    bool version;
    const char *used[TL_USES]; /* the first option of each use, or NULL */
};

/*
 * Reads the command line. False, said on standard error, where it is wrong. Borrows the
 * arguments; to be cleared.
 */
bool tl_options_read(struct tl_options *options, int count, char **arguments);
void tl_options_clear(struct tl_options *options);

/* A delimiter of CSV, as people write it. False, said on standard error after `where`,
 * where it is none. */
bool tl_delimiter_read(const char *where, const char *value, char *delimiter);

/* The options that a command takes, for its help. */
void tl_options_help(FILE *file);

#endif
