#include "fold.h"

#include <string.h>

/* A character, and the fold within it. */
struct split {
    char bytes[4];
    size_t size; /* of the character; 0 where the text ends within it */
    char fold[3];
    size_t fold_size;
};

/* How many bytes the character has that begins with this one. */
static size_t
size_of(char byte)
{
    unsigned char lead = (unsigned char)byte;
    return lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 1;
}

static bool
continues(char byte)
{
    return ((unsigned char)byte & 0xC0) == 0x80;
}

/* A line end and the blank after it; 0 where there is none. `*is_cut`: it may go on. */
static size_t
fold_length(const char *text, size_t length, bool *is_cut)
{
    size_t at = length > 0 && text[0] == '\r';
    *is_cut = length <= at + 1;
    if (at < length && text[at] != '\n')
        *is_cut = false;
    bool is_fold =
        !*is_cut && text[at] == '\n' && (text[at + 1] == ' ' || text[at + 1] == '\t');
    return is_fold ? at + 2 : 0;
}

/* Takes a character off a text; one that is none is its first byte. */
static struct split
read_split(const char *text, size_t length)
{
    struct split split = {.bytes = {text[0]}};
    size_t wanted = size_of(text[0]);
    size_t at = 1;
    for (split.size = 1; split.size < wanted; split.size++) {
        bool is_cut = at == length;
        size_t fold = is_cut || continues(text[at]) || split.fold_size > 0
                          ? 0
                          : fold_length(text + at, length - at, &is_cut);
        memcpy(split.fold + split.fold_size, text + at, fold);
        split.fold_size += fold;
        at += fold;
        if (is_cut || at == length)
            return (struct split){.size = 0};
        if (!continues(text[at]))
            return (struct split){.bytes = {text[0]}, .size = 1};
        split.bytes[split.size] = text[at++];
    }
    return split;
}

size_t
tl_fold_decode(const char **bytes, size_t *length, char *text, size_t room)
{
    enum { LONGEST = 7 };
    size_t used = 0;
    while (*length > 0 && room - used >= LONGEST) {
        struct split split = read_split(*bytes, *length);
        size_t taken = split.size + split.fold_size;
        if (split.size == 0)
            break;
        memcpy(text + used, split.bytes, split.size);
        memcpy(text + used + split.size, split.fold, split.fold_size);
        used += taken;
        *bytes += taken;
        *length -= taken;
    }
    return used;
}

bool
tl_fold_is_needed(const char *bytes, size_t length)
{
    for (size_t at = 0; at < length;) {
        struct split split = read_split(bytes + at, length - at);
        if (split.fold_size > 0 || split.size == 0)
            return split.fold_size > 0;
        at += split.size;
    }
    return false;
}
