/*
 * Datasets in writing, for the tests of the model: a text says what is told to the
 * builder, and another what the graph then holds.
 *
 * Each line is a record, "event|id=e1|title=Parade|date=2015-05-08", inside of the one
 * above it where it is indented by two blanks more. "@key=value" is an attribute,
 * "~actor=China (host)" a grouped cell; "table|actor" says that there is a table of
 * actors. The position of a record and its fields is the line, counted through all
 * texts of a model, and the column of the byte.
 */
#ifndef TL_TEST_SUPPORT_H
#define TL_TEST_SUPPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "graph/finish.h"
#include "graph/graph.h"

#define LENGTH_OF(array) (sizeof(array) / sizeof *(array))

struct model {
    struct tl_diagnostics *diagnostics;
    struct tl_builder *builder; /* NULL once it is finished */
    struct tl_graph *graph;     /* NULL until then */
    uint32_t line;
};

/* To be freed. */
struct model model_begin(void);
struct model model_begin_lenient(void);
void model_free(struct model *model);

void model_tell(struct model *model, const char *text);
void model_finish(struct model *model);

/* Both of it, from one text. */
struct model model_of(const char *text);

/*
 * What the graph holds, from the public views alone, to be freed with free(). It is
 * written as above but for what is the same in all: absent fields, directed=yes. Behind
 * an item stands its status, where it is cited: "|is=stated".
 */
char *model_write(const struct tl_graph *graph);

/* Fails the test where the graph does not hold that. */
void model_check(const struct model *model, const char *expected);

/* Fails the test where finishing such a text does not give that, or gives errors. */
void model_check_of(const char *text, const char *expected);

/*
 * Fails the test where the problems are not these, a line each: line and rule, and what
 * was probably meant, "3 unknown-id China".
 */
void model_check_problems(const struct model *model, const char *expected);
void model_check_problems_of(const char *text, const char *expected);

/* The message of the first problem of a rule, which there must be. */
const char *model_message(const struct model *model, enum tl_rule rule);

/* What is written to standard error meanwhile; the text is to be freed with free(). */
struct capture {
    int saved;
    int file;
};

struct capture capture_begin(void);
char *capture_end(const struct capture *capture);

/* A folder of its own for a test, and the path of something in it (one at a time). */
struct folder {
    char path[64];
    char inside[512];
};

struct folder folder_begin(void);
const char *folder_path(struct folder *folder, const char *name);
void folder_write(struct folder *folder, const char *name, const char *text);
char *folder_read(struct folder *folder, const char *name); /* NULL: it is not there */
size_t folder_count(const struct folder *folder);           /* of what is in it */
void folder_end(const struct folder *folder);

/* Numbers that look random, the same in every run; the state is not to be 0. */
uint32_t random_below(uint64_t *state, uint32_t limit);

/* How many cases are tried: with MORE and with TORTURE set there are more. */
size_t cases_tried(size_t few, size_t more, size_t all);

#endif
