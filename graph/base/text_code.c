#include "text_code.h"

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
