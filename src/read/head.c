#include "head.h"

#include <string.h>

#include "src/base/terminal.h"
#include "src/read/suggest/preamble.h"
#include "src/read/tables/kind.h"

bool
tl_head_wants_mapping(const struct tl_head *head)
{
    const struct tl_reading *reading = head->reading;
    const struct tl_reading_options *options = reading->options;
    if (!options->mapping_count)
        return false;
    if (options->no_header || tl_mapping_concerns(options, &head->names))
        return true;
    unsigned kind =
        tl_table_of(TL_TABLES, tl_input_name(reading->input), head->names.names);
    return kind == TL_TABLES || tl_table_kinds[kind].type == TL_EVENT;
}

static void
say_where(const struct tl_head *head, const struct tl_row *row)
{
    const struct tl_reading *reading = head->reading;
    if (reading->options->talks)
        tl_say("%s: the head line is line %lu", tl_input_name(reading->input),
               (unsigned long)row->cells[0].position.line);
}

/* No row has all the columns: it is said what the likeliest one lacks. */
static void
give_up(struct tl_head *head)
{
    (void)tl_mapping_choose(head->reading, &head->names);
    head->is_found = true;
}

/* Whether the first row is the head. */
static bool
is_first_head(struct tl_head *head, const struct tl_row *row)
{
    const struct tl_reading_options *options = head->reading->options;
    tl_names_begin(&head->names, row, head->delimiter, !options->no_header);
    if (options->no_header || !tl_head_wants_mapping(head) ||
        tl_mapping_fits(options, &head->names, &head->most))
        return true;
    head->above = 1;
    return false;
}

/* Nothing is said of the rows above before it is known whether there is a head further
 * down; if there is none, the row with the most of the columns was probably meant. */
static bool
is_later_head(struct tl_head *head, const struct tl_row *row)
{
    struct tl_names names;
    size_t found;
    tl_names_begin(&names, row, head->delimiter, true);
    bool fits = tl_mapping_fits(head->reading->options, &names, &found);
    if (fits || found > head->most) {
        tl_names_end(&head->names);
        head->names = names;
        head->most = found;
    } else {
        tl_names_end(&names);
    }
    if (fits)
        say_where(head, row);
    else if (head->above++ == TL_PREAMBLE_MAX)
        give_up(head);
    return fits;
}

bool
tl_head_find(struct tl_head *head, const struct tl_row *row)
{
    if (row->cells[0].position.line < head->line)
        return false;
    if (head->line)
        say_where(head, row);
    bool is_head = head->above ? is_later_head(head, row) : is_first_head(head, row);
    head->is_found = head->is_found || is_head;
    return is_head;
}

void
tl_head_miss(struct tl_head *head)
{
    struct tl_position position = {1, 1, tl_input_file(head->reading->input)};
    if (head->above)
        give_up(head);
    else
        tl_report(head->reading->diagnostics, position, TL_RULE_TABLE, NULL,
                  "found no head line, expected the names of the columns");
}
