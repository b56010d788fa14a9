#include "text_code.h"

bool
tl_code_is_in(const struct tl_code_range *ranges, size_t count, uint32_t code)
{
    size_t at = 0;
    while (at < count && (code < ranges[at].first || code > ranges[at].last))
        at++;
    return at < count;
}

uint32_t
tl_code_read(const char *text, size_t length, size_t *size)
{
    const unsigned char *bytes = (const unsigned char *)text;
    *size = bytes[0] < 0xC0 ? 1 : bytes[0] < 0xE0 ? 2 : bytes[0] < 0xF0 ? 3 : 4;
    if (*size > length)
        *size = 1;
    uint32_t code = *size == 1 ? bytes[0] : bytes[0] & (0xFFU >> (*size + 1));
    for (size_t i = 1; i < *size; i++)
        code = code << 6 | (bytes[i] & 0x3FU);
    return code;
}

bool
tl_code_is_control(uint32_t code)
{
    static const struct tl_code_range controls[] = {
        {0x0000, 0x001F}, {0x007F, 0x009F}, {0x061C, 0x061C}, {0x200E, 0x200F},
        {0x2028, 0x202E}, {0x2066, 0x2069}, {0xFEFF, 0xFEFF},
    };
    return tl_code_is_in(controls, sizeof controls / sizeof *controls, code);
}
