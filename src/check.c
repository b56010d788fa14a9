#include <stdio.h>

#include <jansson.h>

#include "src/base/terminal.h"
#include "src/load/load.h"
#include "commands.h"
#include "report.h"

static json_t *
make_rule(const struct tl_rule_info *rule)
{
    return json_pack("{s:s, s:s, s:s}", "rule", rule->name, "severity",
                     rule->severity == TL_ERROR ? "error" : "warning", "about",
                     rule->about);
}

static void
print_rules_json(FILE *file)
{
    json_t *rules = json_array();
    for (enum tl_rule rule = 0; rule < TL_RULES; rule++)
        json_array_append_new(rules, make_rule(&tl_rules[rule]));
    json_dumpf(rules, file, JSON_INDENT(2));
    fputc('\n', file);
    json_decref(rules);
}

static void
print_rules_text(FILE *file)
{
    for (enum tl_severity severity = TL_ERROR + 1; severity-- > TL_WARNING;) {
        fputs(severity == TL_ERROR ? "Errors:\n" : "\nWarnings:\n", file);
        for (enum tl_rule rule = 0; rule < TL_RULES; rule++) {
            char left[64];
            if (tl_rules[rule].severity != severity)
                continue;
            snprintf(left, sizeof left, "  %s", tl_rules[rule].name);
            tl_terminal_row(file, left, tl_rules[rule].about);
        }
    }
}

static void
print_count(size_t count, const char *noun, const char *after)
{
    printf("%zu %s%s%s", count, noun, count == 1 ? "" : "s", after);
}

static void
print_verdict(const struct tl_diagnostics *diagnostics, const struct tl_graph *graph)
{
    bool failed = tl_diagnostics_failed(diagnostics);
    uint32_t events = tl_graph_count(graph, TL_EVENT);
    uint32_t references = tl_graph_count(graph, TL_REFERENCE);
    print_count(events, "event", ", ");
    if (events == 0 && references > 0) /* what was taken for one may be none */
        print_count(references, "reference", ", ");
    print_count(tl_graph_count(graph, TL_ACTOR), "actor", ", ");
    print_count(tl_graph_count(graph, TL_RELATION), "relation", ": ");
    print_count(failed ? tl_diagnostics_count(diagnostics, TL_ERROR) : 0, "error",
                ", ");
    print_count(tl_diagnostics_count(diagnostics, TL_WARNING), "warning", "\n");
}

static void
print_check(const struct tl_options *options, struct tl_diagnostics *diagnostics,
            const struct tl_graph *graph)
{
    if (options->json)
        tl_report_print(diagnostics, stdout, TL_REPORT_JSON);
    else
        tl_report_print(diagnostics, stderr, TL_REPORT_TEXT);
    if (graph && !options->json)
        print_verdict(diagnostics, graph);
}

static int
print_rules(const struct tl_options *options)
{
    if (options->load.inputs.count) {
        tl_say("check: --list-rules reads no input");
        return 2;
    }
    if (options->json)
        print_rules_json(stdout);
    else
        print_rules_text(stdout);
    return tl_terminal_finish(0);
}

int
tl_check_run(const struct tl_options *options)
{
    if (options->list_rules)
        return print_rules(options);
    struct tl_diagnostics *diagnostics = tl_report_begin(options);
    struct tl_sources sources = {0};
    if (options->claims)
        tl_diagnostics_request(diagnostics, TL_RULE_RIVAL);
    struct tl_load_options load = options->load;
    load.talks = true;
    struct tl_graph *graph = tl_load(&load, &sources, diagnostics);
    int status = !graph ? 2 : tl_diagnostics_failed(diagnostics) ? 1 : 0;
    if (tl_sources_spare_standard(&sources))
        print_check(options, diagnostics, graph);
    else
        status = 2;
    tl_graph_free(graph);
    tl_sources_clear(&sources);
    tl_diagnostics_free(diagnostics);
    return tl_terminal_finish(status);
}
