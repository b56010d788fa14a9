#include "xml_properties.h"

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
    tl_property_put_list(property, put_run, xml);
}

static void
put_day(struct tl_xml *xml, struct tl_property *property)
{
    char day[TL_DAY_TEXT_MAX];
    tl_day_text(property->number, day, sizeof day);
    tl_xml_text(xml, day);
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
    [TL_PROPERTY_CITES] = put_list,
};

void
tl_xml_property(struct tl_xml *xml, struct tl_property *property)
{
    puts_of[property->type](xml, property);
}

void
tl_xml_count(const struct tl_xml *xml, struct tl_losses *losses)
{
    tl_losses_add_many(losses, TL_XML_REPLACED, xml->replaced);
}
