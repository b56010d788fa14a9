/*
 * A reader turns one input into calls on the builder and diagnostics; it reports all
 * that it finds, and only a syntax error ends its input.
 */
#ifndef TL_SRC_READ_BASE_READER_H
#define TL_SRC_READ_BASE_READER_H

#include "graph/build/builder.h"
#include "input.h"

struct tl_mapping;
struct tl_csv_decades;
struct tl_csv_short_rows;

/* What the command line and the mappings say of how tables are to be read. */
struct tl_reading_options {
    unsigned table; /* see src/read/tables/table.h; TL_TABLES: what it looks like */
    char delimiter; /* NUL: what it looks like */
    char decimal;   /* of numbers; NUL: a point, and thousands together */
    bool no_header; /* the first row is a row like the others */
    bool no_quotes; /* a quotation mark is a character like the others */
    bool talks;     /* says how it understands what it reads */
    bool keeps_addresses;    /* of mail */
    unsigned threads;        /* how many may work at once; 0 means 1 */
    const char *date_format; /* NULL: EDTF */
    bool keeps_words;        /* what is no date by it either is kept as it stands */
    const char **missing;    /* texts of cells that mean nothing */
    size_t missing_count;
    struct tl_mapping **mappings;
    size_t mapping_count;
};

struct tl_reading {
    struct tl_input *input;
    struct tl_builder *builder;
    struct tl_diagnostics *diagnostics;
    const struct tl_reading_options *options; /* NULL: none */
    struct tl_csv_decades *decades;           /* of a table (tables/date.h); or NULL */
    struct tl_csv_short_rows *short_rows;     /* (tables/row_cells.h); or NULL */
};

struct tl_reader {
    const char *name;
    const char *endings; /* of file names, separated by blanks */
    const char *about;
    bool is_unmistakable; /* what begins like it is nothing else, whatever its name */
    /* Whether a text begins like this format; how a nameless input is recognised. */
    bool (*recognises)(const char *text, size_t length);
    void (*read)(const struct tl_reading *reading);
};

/* The readers, one file each. */
extern const struct tl_reader tl_read_csv, tl_read_cytoscape, tl_read_dot,
    tl_read_gedcom, tl_read_gephi, tl_read_gexf, tl_read_graphml, tl_read_graphology,
    tl_read_ical, tl_read_json, tl_read_jsonl, tl_read_neo4j, tl_read_nodelink,
    tl_read_records;

#endif
