/*
 * The values of a mapping: what a field of the model is made of in each row of
 * somebody else's table.
 *
 *   Date            a column, by its name in the header row, or by its number from 1
 *   Date?           the same where a table has it; else it is as if all were empty
 *   'alliance'      a text that is the same in each row; so is ..
 *   {Y}-{M}-{D}     columns in braces, and what stands between them; {{ is a brace
 *   A|{B}/{C}|'x'   of several the first that gives a text
 *
 * In braces a name may be followed by a colon and what is taken of the cell:
 *
 *   {A:1-10}          its first ten characters; {A:5-} all from the fifth on
 *   {A:before T}      what stands before the first "T"; {A:after /} after the last "/"
 *   {A:part 2 /}      the second of the parts that "/" divides; -1 is the last
 *   {A:1=yes;0=no}    other texts for codes; what is not listed stays
 *   {A:after (:before )}  one after the other
 *   {A:is 2;3}        nothing; the template is only for rows in which A is one of these
 *   {A:not 2;3}       or none of them
 *   {A:is x*;y}       or begins like one; {A:is *} for any text, {A:not *} for none
 *   {A:under 30}      or a number below that, or one above (over); these stand before
 *                     all else in it, and can follow others: {A:before T:is 2015-05-08}
 *   {A:each ,}        each of a list, only where a list has a place, and alone; what
 *                     follows is done with each: {A:each ,:each  and :before (}
 *   {A:each \n}       each line of a cell
 *   {A:before /:each ,}  each of a list in a part of a cell
 *   {A..B:where 1;2}  the names of those columns from A to B whose cell is one of
 *                     these; likewise
 *
 * A template of which a column is empty gives no text.
 */
#ifndef TL_SRC_READ_MAPPING_TEMPLATE_H
#define TL_SRC_READ_MAPPING_TEMPLATE_H

#include <stdbool.h>
#include <stddef.h>

#include "graph/base/memory.h"
#include "src/read/csv/cell.h"
#include "src/read/csv/rows.h"

enum tl_chunk_kind {
    TL_CHUNK_TEXT,
    TL_CHUNK_CELL,
    TL_CHUNK_RANGE,
    TL_CHUNK_BEFORE,
    TL_CHUNK_AFTER,
    TL_CHUNK_PART,
    TL_CHUNK_CODES,
    TL_CHUNK_IS, /* conditions: they give no text */
    TL_CHUNK_NOT,
    TL_CHUNK_UNDER,
    TL_CHUNK_OVER,
    TL_CHUNK_EACH,
    TL_CHUNK_WHERE,
    TL_CHUNK_KINDS
};

struct tl_chunk {
    enum tl_chunk_kind kind;
    struct tl_substring text;     /* as it stands; of a column its name */
    struct tl_substring whole;    /* of a column: with what follows a colon */
    struct tl_substring argument; /* what stands after the operation's word */
    size_t first, last;           /* characters of a range, from 1; parts, `first` from
                                     the beginning, 0: `last` from the end */
    const struct tl_chunk *then;  /* what is done next, with each of a list, or NULL */
    size_t reference;             /* of a column: its number among those of a mapping */
};

struct tl_template {
    struct tl_chunk *chunks;
    size_t count;
};

/* Templates of which the first that gives a text holds. */
struct tl_choice {
    struct tl_template *templates;
    size_t count;
};

/* Which column of a table a reference means. */
struct tl_binding {
    size_t column;
    size_t last; /* the same, but for TL_CHUNK_WHERE */
    bool whole;  /* its name has a colon: nothing is taken of the cell */
    bool asked;  /* it is only asked whether a row is read */
    bool spared; /* the table may do without it, and does */
};

/* The outermost list in which a value is, a number from 1, and in which element. */
struct tl_value_place {
    size_t list; /* 0: in none */
    size_t element;
};

/* The values of a column in a record, as cells; a row has the first one. */
struct tl_values {
    struct tl_cell *cells;
    const struct tl_value_place *places; /* of each */
    size_t count;
};

/* A row of a table, or a record, to which references are bound. */
struct tl_bound_row {
    const struct tl_row *cells;
    const struct tl_binding *bindings;
    struct tl_values *values; /* by column; NULL: there is but one in each cell */
};

/* What a choice gives in a row. Zero-initialise it; to be cleared. */
struct tl_expansion {
    size_t length;
    struct tl_position position; /* of the first cell that it is made of */
    char *text;                  /* ended by NUL, to be overwritten at will */
    size_t size;
};

/*
 * Reads a value. Its texts are borrowed, its lists taken from the arena; references are
 * numbered on from `*references`. False, with what is wrong with it in `error`.
 */
bool tl_choice_parse(struct tl_arena *arena, struct tl_substring value,
                     size_t *references, struct tl_choice *choice, const char **error);

/* The number of bytes before the first `stop` that is not in braces or quotes. */
size_t tl_choice_length(struct tl_substring text, char stop);

/* Whether a choice is a column as it stands. */
bool tl_choice_is_column(const struct tl_choice *choice);

/* Whether the conditions of one of its templates at least are true of a row, as those
 * are that has none. */
bool tl_choice_applies(const struct tl_choice *choice, const struct tl_bound_row *row);

/* Whether a choice gives a text in a row, or is a condition that is true of it. */
bool tl_choice_holds(const struct tl_choice *choice, const struct tl_bound_row *row);

/* Whether a choice is a list somewhere, by {A:each ,} or {A..B:where 1}. */
bool tl_choice_is_list(const struct tl_choice *choice);

/* Whether a chunk is a condition for all that follows it in its template. */
bool tl_chunk_is_condition(const struct tl_chunk *chunk);

/* The operation by which a chunk divides a list, perhaps after others; NULL where there
 * is none. */
const struct tl_chunk *tl_chunk_each(const struct tl_chunk *chunk);

/* Whether a cell is one of the texts that a chunk lists, "1;2", in any case; programs
 * that know numbers only as decimal ones write "1.0". */
bool tl_chunk_lists(const struct tl_chunk *chunk, const struct tl_cell *cell);

/* What the operations from one on, up to a list, take of a text. */
struct tl_substring tl_chunk_take(const struct tl_chunk *chunk,
                                  struct tl_substring text);

/* What a chunk gives in a row. */
struct tl_substring tl_chunk_fill(const struct tl_chunk *chunk,
                                  const struct tl_bound_row *row);

/* Whether the conditions of a template are true of a row; what follows them is `rest`.
 */
bool tl_template_holds(const struct tl_template *template,
                       const struct tl_bound_row *row, struct tl_template *rest);

/* The text of a template in a row; false where it gives none. */
bool tl_template_fill(const struct tl_template *template,
                      const struct tl_bound_row *row, struct tl_expansion *expansion);

/* The text of a choice in a row. The template that gave it; NULL where there is none.
 */
const struct tl_template *tl_choice_fill(const struct tl_choice *choice,
                                         const struct tl_bound_row *row,
                                         struct tl_expansion *expansion);

/* Where the text of a template begins: at its first column's cell. */
struct tl_position tl_template_position(const struct tl_template *template,
                                        const struct tl_bound_row *row);

/* Writes on at its end. */
void tl_expansion_add(struct tl_expansion *expansion, const char *text, size_t length);
void tl_expansion_append(struct tl_expansion *expansion, const char *text);
void tl_expansion_clear(struct tl_expansion *expansion);

/* "1902.0" as 1902, for programs that know numbers only as decimal ones. */
struct tl_substring tl_substring_drop_fraction(struct tl_substring slice);

#endif
