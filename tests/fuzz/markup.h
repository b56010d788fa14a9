/* What the fuzzers of formats in XML share. */
#ifndef TL_TESTS_FUZZ_MARKUP_H
#define TL_TESTS_FUZZ_MARKUP_H

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

#include <expat.h>

#include "reading.h"

/* Of a text that says no encoding. */
static bool
is_well_formed(const uint8_t *data, size_t size)
{
    XML_Parser parser = XML_ParserCreate("UTF-8");
    bool good = XML_Parse(parser, (const char *)data, (int)size, 1) != XML_STATUS_ERROR;
    XML_ParserFree(parser);
    return good;
}

/* Reads bytes in a format, strictly and leniently. What libexpat refuses must be an
 * error. */
static int
fuzz_markup(const char *format, const uint8_t *data, size_t size)
{
    static const uint8_t declaration[] = "<?xml";
    bool says_encoding = size >= sizeof declaration;
    bool good = read_bytes(format, false, data, size);
    for (size_t i = 0; says_encoding && i < sizeof declaration - 1; i++)
        says_encoding = data[i] == declaration[i];
    if (good && !says_encoding && !is_well_formed(data, size))
        abort();
    read_bytes(format, true, data, size);
    return 0;
}

#endif
