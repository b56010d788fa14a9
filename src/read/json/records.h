/*
 * Records from JSON: turns values that have been scanned into records for the builder.
 *
 * jansson makes the values; the scan knows where each of them lies, in the order in
 * which a walk through jansson's values comes across them.
 */
#ifndef TL_SRC_READ_JSON_RECORDS_H
#define TL_SRC_READ_JSON_RECORDS_H

#include "src/read/base/reader.h"
#include "src/read/names/keys.h"
#include "plain.h"
#include "scan.h"

/* What to do with records that other programs keep in JSON. */
#define TL_JSON_ADVICE                                                                 \
    "records of other programs become a table by jq: jq -r '.[] | [.date, .title] | "  \
    "@csv'"

struct tl_json_records {
    const struct tl_reading *reading;
    struct tl_json_scan *scan;
    struct tl_json_keys keys[TL_TYPES];
    struct tl_json_plain plain;
    const struct tl_json_place *place; /* of the next value of the walk */
    char *compact;                     /* room for a list or object as text */
    size_t compact_room;
    struct tl_column settings; /* struct setting: the dataset's texts, until the end */
    struct tl_arena texts;     /* of the settings */
    bool has_list;             /* of records; set by whoever reads the document */
    bool has_version;          /* of ours, that says whose document it is */
    bool has_other_list;       /* of records that are none of ours */
    bool refused;              /* of another version: nothing more is to be read */
};

/* Both are borrowed. To be ended. */
void tl_json_records_begin(struct tl_json_records *records,
                           const struct tl_reading *reading, struct tl_json_scan *scan);
void tl_json_records_end(struct tl_json_records *records);

/* Makes a record of the value that was scanned last. */
void tl_json_records_read(struct tl_json_records *records, enum tl_type type);

/*
 * Takes the key that was scanned last for one of the document. NULL, and reported,
 * where the document has had it, or where it cannot be held.
 */
const struct tl_json_key *tl_json_records_key(struct tl_json_records *records,
                                              struct tl_position *position);

/* Takes the value that was scanned last for what the document says by a key. */
void tl_json_records_member(struct tl_json_records *records,
                            const struct tl_json_key *key, struct tl_position position);

/* Makes a record of what the document has said of itself, if anything. */
void tl_json_records_dataset(struct tl_json_records *records,
                             struct tl_position position);

#endif
