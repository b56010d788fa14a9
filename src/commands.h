/*
 * The commands of the program, each in a file of its own (init is beside demo). They
 * return the exit status: 0; 1 if the data has errors, or if --strict does not allow a
 * loss; 2, said on standard error, if the options cannot be followed or the system
 * fails. That of diff is another.
 */
#ifndef TL_SRC_COMMANDS_H
#define TL_SRC_COMMANDS_H

#include <stdio.h>

#include "graph/graph.h"
#include "src/io/sources.h"
#include "options.h"

/* Reads the inputs and writes all outputs, or none. */
int tl_export_run(const struct tl_options *options);

/* Reads the inputs and prints what is wrong with them, or the list of rules. */
int tl_check_run(const struct tl_options *options);

/* Reads the inputs and prints what is in the dataset, as tl_stats_print() does. */
int tl_stats_run(const struct tl_options *options);
void tl_stats_print(const struct tl_graph *graph, FILE *file);

/* Reads the inputs and writes a table of the names in them that may be one. */
int tl_names_run(const struct tl_options *options);

/* Reads two inputs and writes what differs. The exit status is that of diff(1): 0 if
 * nothing differs, 1 if something does, 2 if there was trouble. */
int tl_diff_run(const struct tl_options *options);

/* Reads outputs of shards and writes those of the whole. */
int tl_merge_run(const struct tl_options *options);

/* The same for another command, which has written the inputs. The sources are what it
 * has read, to which nothing may be written. */
int tl_merge_files(const struct tl_options *options, struct tl_sources *sources);

/* Prints what can be read and written; the text of each mapping that is named; or, as
 * JSON, all tables of the program, its commands and options included. */
int tl_formats_run(const struct tl_options *options);

/* Makes a folder with a small example in seven tables. */
int tl_init_run(const struct tl_options *options);

/* Writes the outputs of the dataset in the program into a folder. */
int tl_demo_run(const struct tl_options *options);

/* The plan of an export: which outputs the command line names. */
struct tl_plan;

/*
 * The outputs that the options name. NULL, said on standard error, where one of them
 * cannot be; so that this is known before anything is read. Borrows the options; to be
 * freed.
 */
struct tl_plan *tl_plan_new(const struct tl_options *options);
void tl_plan_free(struct tl_plan *plan);

/*
 * Draws and writes all outputs, or none. The exit status: 0; 1 where --strict does not
 * allow what a format cannot hold; 2, said on standard error, where a selection means
 * nothing, an output is one of the sources (NULL: there are none), or the system fails.
 * `folder` is made if it is not there; NULL: none.
 */
int tl_plan_draw(const struct tl_plan *plan, const struct tl_graph *graph,
                 const struct tl_sources *sources, const char *folder);

#endif
