#include "reading.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "graph/finish.h"
#include "src/read/readers.h"

struct outcome
outcome_of_bytes(const char *format, bool lenient, const char *bytes, size_t size)
{
    struct outcome outcome = {.diagnostics = tl_diagnostics_new(true)};
    if (lenient)
        tl_diagnostics_be_lenient(outcome.diagnostics);
    struct tl_input *input = tl_input_memory("test", bytes, size, outcome.diagnostics);
    struct tl_builder *builder = tl_builder_new(outcome.diagnostics, NULL);
    struct tl_reading reading = {
        .input = input, .builder = builder, .diagnostics = outcome.diagnostics};
    tl_reader_find(format)->read(&reading);
    tl_input_close(input);
    outcome.graph = tl_builder_finish(builder);
    return outcome;
}

struct outcome
outcome_of(const char *format, const char *text)
{
    return outcome_of_bytes(format, false, text, strlen(text));
}

void
outcome_free(struct outcome *outcome)
{
    tl_graph_free(outcome->graph);
    tl_diagnostics_free(outcome->diagnostics);
}

/* Of the whole dataset, and so none of a reader's. */
static bool
is_of_dataset(enum tl_rule rule)
{
    return rule == TL_RULE_UNCITED || rule == TL_RULE_UNUSED ||
           rule == TL_RULE_UNKNOWN_ID;
}

const char *
outcome_write(const struct outcome *outcome, char *buffer, size_t size)
{
    const struct tl_diagnostic *const *found =
        tl_diagnostics_sorted(outcome->diagnostics);
    size_t used = 0;
    buffer[0] = '\0';
    for (; *found; found++) {
        const struct tl_diagnostic *one = *found;
        if (is_of_dataset(one->rule))
            continue;
        used += (size_t)snprintf(
            buffer + used, size - used, "%s%u:%u %s: %s%s%s", used ? "\n" : "",
            (unsigned)one->position.line, (unsigned)one->position.column,
            tl_rules[one->rule].name, one->message, one->suggestion ? "? " : "",
            one->suggestion ? one->suggestion : "");
        assert_true(used < size);
    }
    return buffer;
}

void
check_reports(const char *format, const struct report *reports, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        char buffer[2000];
        struct outcome outcome = outcome_of(format, reports[i].text);
        assert_string_equal(outcome_write(&outcome, buffer, sizeof buffer),
                            reports[i].expected);
        outcome_free(&outcome);
    }
}
