#include "yed.h"

#include <stdio.h>
#include <string.h>

#include "graph/base/ascii.h"

struct tl_read_yed
tl_read_yed_begin(void)
{
    return (struct tl_read_yed){.label = "", .others = ""};
}

void
tl_read_yed_take(struct tl_read_yed *yed, const struct tl_read_xml_element *element,
                 bool is_edge)
{
    if (!is_edge || strcmp(element->name, "Arrows") != 0)
        return;
    yed->has_arrows = true;
    yed->arrow_at_source = strcmp(tl_read_xml_value(element, "source"), "none") != 0;
    yed->arrow_at_target = strcmp(tl_read_xml_value(element, "target"), "none") != 0;
}

/* A text of which blanks and line ends between words are one blank. */
static const char *
keep_words(struct tl_read_graph_object *object, struct tl_text text)
{
    char *kept = tl_read_graph_keep(object, text.bytes, text.length);
    char *to = kept;
    for (const char *at = kept; *at; at++) {
        bool is_blank = tl_ascii_is_blank(*at);
        bool goes_on = to > kept && to[-1] != ' ';
        if (!is_blank || goes_on)
            *to++ = is_blank ? ' ' : *at;
    }
    to -= to > kept && to[-1] == ' ';
    *to = '\0';
    return kept;
}

/* Groups have their label twice. Nobody draws more than a few. */
static void
add_label(struct tl_read_yed *yed, struct tl_read_graph_object *object,
          const char *label)
{
    enum { MOST = 50 };
    if (*label && yed->label_count++ >= MOST) {
        tl_read_graph_leave(object->graph, TL_READ_GRAPH_DRAWING, label,
                            object->position);
        return;
    }
    if (*label == '\0' || strcmp(label, yed->label) == 0)
        return;
    if (*yed->label == '\0') {
        yed->label = label;
        return;
    }
    size_t size = strlen(yed->others) + strlen(label) + sizeof "; ";
    char *others = tl_arena_take(&object->texts, size, 1);
    snprintf(others, size, "%s%s%s", yed->others, *yed->others ? "; " : "", label);
    object->kept += size;
    yed->others = others;
}

void
tl_read_yed_take_text(struct tl_read_yed *yed, struct tl_read_graph_object *object,
                      const char *name, struct tl_text text, bool is_node)
{
    if (strcmp(name, is_node ? "NodeLabel" : "EdgeLabel") == 0)
        add_label(yed, object, keep_words(object, text));
}
