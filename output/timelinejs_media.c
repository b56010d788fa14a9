#include "graph/base/text.h"
#include "timelinejs_media.h"

#include "output/common/html.h"
#include "output/syntax/link.h"

/* What the tool embeds; anything else with http it takes for an image, and fails. */
static bool
is_embedded(const char *url)
{
    static const char *const ends[] = {".jpg",  ".jpeg", ".png", ".gif",
                                       ".svg",  ".webp", ".pdf", ".mp4",
                                       ".webm", ".mp3",  ".wav", ".m4a"};
    static const char *const hosts[] = {"https://www.youtube.com/watch?",
                                        "https://youtu.be/", "https://vimeo.com/",
                                        "https://en.wikipedia.org/wiki/"};
    size_t length = strlen(url);
    if (!tl_link_is_web(url))
        return false;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t size = strlen(ends[i]);
        if (length > size && strcmp(url + length - size, ends[i]) == 0)
            return true;
    }
    for (size_t i = 0; i < sizeof hosts / sizeof *hosts; i++) {
        if (tl_text_begins(url, hosts[i]))
            return true;
    }
    return false;
}

/*
 * Text of a block quotation. The tool finds out what media are by patterns that it
 * looks for anywhere in their text, some of which a quotation may well match: a mention
 * of Spotify, or a question that ends in "png?". An entity keeps them from matching.
 */
static void
add_disguised(struct tl_json *json, const char *text)
{
    static const char *const words[] = {"iframe", "spotify", "youtu"};
    for (; *text; text++) {
        char letter[2] = {*text, '\0'};
        bool disguised = *text == '.' || *text == '/' || *text == '?';
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            disguised = disguised || tl_text_begins(text, words[i]);
        if (disguised) {
            char entity[] = {'&',
                             '#',
                             (char)('0' + *text / 100 % 10),
                             (char)('0' + *text / 10 % 10),
                             (char)('0' + *text % 10),
                             ';',
                             '\0'};
            tl_json_string_add(json, entity);
        } else {
            tl_json_string_html(json, letter);
        }
    }
}

static bool
is_linked(const struct tl_graph *graph, const struct tl_citation *citation)
{
    return tl_link_is_web(tl_graph_reference(graph, citation->reference).url);
}

/* The citation that is shown beside an event: the first with a quote, else the first
 * that can be followed; TL_NONE where the text alone has the sources. */
static uint32_t
shown_citation(const struct tl_graph *graph, struct tl_slice slice)
{
    uint32_t linked = TL_NONE;
    for (uint32_t i = 0; i < slice.count; i++) {
        struct tl_citation citation = tl_graph_citation(graph, slice.first + i);
        if (*citation.quote)
            return slice.first + i;
        if (linked == TL_NONE && is_linked(graph, &citation))
            linked = slice.first + i;
    }
    return linked;
}

static void
put_url(struct tl_json *json, const char *key, const char *url)
{
    tl_json_key(json, key);
    tl_html_url(json, url);
}

static void
put_quotation(struct tl_json *json, const char *quote)
{
    tl_json_key(json, "url");
    tl_json_string_begin(json);
    tl_json_string_add(json, "<blockquote>");
    add_disguised(json, quote);
    tl_json_string_add(json, "</blockquote>");
    tl_json_string_end(json);
}

static void
put_credit(struct tl_json *json, const struct tl_reference *reference)
{
    const char *author = reference->authors;
    if (*reference->publisher || !*author) {
        tl_html_member(json, "credit", reference->publisher);
        return;
    }
    tl_json_key(json, "credit");
    tl_json_string_begin(json);
    for (; *author; author += strlen(author) + 1) {
        tl_json_string_add(json, author == reference->authors ? "" : ", ");
        tl_json_string_html(json, author);
    }
    tl_json_string_end(json);
}

/* A source: what it leads to, or its words, or else its title, and whose they are. */
static void
put_source(struct tl_json *json, const struct tl_graph *graph, uint32_t shown)
{
    struct tl_citation citation = tl_graph_citation(graph, shown);
    struct tl_reference reference = tl_graph_reference(graph, citation.reference);
    const char *title = tl_tell_reference(&reference);
    bool embedded = is_embedded(reference.url);
    if (embedded)
        put_url(json, "url", reference.url);
    else
        put_quotation(json, *citation.quote ? citation.quote : title);
    if (*citation.quote || embedded)
        tl_html_member(json, "caption", title);
    put_credit(json, &reference);
    if (tl_link_is_web(reference.url))
        put_url(json, "link", reference.url);
}

uint32_t
tl_timelinejs_quoted(const struct tl_graph *graph, const struct tl_event *event)
{
    uint32_t shown = shown_citation(graph, event->citations);
    if (shown == TL_NONE || is_embedded(event->url))
        return TL_NONE;
    uint32_t reference = tl_graph_citation_reference(graph, shown);
    return is_embedded(tl_graph_reference(graph, reference).url) ? TL_NONE : shown;
}

void
tl_timelinejs_media(struct tl_json *json, const struct tl_graph *graph,
                    const struct tl_event *event)
{
    uint32_t shown = shown_citation(graph, event->citations);
    bool own = is_embedded(event->url);
    if (!own && shown == TL_NONE)
        return;
    tl_json_key(json, "media");
    tl_json_object_begin(json);
    if (own)
        put_url(json, "url", event->url);
    else
        put_source(json, graph, shown);
    tl_json_object_end(json);
}
