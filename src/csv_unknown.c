#include "csv_unknown.h"

#include <stdio.h>

#include "csv_draft.h"
#include "csv_kind.h"
#include "graph/memory.h"
#include "mappings.h"

bool
tl_csv_is_published(const struct tl_reading *reading, const struct tl_names *names)
{
    const struct tl_known_mapping *known =
        tl_known_mapping_guess(names->names, names->count);
    if (!known || tl_table_of(reading->options->table, tl_input_name(reading->input),
                              names->names) != TL_TABLES)
        return false;
    char option[64];
    snprintf(option, sizeof option, "--mapping %s", known->name);
    tl_report(reading->diagnostics, names->position, TL_RULE_TABLE, option,
              "found columns of a table that is not ours, expected a mapping of them");
    return true;
}

void
tl_csv_report_unknown(const struct tl_reading *reading, const struct tl_names *names,
                      const struct tl_row *row)
{
    char *draft = tl_csv_draft(names->names, row);
    if (draft)
        tl_report(reading->diagnostics, names->position, TL_RULE_TABLE, draft,
                  "found columns of a table that is not ours, expected a mapping of "
                  "them");
    else if (tl_csv_is_headless(names->names))
        tl_report(reading->diagnostics, names->position, TL_RULE_TABLE, NULL,
                  "found a first line that does not name the columns, expected "
                  "--no-header, and --columns with their numbers: "
                  "date=1,source=2,target=3,kind='meeting'");
    else
        tl_report(
            reading->diagnostics, names->position, TL_RULE_TABLE, NULL,
            "found columns of no known table, expected --columns to say what they "
            "are, or %s",
            tl_tables_expected);
    tl_free(draft);
}
