/*
 * The command line. One table of options serves parsing, help and the search for what
 * was probably meant.
 */
#ifndef TL_OPTIONS_H
#define TL_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

struct tl_texts_list {
    const char **texts;
    size_t count;
};

/* What was asked for, as texts; numbers and days are read already. */
struct tl_options {
    const char *command;
    struct tl_texts_list inputs;
    struct tl_texts_list outputs; /* -o */
    const char *from;             /* -f, or NULL */
    const char *to;               /* -t, or NULL */
    const char *view;             /* or NULL */
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
    uint32_t threads;
    bool south;
    bool strict;
    bool skip_bad;
    bool json;
    bool csv_raw;
    bool help;
    bool version;
};

/*
 * Reads the command line. False, said on standard error, where it is wrong. Borrows the
 * arguments; to be cleared.
 */
bool tl_options_read(struct tl_options *options, int count, char **arguments);
void tl_options_clear(struct tl_options *options);

/* The options that a command takes, for its help. */
void tl_options_help(FILE *file);

#endif
