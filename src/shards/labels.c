#include "labels.h"

#include <string.h>

struct row {
    uint32_t name;
    struct tl_position position; /* of the first mention */
};

void
tl_labels_add(struct tl_labels *labels, const char *id, const char *name,
              struct tl_position position, struct tl_diagnostics *diagnostics)
{
    if (!*name || strcmp(id, name) == 0)
        return;
    uint32_t number = tl_vocabulary_add(&labels->ids, id, strlen(id));
    uint32_t called = tl_vocabulary_add(&labels->names, name, strlen(name));
    labels->rows.width = sizeof(struct row);
    if (number == labels->rows.count) {
        *(struct row *)tl_vector_add(&labels->rows) = (struct row){called, position};
        return;
    }
    const struct row *row = tl_vector_at(&labels->rows, number);
    if (row->name != called)
        tl_report(diagnostics, position, TL_RULE_CONFLICT, NULL,
                  "found the name '%.*s' of the actor '%.*s', expected '%.*s' as at "
                  "%s:%u",
                  TL_SHOWN(name), TL_SHOWN(id),
                  TL_SHOWN(tl_vocabulary_text(&labels->names, row->name)),
                  tl_diagnostics_file_name(diagnostics, row->position.file),
                  row->position.line);
}

const char *
tl_labels_of(const struct tl_labels *labels, const char *id)
{
    uint32_t number = labels->rows.count > 0
                          ? tl_vocabulary_find(&labels->ids, id, strlen(id))
                          : TL_NONE;
    if (number == TL_NONE)
        return id;
    const struct row *row = tl_vector_at(&labels->rows, number);
    return tl_vocabulary_text(&labels->names, row->name);
}

void
tl_labels_clear(struct tl_labels *labels)
{
    tl_vocabulary_clear(&labels->ids);
    tl_vocabulary_clear(&labels->names);
    tl_vector_clear(&labels->rows);
}
