#include "several.h"

static void
add_column(struct tl_several *several, const struct tl_bound_row *row, size_t column)
{
    size_t i = 0;
    while (i < several->count && several->columns[i] != column)
        i++;
    if (i == several->count && i < TL_SEVERAL_COLUMNS && column < row->cells->kept &&
        row->values[column].count > 1)
        several->columns[several->count++] = column;
}

/* The list in which all values of a column are; 0 where there is none. */
static size_t
list_of(const struct tl_bound_row *row, size_t column)
{
    const struct tl_values *values = &row->values[column];
    for (size_t i = 1; i < values->count; i++)
        if (values->places[i].list != values->places[0].list)
            return 0;
    return values->count ? values->places[0].list : 0;
}

/* Adds columns of which the values are in a list with those of one that has several:
 * one of them goes with one of these, though it may be the only one. */
static void
add_beside(struct tl_several *several, const struct tl_template *template,
           const struct tl_bound_row *row)
{
    size_t count = several->count;
    for (size_t k = 0; k < template->count; k++) {
        const struct tl_chunk *chunk = &template->chunks[k];
        size_t column = chunk->kind == TL_CHUNK_TEXT
                            ? TL_NO_COLUMN
                            : row->bindings[chunk->reference].column;
        if (column >= row->cells->kept || row->values[column].count == 0)
            continue;
        size_t list = list_of(row, column);
        bool beside = false;
        bool known = false;
        for (size_t i = 0; i < several->count; i++) {
            known = known || several->columns[i] == column;
            beside = beside ||
                     (list && i < count && list_of(row, several->columns[i]) == list);
        }
        if (beside && !known && several->count < TL_SEVERAL_COLUMNS)
            several->columns[several->count++] = column;
    }
}

void
tl_several_add(struct tl_several *several, const struct tl_choice *choice,
               const struct tl_bound_row *row)
{
    size_t before = several->count;
    for (size_t i = 0; row->values && i < choice->count; i++) {
        const struct tl_template *template = &choice->templates[i];
        for (size_t k = 0; k < template->count; k++) {
            const struct tl_chunk *chunk = &template->chunks[k];
            if (chunk->kind != TL_CHUNK_TEXT && !tl_chunk_is_condition(chunk))
                add_column(several, row, row->bindings[chunk->reference].column);
        }
        add_beside(several, template, row);
        const struct tl_choice one = {choice->templates + i, 1};
        if (several->count > before || tl_choice_holds(&one, row))
            return;
    }
}

void
tl_several_add_beside(struct tl_several *several, const struct tl_choice *choice,
                      const struct tl_bound_row *row)
{
    for (size_t i = 0; several->count && i < choice->count; i++)
        add_beside(several, &choice->templates[i], row);
}

/* How many values of a column are in an element, and the first of them. */
static size_t
count_in(const struct tl_values *values, size_t element, size_t *first)
{
    size_t count = 0;
    for (size_t i = values->count; i-- > 0;) {
        if (values->places[i].element != element)
            continue;
        *first = i;
        count++;
    }
    return count;
}

/* The last element in which any of the columns of a list has a value, and one more. */
static size_t
end_of_list(const struct tl_several *several, const struct tl_bound_row *row,
            size_t list)
{
    size_t end = 0;
    for (size_t i = 0; i < several->count; i++) {
        const struct tl_values *values = &row->values[several->columns[i]];
        if (list_of(row, several->columns[i]) == list &&
            values->places[values->count - 1].element + 1 > end)
            end = values->places[values->count - 1].element + 1;
    }
    return end;
}

/* Of what is too much only that is known. */
static size_t
times(size_t a, size_t b)
{
    return b > 0 && a > SIZE_MAX / b ? SIZE_MAX : a * b;
}

/* The ways to take values of a list that are in one element: none where there are none.
 */
static size_t
ways_in(const struct tl_several *several, const struct tl_bound_row *row, size_t list,
        size_t element)
{
    size_t ways = 1;
    bool any = false;
    for (size_t i = 0; i < several->count; i++) {
        size_t first;
        size_t count =
            list_of(row, several->columns[i]) == list
                ? count_in(&row->values[several->columns[i]], element, &first)
                : 0;
        ways = times(ways, count ? count : 1);
        any = any || count;
    }
    return any ? ways : 0;
}

static size_t
plus(size_t a, size_t b)
{
    return a > SIZE_MAX - b ? SIZE_MAX : a + b;
}

static size_t
ways_of_list(const struct tl_several *several, const struct tl_bound_row *row,
             size_t list)
{
    size_t ways = 0;
    size_t end = end_of_list(several, row, list);
    for (size_t element = 0; element < end; element++)
        ways = plus(ways, ways_in(several, row, list, element));
    return ways;
}

/* Whether a column is the first one of its list, or in none. */
static bool
is_first(const struct tl_several *several, const struct tl_bound_row *row,
         size_t number)
{
    size_t list = list_of(row, several->columns[number]);
    for (size_t i = 0; list && i < number; i++)
        if (list_of(row, several->columns[i]) == list)
            return false;
    return true;
}

static size_t
ways_of(const struct tl_several *several, const struct tl_bound_row *row, size_t number)
{
    size_t list = list_of(row, several->columns[number]);
    return list ? ways_of_list(several, row, list)
                : row->values[several->columns[number]].count;
}

size_t
tl_several_ways(const struct tl_several *several, const struct tl_bound_row *row)
{
    size_t ways = 1;
    for (size_t i = 0; i < several->count; i++)
        if (is_first(several, row, i))
            ways = times(ways, ways_of(several, row, i));
    return ways;
}

/* The values that count from now on: one, by its number, or none. */
static void
choose(struct tl_several *several, size_t number, const struct tl_values *values,
       size_t wanted)
{
    static const struct tl_values none = {0};
    several->chosen[number] =
        wanted < values->count
            ? (struct tl_values){values->cells + wanted, values->places + wanted, 1}
            : none;
}

/* One way of a list: an element of it, and in it a value of each column. */
static void
choose_of_list(struct tl_several *several, const struct tl_bound_row *row, size_t list,
               size_t way)
{
    size_t element = 0;
    for (size_t ways; way >= (ways = ways_in(several, row, list, element)); element++)
        way -= ways;
    for (size_t i = 0; i < several->count; i++) {
        const struct tl_values *values = &row->values[several->columns[i]];
        size_t first = 0;
        if (list_of(row, several->columns[i]) != list)
            continue;
        size_t count = count_in(values, element, &first);
        choose(several, i, values, count ? first + way % count : values->count);
        way /= count ? count : 1;
    }
}

void
tl_several_focus(struct tl_several *several, const struct tl_bound_row *row, size_t way)
{
    for (size_t i = 0; i < several->count; i++) {
        size_t list = list_of(row, several->columns[i]);
        if (!is_first(several, row, i))
            continue;
        size_t ways = ways_of(several, row, i);
        if (list)
            choose_of_list(several, row, list, way % ways);
        else
            choose(several, i, &row->values[several->columns[i]], way % ways);
        way /= ways;
    }
    for (size_t i = 0; i < several->count; i++) {
        struct tl_cell *cell = &row->cells->cells[several->columns[i]];
        struct tl_values *values = &row->values[several->columns[i]];
        several->before[i] = *values;
        several->cells[i] = *cell;
        *values = several->chosen[i];
        if (values->count)
            *cell = values->cells[0];
        else
            cell->length = 0;
    }
}

void
tl_several_drop(const struct tl_several *several, const struct tl_bound_row *row)
{
    for (size_t i = 0; i < several->count; i++) {
        row->cells->cells[several->columns[i]] = several->cells[i];
        row->values[several->columns[i]] = several->before[i];
    }
}
