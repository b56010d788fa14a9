#include "html.h"

#include "output/syntax/link.h"

static void
begin(void *sink)
{
    tl_json_string_add(sink, "<p>");
}

static void
end(void *sink)
{
    tl_json_string_add(sink, "</p>");
}

static void
add(void *sink, const char *text)
{
    tl_json_string_html(sink, text);
}

static void
add_link(void *sink, const char *text, const char *url)
{
    struct tl_json *json = sink;
    char piece[TL_LINK_PIECE];
    if (!tl_link_is_web(url)) {
        tl_json_string_html(json, text);
        return;
    }
    tl_json_string_add(json, "<a href=\"");
    for (url = tl_link_begin(url); tl_link_next(&url, piece);)
        tl_json_string_html(json, piece);
    tl_json_string_add(json, "\">");
    tl_json_string_html(json, text);
    tl_json_string_add(json, "</a>");
}

struct tl_teller
tl_html_teller(struct tl_json *json, const struct tl_language *language)
{
    return (struct tl_teller){json, language, begin, end, add, add_link};
}

void
tl_html_member(struct tl_json *json, const char *key, const char *text)
{
    if (!*text)
        return;
    tl_json_key(json, key);
    tl_json_string_begin(json);
    tl_json_string_html(json, text);
    tl_json_string_end(json);
}
