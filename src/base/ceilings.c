#include "ceilings.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "graph/base/ascii.h"
#include "graph/base/near.h"
#include "terminal.h"

enum unit { BYTES, LEVELS, COLUMNS, RESULTS, PARTICIPANTS, PAIRS, PERIODS, SECONDS };

static const char *const units[] = {
    [BYTES] = "bytes",     [LEVELS] = "levels",   [COLUMNS] = "columns",
    [RESULTS] = "results", [PAIRS] = "pairs",     [PARTICIPANTS] = "participants",
    [PERIODS] = "periods", [SECONDS] = "seconds",
};

static const struct {
    const char *name;
    enum unit unit;
    uint64_t strict;
    uint64_t most;
    const char *about;
} rows[TL_CEILINGS] = {
#define CEILING(constant, name, unit, usual, more, strict, most, about)                \
    [constant] = {name, unit, strict, most, about},
#include "ceilings.def"
};

const struct tl_ceilings tl_ceilings_usual = {
    .limits =
        {
#define CEILING(constant, name, unit, usual, more, strict, most, about)                \
    [constant] = usual,
#include "ceilings.def"
        },
    .more =
        {
#define CEILING(constant, name, unit, usual, more, strict, most, about)                \
    [constant] = more,
#include "ceilings.def"
        },
};

uint64_t
tl_ceiling_for(const struct tl_ceilings *ceilings, enum tl_ceiling ceiling,
               uint64_t size)
{
    uint64_t limit = ceilings->limits[ceiling];
    uint64_t more = ceilings->more[ceiling];
    if (more > 0 && size > (TL_CEILING_NONE - limit) / more)
        return TL_CEILING_NONE;
    return limit + more * size;
}

const char *
tl_ceiling_name(enum tl_ceiling ceiling)
{
    return rows[ceiling].name;
}

uint64_t
tl_ceiling_strict(enum tl_ceiling ceiling)
{
    return rows[ceiling].strict;
}

const char *
tl_ceiling_about(enum tl_ceiling ceiling)
{
    return rows[ceiling].about;
}

/* The ceiling of a name; TL_CEILINGS, said on standard error, where there is none. */
static enum tl_ceiling
find(const char *text, size_t length)
{
    char name[32] = "";
    struct tl_near near = {.wanted = name};
    if (length < sizeof name)
        memcpy(name, text, length);
    for (enum tl_ceiling ceiling = 0; ceiling < TL_CEILINGS; ceiling++) {
        if (strcmp(rows[ceiling].name, name) == 0)
            return ceiling;
        tl_near_offer(&near, rows[ceiling].name);
    }
    tl_say("--ceiling: found '%s', expected NAME=N or strict%s%s%s", text,
           near.best ? "; did you mean '" : "; 'tieline --help' lists the names",
           near.best ? near.best : "", near.best ? "'?" : "");
    return TL_CEILINGS;
}

/* "1000", "64M" or "none"; false where it is none of them, or too large. */
static bool
read_limit(const char *text, uint64_t *limit)
{
    static const char letters[] = "KMG";
    const char *at = text;
    *limit = TL_CEILING_NONE;
    if (strcmp(text, "none") == 0)
        return true;
    for (*limit = 0; tl_ascii_is_digit(*at) && *limit < UINT64_MAX / 100; at++)
        *limit = 10 * *limit + (uint64_t)(*at - '0');
    const char *letter = at > text && *at ? strchr(letters, *at) : NULL;
    for (const char *step = letters; letter && step <= letter; step++) {
        if (*limit > UINT64_MAX / 2048)
            return false;
        *limit *= 1024;
    }
    return at > text && at[letter != NULL] == '\0';
}

struct tl_ceiling_text
tl_ceiling_amount(enum tl_ceiling ceiling, uint64_t limit)
{
    static const char *const sizes[] = {"bytes", "KiB", "MiB", "GiB"};
    struct tl_ceiling_text amount = {"none"};
    const char *unit = units[rows[ceiling].unit];
    if (limit == TL_CEILING_NONE)
        return amount;
    for (size_t i = 1; rows[ceiling].unit == BYTES && i < 4; i++) {
        if (limit % 1024 || limit == 0)
            break;
        limit /= 1024;
        unit = sizes[i];
    }
    size_t length = strlen(unit);
    length -= limit == 1 && unit[length - 1] == 's';
    snprintf(amount.text, sizeof amount.text, "%" PRIu64 " %.*s", limit, (int)length,
             unit);
    return amount;
}

struct tl_ceiling_text
tl_ceiling_text(enum tl_ceiling ceiling, uint64_t limit)
{
    struct tl_ceiling_text text;
    snprintf(text.text, sizeof text.text, "at most %.40s (--ceiling %s=N)",
             tl_ceiling_amount(ceiling, limit).text, rows[ceiling].name);
    return text;
}

bool
tl_ceilings_take(struct tl_ceilings *ceilings, const char *text,
                 enum tl_ceiling *ceiling)
{
    size_t length = strcspn(text, "=");
    uint64_t limit;
    *ceiling = TL_CEILINGS;
    if (strcmp(text, "strict") == 0) {
        for (size_t i = 0; i < TL_CEILINGS; i++)
            ceilings->limits[i] = rows[i].strict;
        memset(ceilings->more, 0, sizeof ceilings->more);
        return true;
    }
    *ceiling = find(text, text[length] ? length : strlen(text));
    if (*ceiling == TL_CEILINGS)
        return false;
    if (!text[length] || !read_limit(text + length + 1, &limit) ||
        limit > rows[*ceiling].most) {
        tl_say("--ceiling: found '%s', expected %s=N, where N is %s%s", text,
               rows[*ceiling].name,
               rows[*ceiling].most == TL_CEILING_NONE ? "a whole number or "
                                                      : "a whole number up to ",
               tl_ceiling_amount(*ceiling, rows[*ceiling].most).text);
        return false;
    }
    ceilings->limits[*ceiling] = limit;
    ceilings->more[*ceiling] = 0;
    return true;
}
