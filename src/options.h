/*
 * The command line as tables: which commands there are, which options, what each option
 * stores, and to which commands and outputs it applies. Parsing, help, suggestions, the
 * check that an option has an effect, `tieline formats --json` and the tests read them.
 *
 * A new option is a row in options.c and a member to store its value in: of tl_options,
 * or of tl_style or tl_load_options for what emitters or readers see.
 */
#ifndef TL_SRC_OPTIONS_H
#define TL_SRC_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "graph/date/unit.h"
#include "output/common/style.h"
#include "src/base/ceilings.h"
#include "src/load/load_options.h"

enum tl_command {
    TL_COMMAND_EXPORT,
    TL_COMMAND_CHECK,
    TL_COMMAND_STATS,
    TL_COMMAND_NAMES,
    TL_COMMAND_DIFF,
    TL_COMMAND_MERGE,
    TL_COMMAND_FORMATS,
    TL_COMMAND_INIT,
    TL_COMMAND_DEMO,
    TL_COMMANDS
};

/* What commands do, as bits: an option applies to those that do what it is for. */
enum tl_use {
    TL_USE_ALWAYS = 1, /* all do */
    TL_USE_READ = 2,
    TL_USE_WRITE = 4,
    TL_USE_CHOOSE = 8, /* lets the user choose the outputs */
    TL_USE_CHECK = 16,
    TL_USE_PRINT = 32, /* prints tables */
    TL_USE_DIFFER = 64,
    TL_USE_PROPOSE = 128,
    TL_USE_SELECT = 256, /* works with a part of the dataset */
    TL_USE_COUNT = 512,
    TL_USE_START = 1024, /* begins a dataset */
    TL_USE_MERGE = 2048
};

struct tl_command_info {
    const char *name;
    const char *arguments;
    const char *about;
    unsigned uses;
};

extern const struct tl_command_info tl_commands[TL_COMMANDS];

/* To which outputs an option applies. */
enum tl_scope {
    TL_SCOPE_ALL,
    TL_SCOPE_WORDS, /* with words that are for people */
    TL_SCOPE_DIAGRAM,
    TL_SCOPE_PICTURE,
    TL_SCOPE_DRAWN_TIMELINE,
    TL_SCOPE_NODELINK,
    TL_SCOPE_SHEET,    /* CSV for spreadsheets */
    TL_SCOPE_EVIDENCE, /* networks that list the evidence of edges */
    TL_SCOPE_NETWORK,
    TL_SCOPE_ACTORS, /* networks of actors */
    TL_SCOPE_TIES,   /* edge lists of them */
    TL_SCOPES
};

/* How the value of an option is read, and as what it is stored. */
enum tl_option_kind {
    TL_OPTION_FLAG,      /* no value; bool */
    TL_OPTION_TEXT,      /* const char * */
    TL_OPTION_LIST,      /* struct tl_texts_list; the option may be repeated */
    TL_OPTION_NUMBER,    /* a whole number; uint32_t */
    TL_OPTION_POSITIVE,  /* the same from 1 */
    TL_OPTION_CHOICE,    /* one of the two words of `argument`; bool, the second */
    TL_OPTION_WORD,      /* one of all of them; unsigned, its number from 0 */
    TL_OPTION_WEIGHT,    /* a decimal number; int64_t */
    TL_OPTION_SIZE,      /* of memory, in bytes; uint64_t */
    TL_OPTION_STATUSES,  /* unsigned, a bit for each; may be repeated */
    TL_OPTION_DELIMITER, /* char */
    TL_OPTION_UNIT,      /* a unit of time; enum tl_unit */
    TL_OPTION_LANGUAGE,  /* its code; const struct tl_language * */
    TL_OPTION_PAPER,     /* a size of paper; struct tl_paper */
};

struct tl_option {
    const char *name;
    char letter;          /* 0: none */
    const char *argument; /* NULL: none */
    enum tl_option_kind kind;
    size_t offset; /* in tl_options */
    unsigned uses;
    enum tl_scope scope;
    const char *about;
};

/* All of them, ended by one without a name; no more than TL_OPTIONS_MAX. */
extern const struct tl_option tl_option_table[];

enum { TL_OPTIONS_MAX = 128 };

/* What people may call a command or an option that has another name here. */
struct tl_synonym {
    const char *word;
    const char *name;
};

/* Ended by one without a word. */
extern const struct tl_synonym tl_command_synonyms[];
extern const struct tl_synonym tl_option_synonyms[];

/* What was asked for, as texts; numbers and days are read already. */
struct tl_options {
    struct tl_arena texts; /* of argument files */
    const char *command;
    struct tl_load_options load;
    struct tl_style style;
    struct tl_texts_list outputs; /* -o */
    const char *to;               /* -t, or NULL */
    const char *view;             /* or NULL */
    const char *since_text;       /* what the days below were read from, or NULL */
    const char *until_text;
    int64_t since;
    int64_t until;
    bool certain;
    bool any_claim;
    struct tl_texts_list actors;
    struct tl_texts_list with;
    struct tl_texts_list actor_kinds;
    struct tl_texts_list kinds;
    struct tl_texts_list roles;
    struct tl_texts_list places;
    struct tl_texts_list references;
    struct tl_texts_list where; /* KEY=VALUE */
    struct tl_texts_list matches;
    struct tl_texts_list not_actors;
    struct tl_texts_list not_actor_kinds;
    struct tl_texts_list not_kinds;
    struct tl_texts_list not_roles;
    struct tl_texts_list not_places;
    struct tl_texts_list not_references;
    unsigned statuses;
    unsigned not_statuses;
    bool has_hops;
    uint32_t hops;
    uint32_t top;
    int64_t min_weight;
    uint32_t max_pairs;
    unsigned ties;                      /* tl_ties */
    const char *group;                  /* or NULL */
    const char *partition;              /* "time:N", or NULL */
    struct tl_texts_list ceiling_texts; /* NAME=N, or strict */
    struct tl_ceilings ceilings;        /* what they make of the usual ones */
    bool has_each;
    enum tl_unit each;
    bool strict;
    bool verbose;     /* also what lies in the nature of a format is said to be lost */
    bool losses_told; /* what formats cannot hold is said by who made these options */
    bool skip_bad;
    bool disjoint;    /* no event is in two of the lists that are merged */
    const char *temp; /* the folder for temporary files, or NULL */
    uint64_t memory;  /* in bytes; 0: no limit */
    bool json;
    bool list_rules;
    bool claims;
    bool tables;
    bool by_kind; /* lanes are kinds, not actors */
    bool all;
    bool help;
    bool version;
    bool given[TL_OPTIONS_MAX]; /* by row of tl_option_table */
};

#endif
