#include <string.h>

#include "src/read/base/reader.h"
#include "src/read/base/whole.h"
#include "child.h"
#include "records.h"
#include "scan.h"

/* The scan has found no mistake: what ends the reading now is none of the file's. */
static void
say_failure(struct tl_input *input, struct tl_child_limits limits,
            struct tl_read_dot_outcome outcome)
{
    struct tl_ceiling_text memory =
        tl_ceiling_text(TL_CEILING_READING_MEMORY, limits.memory);
    if (outcome.ending == TL_READ_DOT_SLOW)
        tl_input_fail(input,
                      "its syntax is right, but Graphviz needs more time for it, "
                      "expected %s",
                      tl_ceiling_text(TL_CEILING_READING_SECONDS, limits.seconds).text);
    else if (outcome.ending == TL_READ_DOT_FULL)
        tl_input_fail(input,
                      "its syntax is right, but Graphviz needs more memory for it, "
                      "expected %s",
                      memory.text);
    else if (outcome.ending == TL_READ_DOT_CRASHED)
        tl_input_fail(input,
                      "its syntax is right, but Graphviz crashed over it (%s), as it "
                      "does where it needs more memory than %s",
                      outcome.number ? strsignal(outcome.number) : "strange output",
                      memory.text);
    else
        tl_input_fail(input, "the process that reads DOT failed: %s",
                      strerror(outcome.number));
}

static void
read_graph(const struct tl_reading *reading, const struct tl_read_dot_plain *plain)
{
    struct tl_child_limits limits =
        tl_child_limits_within(tl_input_ceilings(reading->input), plain->length);
    /* Its nodes say themselves that they are events. */
    tl_builder_own(reading->builder, tl_input_file(reading->input));
    struct tl_read_dot_outcome outcome =
        tl_read_dot_records_add(reading, plain, limits);
    if (outcome.ending == TL_READ_DOT_REFUSED)
        tl_report(
            reading->diagnostics, outcome.position, TL_RULE_SYNTAX, NULL,
            "found a statement that Graphviz cannot read, expected a simpler one");
    else if (outcome.ending != TL_READ_DOT_READ)
        say_failure(reading->input, limits, outcome);
}

static void
read_dot(const struct tl_reading *reading)
{
    struct tl_whole text = {.bytes = NULL};
    struct tl_read_dot_plain plain = {.length = 0};
    bool good =
        tl_whole_read(&text, reading->input, "DOT") &&
        tl_read_dot_scan_within(&plain, text.bytes ? text.bytes : "", text.length,
                                tl_input_ceilings(reading->input), reading->diagnostics,
                                tl_input_file(reading->input));
    tl_whole_clear(&text);
    if (good)
        read_graph(reading, &plain);
    tl_read_dot_plain_clear(&plain);
}

const struct tl_reader tl_read_dot = {
    .name = "dot",
    .endings = "dot gv",
    .about = "a Graphviz diagram: nodes become actors, edges relations",
    .recognises = tl_read_dot_recognises,
    .read = read_dot,
};
