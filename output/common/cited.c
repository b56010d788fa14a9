#include "cited.h"

#include <string.h>

#include "graph/claim.h"

static void
say(const struct tl_cited_sink *to, const char *piece)
{
    to->add(to->sink, piece);
}

/* A text between two others; nothing where it is empty. */
static void
say_between(const struct tl_cited_sink *to, const char **before, const char *opening,
            const char *text, const char *closing)
{
    if (!*text)
        return;
    say(to, *before);
    say(to, opening);
    say(to, text);
    say(to, closing);
    *before = ", ";
}

static void
say_attributes(const struct tl_cited_sink *to, const char **before,
               struct tl_attributes attributes)
{
    const char *key;
    const char *value;
    while (tl_attributes_next(&attributes, &key, &value)) {
        say(to, *before);
        say(to, key);
        say(to, ": ");
        say(to, value);
        *before = ", ";
    }
}

/* "says date 2015-05-09". */
static void
say_claims(const struct tl_cited_sink *to, const char **before, const char *says)
{
    for (; *says; says += strlen(says) + 1) {
        struct tl_claim_text claim = tl_claim_split(says);
        say(to, *before);
        say(to, "says ");
        say(to, tl_fields[claim.field].name);
        say(to, " ");
        say(to, claim.value);
        *before = ", ";
    }
}

/* "" for what goes without saying. */
static const char *
status_of(const struct tl_citation *citation)
{
    return citation->status == TL_STATED ? "" : tl_status_names[citation->status];
}

void
tl_cited_tell(const struct tl_cited_sink *to, const struct tl_graph *graph,
              uint32_t citation)
{
    struct tl_citation it = tl_graph_citation(graph, citation);
    const char *before = ": ";
    say(to, tl_graph_reference_id(graph, it.reference));
    say_between(to, &before, "", it.locator, "");
    say_between(to, &before, "", status_of(&it), "");
    say_between(to, &before, "“", it.quote, "”");
    say_claims(to, &before, it.says);
    say_attributes(to, &before, it.attributes);
}

void
tl_cited_tell_reference(const struct tl_cited_sink *to, const struct tl_graph *graph,
                        uint32_t reference)
{
    struct tl_reference it = tl_graph_reference(graph, reference);
    const char *via = it.via == TL_NONE ? "" : tl_graph_reference_id(graph, it.via);
    const char *before = ": ";
    say(to, it.id);
    say_between(to, &before, "", it.title, "");
    for (const char *author = it.authors; *author; author += strlen(author) + 1)
        say_between(to, &before, "", author, "");
    say_between(to, &before, "", it.publisher, "");
    say_between(to, &before, "", it.date ? it.date->text : "", "");
    say_between(to, &before, "via ", via, "");
    say_between(to, &before, "", it.url, "");
    say_attributes(to, &before, it.attributes);
}

/* Citations of one reference stand side by side. */
uint32_t
tl_cited_by(const struct tl_graph *graph, struct tl_slice *citations, bool denials)
{
    uint32_t at = citations->first, end = at + citations->count;
    uint32_t reference = TL_NONE;
    while (at < end && !(denials ? tl_graph_citation_denies
                                 : tl_graph_citation_supports)(graph, at))
        at++;
    if (at < end)
        reference = tl_graph_citation_reference(graph, at);
    while (at < end && tl_graph_citation_reference(graph, at) == reference)
        at++;
    *citations = (struct tl_slice){at, end - at};
    return reference;
}

uint32_t
tl_cited_next(const struct tl_drawing *drawing, uint32_t number)
{
    uint32_t count = tl_graph_count(drawing->graph, TL_REFERENCE);
    const struct tl_selected *selected = drawing->selected;
    while (number < count && selected && !selected->references[number])
        number++;
    return number < count ? number : TL_NONE;
}
