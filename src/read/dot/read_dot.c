#include "src/read/base/reader.h"

#include <errno.h>
#include <string.h>

#include "child.h"
#include "records.h"
#include "scan.h"

/* The longest text that is given to cgraph, which takes many times as much memory. */
#define TEXT_MAX ((size_t)1024 * 1024 * 1024)

struct text {
    char *bytes;
    size_t length;
    size_t room;
};

static void
report(const struct tl_reading *reading, struct tl_position position, const char *found,
       const char *expected)
{
    position.file = tl_input_file(reading->input);
    tl_report(reading->diagnostics, position, TL_RULE_SYNTAX, NULL,
              "found %s, expected %s", found, expected);
}

/* Reads an input to its end; false, and known, where it has none. */
static bool
read_all(const struct tl_reading *reading, struct text *text)
{
    const char *piece;
    size_t length;
    while (tl_input_next(reading->input, &piece, &length)) {
        if (length > TEXT_MAX - text->length) {
            report(reading, (struct tl_position){0}, "more than a gibibyte of DOT",
                   "less");
            return false;
        }
        if (text->room - text->length < length) {
            text->room = 2 * text->room + length;
            text->bytes = tl_resize(text->bytes, text->room);
        }
        memcpy(text->bytes + text->length, piece, length);
        text->length += length;
    }
    return !tl_input_broken(reading->input) && tl_input_error(reading->input) == 0;
}

static void
report_outcome(const struct tl_reading *reading, struct tl_dot_outcome outcome)
{
    static const char *const found[] = {
        [TL_DOT_REFUSED] = "a statement that Graphviz cannot read",
        [TL_DOT_SLOW] = "a graph that Graphviz takes too long to read",
        [TL_DOT_CRASHED] = "a graph for which Graphviz needs too much memory",
    };
    if (outcome.ending == TL_DOT_NOT_STARTED)
        report(reading, outcome.position, "no way to start a process", strerror(errno));
    else if (outcome.ending != TL_DOT_READ)
        report(reading, outcome.position, found[outcome.ending],
               outcome.ending == TL_DOT_REFUSED ? "a simpler one" : "a smaller one");
}

static void
read_graph(const struct tl_reading *reading, const struct tl_dot_plain *plain)
{
    struct tl_dot_records records;
    tl_dot_records_begin(&records, reading);
    report_outcome(reading, tl_dot_child_read(plain, tl_dot_limits_for(plain->length),
                                              tl_dot_records_take, &records));
    tl_dot_records_end(&records);
}

void
tl_read_dot(const struct tl_reading *reading)
{
    struct text text = {NULL, 0, 0};
    struct tl_dot_plain plain = {.length = 0};
    bool good = read_all(reading, &text) &&
                tl_dot_scan(&plain, text.bytes ? text.bytes : "", text.length,
                            reading->diagnostics, tl_input_file(reading->input));
    tl_free(text.bytes);
    if (good)
        read_graph(reading, &plain);
    tl_dot_plain_clear(&plain);
}
