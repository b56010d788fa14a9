/*
 * Scans bytes as DOT. What is plain must be DOT again, with the same statements, and as
 * plain as it can be.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "src/read/dot/scan.h"
#include "src/read/base/reader.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool
is_plain(const struct tl_read_dot_plain *plain)
{
    struct tl_read_dot_plain again;
    bool is_dot = tl_read_dot_scan(&again, plain->text, plain->length, NULL, 0);
    bool same = again.notes.count == plain->notes.count;
    tl_read_dot_plain_clear(&again);
    return is_dot && same && !memchr(plain->text, '\0', plain->length);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct tl_diagnostics *diagnostics = tl_diagnostics_new(false);
    struct tl_input *input = tl_input_memory("fuzz", data, size, diagnostics);
    struct tl_read_dot_plain plain;
    const char *text;
    size_t length;
    if (tl_input_next(input, &text, &length) && !tl_input_broken(input)) {
        bool good = tl_read_dot_scan(&plain, text, length, diagnostics, 0);
        if (good != (tl_diagnostics_count(diagnostics, TL_ERROR) == 0))
            abort();
        if (good && !is_plain(&plain))
            abort();
        tl_read_dot_plain_clear(&plain);
        tl_read_dot.recognises(text, length);
    }
    tl_input_close(input);
    tl_diagnostics_free(diagnostics);
    return 0;
}
