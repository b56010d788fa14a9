#include "xml.h"

#include <expat.h>
#include <stdio.h>
#include <string.h>

#include "graph/base/memory.h"
#include "src/base/ceilings.h"

/* From 2.9 on, places have 64 bits everywhere, and functions of their own. */
#if XML_MAJOR_VERSION == 2 && XML_MINOR_VERSION < 9
#define XML_GetCurrentLineNumber64   XML_GetCurrentLineNumber
#define XML_GetCurrentColumnNumber64 XML_GetCurrentColumnNumber
#define XML_GetCurrentByteIndex64    XML_GetCurrentByteIndex
#endif

/* An element that is open. */
struct level {
    char *name;
    size_t name_room;
    size_t text; /* where its text begins */
};

struct tl_read_xml {
    const struct tl_reading *reading;
    const struct tl_read_xml_handler *handler;
    void *context;
    XML_Parser parser;
    struct tl_vector levels; /* struct level: those that were ever open */
    size_t depth;
    const struct tl_ceilings *ceilings;
    char *text; /* of all elements that are open, one after the other */
    size_t length;
    size_t room;
    int64_t taken; /* bytes that the parser was given */
    bool stopped;
};

static struct tl_position
position_of(const struct tl_read_xml *xml)
{
    return (struct tl_position){
        .line = (uint32_t)XML_GetCurrentLineNumber64(xml->parser),
        .column = (uint32_t)XML_GetCurrentColumnNumber64(xml->parser) + 1,
        .file = tl_input_file(xml->reading->input)};
}

/* Reports a mistake in the text, which is read no further. */
static void
fail(struct tl_read_xml *xml, const char *message)
{
    if (!xml->stopped)
        tl_report(xml->reading->diagnostics, position_of(xml), TL_RULE_SYNTAX, NULL,
                  "%s", message);
    xml->stopped = true;
    XML_StopParser(xml->parser, XML_FALSE);
}

static void
fail_at(struct tl_read_xml *xml, const char *found, enum tl_ceiling ceiling,
        uint64_t most)
{
    char message[160];
    snprintf(message, sizeof message, "found %s, expected %s", found,
             tl_ceiling_text(ceiling, most).text);
    fail(xml, message);
}

static const char *
local_name(const char *name)
{
    const char *colon = strrchr(name, ':');
    return colon ? colon + 1 : name;
}

static struct level *
level_at(const struct tl_read_xml *xml, size_t depth)
{
    return tl_vector_at(&xml->levels, depth);
}

static void
keep_name(struct level *level, const char *name)
{
    size_t size = strlen(name) + 1;
    if (level->name_room < size) {
        level->name_room = 2 * size;
        level->name = tl_resize(level->name, level->name_room);
    }
    memcpy(level->name, name, size);
}

/* Whether an element may begin here. */
static bool
check_element(struct tl_read_xml *xml, const char *name, const char *const *attributes,
              size_t count)
{
    if (xml->depth == 0 && strcmp(local_name(name), xml->handler->root) != 0) {
        tl_report(xml->reading->diagnostics, position_of(xml), TL_RULE_SYNTAX, NULL,
                  "found the element '%.*s', expected '%s'", TL_SHOWN(local_name(name)),
                  xml->handler->root);
        xml->stopped = true;
        XML_StopParser(xml->parser, XML_FALSE);
        return false;
    }
    uint64_t deepest = xml->ceilings->limits[TL_CEILING_NESTING];
    uint64_t longest = xml->ceilings->limits[TL_CEILING_TOKEN];
    if (xml->depth >= deepest) {
        fail_at(xml, "more elements within each other", TL_CEILING_NESTING, deepest);
        return false;
    }
    for (size_t i = 1; i < count; i += 2) {
        if (strlen(attributes[i]) <= longest)
            continue;
        fail_at(xml, "a longer value", TL_CEILING_TOKEN, longest);
        return false;
    }
    return true;
}

/* What a type declaration gives an element unasked is not among its attributes here. */
static void XMLCALL
begin_element(void *data, const XML_Char *name, const XML_Char **attributes)
{
    struct tl_read_xml *xml = data;
    size_t count = (size_t)XML_GetSpecifiedAttributeCount(xml->parser);
    const char *const *list = (const char *const *)attributes;
    if (xml->stopped || !check_element(xml, name, list, count))
        return;
    if (xml->depth == xml->levels.count)
        tl_vector_add(&xml->levels);
    struct level *level = level_at(xml, xml->depth++);
    keep_name(level, name);
    level->text = xml->length;
    const struct tl_read_xml_element element = {xml, local_name(name), list, count,
                                                position_of(xml)};
    xml->handler->begin(xml->context, &element);
}

static void XMLCALL
end_element(void *data, const XML_Char *name)
{
    struct tl_read_xml *xml = data;
    if (xml->stopped)
        return;
    const struct level *level = level_at(xml, --xml->depth);
    struct tl_text text = {xml->text ? xml->text + level->text : "",
                           xml->length - level->text};
    xml->handler->end(xml->context, local_name(name), text);
    xml->length = level->text;
}

static void XMLCALL
add_text(void *data, const XML_Char *text, int length)
{
    struct tl_read_xml *xml = data;
    size_t size = (size_t)length;
    if (xml->stopped || xml->depth == 0)
        return;
    uint64_t longest = xml->ceilings->limits[TL_CEILING_TOKEN];
    if (xml->length + size - level_at(xml, xml->depth - 1)->text > longest) {
        fail_at(xml, "a longer text", TL_CEILING_TOKEN, longest);
        return;
    }
    if (xml->room - xml->length < size) {
        xml->room = 2 * xml->room + size;
        xml->text = tl_resize(xml->text, xml->room);
    }
    memcpy(xml->text + xml->length, text, size);
    xml->length += size;
}

static void XMLCALL
refuse_entity(void *data, const XML_Char *name, int is_parameter, const XML_Char *value,
              int length, const XML_Char *base, const XML_Char *system_id,
              const XML_Char *public_id, const XML_Char *notation)
{
    (void)name, (void)is_parameter, (void)value, (void)length, (void)base;
    (void)system_id, (void)public_id, (void)notation;
    fail(data, "found the declaration of an entity, expected none: entities are not "
               "read");
}

static void XMLCALL
refuse_skipped(void *data, const XML_Char *name, int is_parameter)
{
    (void)name;
    if (!is_parameter)
        fail(data, "found an entity that is declared elsewhere, expected text: "
                   "entities are not read");
}

/* What is wrong, for the mistakes that people make; else libexpat's own words. */
static const struct {
    enum XML_Error error;
    const char *message;
} mistakes[] = {
    {XML_ERROR_INVALID_TOKEN,
     "found a character that cannot be here, expected well-formed XML, which has "
     "'&amp;' for '&' and '&lt;' for '<'"},
    {XML_ERROR_UNCLOSED_TOKEN,
     "found a tag or an entity that does not end, expected its end"},
    {XML_ERROR_NO_ELEMENTS, "found the end of the text, expected an element"},
    {XML_ERROR_DUPLICATE_ATTRIBUTE,
     "found an attribute twice in a tag, expected it once"},
    {XML_ERROR_JUNK_AFTER_DOC_ELEMENT,
     "found more after the end of the first element, expected nothing"},
    {XML_ERROR_UNDEFINED_ENTITY,
     "found an entity that is declared nowhere, expected '&amp;', '&lt;' or another "
     "of XML"},
    {XML_ERROR_MISPLACED_XML_PI,
     "found an XML declaration here, expected it at the beginning of the text"},
    {XML_ERROR_UNCLOSED_CDATA_SECTION,
     "found a CDATA section that does not end, expected ']]>'"},
};

static const char *
find_mistake(enum XML_Error error)
{
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
        if (mistakes[i].error == error)
            return mistakes[i].message;
    }
    return NULL;
}

/* After the parser has found a mistake. */
static void
report_mistake(struct tl_read_xml *xml)
{
    enum XML_Error error = XML_GetErrorCode(xml->parser);
    struct tl_diagnostics *diagnostics = xml->reading->diagnostics;
    const char *open = xml->depth ? level_at(xml, xml->depth - 1)->name : NULL;
    const char *message = find_mistake(error);
    if (xml->stopped)
        return;
    if (open && (error == XML_ERROR_TAG_MISMATCH || error == XML_ERROR_NO_ELEMENTS))
        tl_report(diagnostics, position_of(xml), TL_RULE_SYNTAX, NULL,
                  "found %s, expected '</%.*s>'",
                  error == XML_ERROR_TAG_MISMATCH ? "the end of another element"
                                                  : "the end of the text",
                  TL_SHOWN(open));
    else if (message)
        fail(xml, message);
    else
        tl_report(diagnostics, position_of(xml), TL_RULE_SYNTAX, NULL,
                  "found XML that is not well-formed (%s), expected other text here",
                  XML_ErrorString(error));
    xml->stopped = true;
}

/* A tag that goes on and on is looked at anew with each piece. */
static void
parse_piece(struct tl_read_xml *xml, const char *piece, size_t length, bool last)
{
    if (XML_Parse(xml->parser, piece, (int)length, last) == XML_STATUS_ERROR) {
        report_mistake(xml);
        return;
    }
    xml->taken += (int64_t)length;
    uint64_t longest = xml->ceilings->limits[TL_CEILING_TOKEN];
    int64_t open = xml->taken - XML_GetCurrentByteIndex64(xml->parser);
    if (!last && open > 0 && (uint64_t)open / 2 > longest)
        fail_at(xml, "a longer tag", TL_CEILING_TOKEN, 2 * longest);
}

static void
begin_xml(struct tl_read_xml *xml)
{
    static const XML_Memory_Handling_Suite memory = {tl_alloc, tl_resize, tl_free};
    xml->parser = XML_ParserCreate_MM("UTF-8", &memory, NULL);
    XML_SetUserData(xml->parser, xml);
    XML_SetElementHandler(xml->parser, begin_element, end_element);
    XML_SetCharacterDataHandler(xml->parser, add_text);
    XML_SetEntityDeclHandler(xml->parser, refuse_entity);
    XML_SetSkippedEntityHandler(xml->parser, refuse_skipped);
}

static void
clear_xml(struct tl_read_xml *xml)
{
    XML_ParserFree(xml->parser);
    for (size_t i = 0; i < xml->levels.count; i++)
        tl_free(level_at(xml, i)->name);
    tl_vector_clear(&xml->levels);
    tl_free(xml->text);
    tl_free(xml);
}

void
tl_read_xml_read(const struct tl_reading *reading,
                 const struct tl_read_xml_handler *handler, void *context)
{
    struct tl_read_xml *xml = tl_alloc(sizeof *xml);
    struct tl_input *input = reading->input;
    const char *piece;
    size_t length;
    xml->reading = reading;
    xml->handler = handler;
    xml->context = context;
    xml->levels.width = sizeof(struct level);
    xml->ceilings = tl_input_ceilings(input);
    begin_xml(xml);
    while (!xml->stopped && tl_input_next(input, &piece, &length))
        parse_piece(xml, piece, length, false);
    if (!xml->stopped && !tl_input_broken(input) && tl_input_error(input) == 0)
        parse_piece(xml, "", 0, true);
    clear_xml(xml);
}

const char *
tl_read_xml_value(const struct tl_read_xml_element *element, const char *name)
{
    for (size_t i = 0; i < element->attribute_count; i += 2) {
        if (strcmp(element->attributes[i], name) == 0)
            return element->attributes[i + 1];
    }
    return "";
}
