#include "xml_properties.h"

#include "output/syntax/list.h"
#include "cited.h"

static void
put_text(struct tl_xml *xml, struct tl_property *property)
{
    tl_xml_text(xml, property->text);
}

static void
put_run(void *xml, const char *bytes, size_t length)
{
    tl_xml_part(xml, bytes, length);
}

static void
put_list(struct tl_xml *xml, struct tl_property *property)
{
    const char *before = "";
    for (const char *element = tl_property_element(&property->list); element;
         element = tl_property_element(&property->list)) {
        tl_xml_text(xml, before);
        tl_list_element(element, put_run, xml);
        before = TL_LIST_SEPARATOR;
    }
}

static void
put_piece(void *xml, const char *piece)
{
    tl_list_piece(piece, put_run, xml);
}

static void
put_citations(struct tl_xml *xml, struct tl_property *property)
{
    const struct tl_cited_sink to = {xml, put_piece};
    const struct tl_graph *graph = property->properties->drawing->graph;
    for (uint32_t i = 0; i < property->citations.count; i++) {
        tl_xml_text(xml, i > 0 ? TL_LIST_SEPARATOR : "");
        tl_cited_tell(&to, graph, property->citations.first + i);
    }
}

static void
put_day(struct tl_xml *xml, struct tl_property *property)
{
    tl_xml_day(xml, property->number);
}

static void
put_bool(struct tl_xml *xml, struct tl_property *property)
{
    tl_xml_text(xml, property->number ? "true" : "false");
}

static void
put_integer(struct tl_xml *xml, struct tl_property *property)
{
    tl_xml_integer(xml, property->number);
}

static void
put_amount(struct tl_xml *xml, struct tl_property *property)
{
    tl_xml_weight(xml, property->number);
}

static void (*const puts_of[])(struct tl_xml *xml, struct tl_property *property) = {
    [TL_PROPERTY_TEXT] = put_text,       [TL_PROPERTY_LIST] = put_list,
    [TL_PROPERTY_DAY] = put_day,         [TL_PROPERTY_BOOL] = put_bool,
    [TL_PROPERTY_INTEGER] = put_integer, [TL_PROPERTY_AMOUNT] = put_amount,
    [TL_PROPERTY_CITES] = put_citations,
};

void
tl_xml_references(struct tl_xml *xml, const struct tl_drawing *drawing)
{
    const struct tl_cited_sink to = {xml, put_piece};
    const char *before = "";
    for (uint32_t number = tl_cited_next(drawing, 0); number != TL_NONE;
         number = tl_cited_next(drawing, number + 1)) {
        tl_xml_text(xml, before);
        tl_cited_tell_reference(&to, drawing->graph, number);
        before = TL_LIST_SEPARATOR;
    }
}

void
tl_xml_property(struct tl_xml *xml, struct tl_property *property)
{
    puts_of[property->type](xml, property);
}

void
tl_xml_day(struct tl_xml *xml, int64_t day)
{
    char text[TL_DAY_TEXT_MAX];
    tl_day_text(day, text, sizeof text);
    tl_xml_text(xml, text);
}

void
tl_xml_count(const struct tl_xml *xml, struct tl_losses *losses)
{
    tl_losses_add_many(losses, TL_XML_REPLACED, xml->replaced);
}
