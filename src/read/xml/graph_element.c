#include "graph_element.h"

#include <string.h>

const char *
tl_read_xml_keep(struct tl_read_graph_object *object,
                 const struct tl_read_xml_element *element, const char *name)
{
    return tl_read_graph_keep_text(object, tl_read_xml_value(element, name));
}

void
tl_read_xml_add_others(struct tl_read_graph_object *object,
                       const struct tl_read_xml_element *element,
                       const char *const *known, const char *signs)
{
    for (size_t i = 0; i < element->attribute_count; i += 2) {
        const char *name = element->attributes[i];
        const char *text = element->attributes[i + 1];
        size_t at = 0;
        while (known[at] && strcmp(known[at], name) != 0)
            at++;
        if (!known[at] && !strpbrk(name, signs) && strcmp(name, "xmlns") != 0)
            tl_read_graph_attribute_add(object, (struct tl_text){name, strlen(name)},
                                        (struct tl_text){text, strlen(text)});
    }
}

const struct tl_read_xml_rule *
tl_read_xml_rule_find(const struct tl_read_xml_rule *rules, const char *name)
{
    while (rules->name && strcmp(rules->name, name) != 0)
        rules++;
    return rules->name ? rules : NULL;
}

void
tl_read_xml_report_missing(const struct tl_reading *reading,
                           struct tl_position position, const char *element,
                           const char *attribute)
{
    tl_report(reading->diagnostics, position, TL_RULE_MISSING, NULL,
              "found %s, expected one with the attribute '%s'", element, attribute);
}
