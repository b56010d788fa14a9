#include "rules.h"

#include <stdlib.h>
#include <string.h>

#include "graph/base/ascii.h"
#include "graph/base/compare.h"
#include "graph/base/fold.h"
#include "graph/base/text.h"
#include "graph/build/rows.h"

static const char *
id_of(const struct tl_builder *builder, uint32_t actor)
{
    return tl_graph_id(builder->graph, (struct tl_item){TL_ACTOR, actor});
}

static const char *
label_of(const struct tl_graph *graph, uint32_t actor)
{
    return tl_graph_label(graph, (struct tl_item){TL_ACTOR, actor});
}

static int
compare_named(const void *a, const void *b)
{
    const struct tl_named *left = a;
    const struct tl_named *right = b;
    int order = strcmp(left->name, right->name);
    return order ? order : tl_compare(left->actor, right->actor);
}

/* All actors by name, those of one name by number. */
static const struct tl_named *
actors_by_name(struct tl_check *check)
{
    const struct tl_graph *graph = check->builder->graph;
    uint32_t count = tl_graph_count(graph, TL_ACTOR);
    if (check->by_name)
        return check->by_name;
    check->by_name = tl_alloc(count * sizeof *check->by_name);
    for (uint32_t i = 0; i < count; i++)
        check->by_name[i] = (struct tl_named){label_of(graph, i), i};
    qsort(check->by_name, count, sizeof *check->by_name, compare_named);
    return check->by_name;
}

void
tl_check_same_names(struct tl_check *check)
{
    struct tl_builder *builder = check->builder;
    const struct tl_named *actors = actors_by_name(check);
    for (uint32_t i = 1; i < tl_graph_count(builder->graph, TL_ACTOR); i++) {
        const char *name = actors[i].name;
        if (strcmp(actors[i - 1].name, name) == 0)
            tl_report(builder->diagnostics,
                      tl_row_position(builder, TL_ACTOR, actors[i].actor),
                      TL_RULE_SAME_NAME, NULL,
                      "two actors have the name '%.*s': '%.*s' and '%.*s'",
                      TL_SHOWN(name), TL_SHOWN(id_of(builder, actors[i - 1].actor)),
                      TL_SHOWN(id_of(builder, actors[i].actor)));
    }
}

/* Whether an actor has this name, which is not NUL-terminated. */
static bool
is_name(struct tl_check *check, const char *text, size_t length)
{
    const struct tl_graph *graph = check->builder->graph;
    const struct tl_named *actors = actors_by_name(check);
    uint32_t low = 0, high = tl_graph_count(graph, TL_ACTOR);
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        const char *name = actors[middle].name;
        int order = strncmp(name, text, length);
        if (order == 0 && name[length] == '\0')
            return true;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}

/* Whether a name is a list of several, each of which is an actor's. */
static bool
is_list(struct tl_check *check, const char *name, const char *divider)
{
    if (!strstr(name, divider))
        return false;
    for (const char *rest = name; rest;) {
        const char *end = strstr(rest, divider);
        size_t length = end ? (size_t)(end - rest) : strlen(rest);
        while (length && tl_ascii_is_blank(*rest))
            rest++, length--;
        while (length && tl_ascii_is_blank(rest[length - 1]))
            length--;
        if (!length || !is_name(check, rest, length))
            return false;
        rest = end ? end + strlen(divider) : NULL;
    }
    return true;
}

static const char *const dividers[] = {";", ",", "/", " and ", " & "};

#define DIVIDERS (sizeof dividers / sizeof *dividers)

/* "China; Russia" beside China and Russia. */
void
tl_check_lists(struct tl_check *check)
{
    struct tl_builder *builder = check->builder;
    for (uint32_t i = 0; i < tl_graph_count(builder->graph, TL_ACTOR); i++) {
        const char *name = label_of(builder->graph, i);
        size_t by = 0;
        while (by < DIVIDERS && !is_list(check, name, dividers[by]))
            by++;
        if (by < DIVIDERS)
            tl_report(
                builder->diagnostics, tl_row_position(builder, TL_ACTOR, i),
                TL_RULE_LIST, NULL,
                "the name of the actor '%.*s' is a list of other actors; to split "
                "it, write {Column:each %s} in a mapping",
                TL_SHOWN(name), dividers[by]);
    }
}

/* Actors by their name keys. */
struct spellings {
    struct tl_vocabulary keys;
    uint32_t *latest; /* by key: the last actor that has it */
    char *room;
    size_t room_size;
};

/* The bytes of a blank, point, comma, apostrophe or hyphen; 0 where there is none. */
static size_t
count_sign(const char *at)
{
    static const char *const long_signs[] = {"\u2010", "\u2011", "\u2012", "\u2013",
                                             "\u2018", "\u2019", "\u02BC"};
    if (tl_ascii_is_letter(*at) || tl_ascii_is_digit(*at))
        return 0;
    if ((unsigned char)*at < 0x80)
        return *at && strchr(" \t\r\n.,'-", *at) ? 1 : 0;
    for (size_t i = 0; i < sizeof long_signs / sizeof *long_signs; i++)
        if (tl_text_begins(at, long_signs[i]))
            return strlen(long_signs[i]);
    return 0;
}

/* The length of a folded name without signs, but for those before digits: "Unit 1.2" is
 * not "Unit 12". */
static size_t
drop_signs(char *name)
{
    size_t length = 0;
    for (const char *at = name; *at;) {
        size_t sign = count_sign(at);
        if (sign && !tl_ascii_is_digit(at[sign]))
            at += sign;
        else
            name[length++] = *at++;
    }
    return length;
}

/* The number of a name's key, which names share that differ only in case, accents and
 * signs: "Anna Müller" and "ANNA  MULLER", "Acme Ltd" and "Acme, Ltd.". */
static uint32_t
spelling_of(struct spellings *spellings, const char *name)
{
    while (tl_fold(name, spellings->room, spellings->room_size) == SIZE_MAX) {
        spellings->room_size = 2 * spellings->room_size + 64;
        spellings->room = tl_resize(spellings->room, spellings->room_size);
    }
    return tl_vocabulary_add(&spellings->keys, spellings->room,
                             drop_signs(spellings->room));
}

/* One actor in two spellings, probably. The same name twice has been told before. */
void
tl_check_alike(struct tl_check *check)
{
    struct tl_builder *builder = check->builder;
    const struct tl_graph *graph = builder->graph;
    uint32_t count = tl_graph_count(graph, TL_ACTOR);
    struct spellings spellings = {.latest = tl_alloc(count * sizeof(uint32_t))};
    for (uint32_t i = 0; i < count; i++) {
        uint32_t known = tl_vocabulary_count(&spellings.keys);
        uint32_t spelling = spelling_of(&spellings, label_of(graph, i));
        const char *one =
            label_of(graph, spelling < known ? spellings.latest[spelling] : i);
        const char *other = label_of(graph, i);
        spellings.latest[spelling] = i;
        if (strcmp(one, other) != 0)
            tl_report(builder->diagnostics, tl_row_position(builder, TL_ACTOR, i),
                      TL_RULE_ALIKE, NULL,
                      "the actors '%.*s' and '%.*s' have nearly the same name; if they "
                      "are one, make one name an alias of the other",
                      TL_SHOWN(one), TL_SHOWN(other));
    }
    tl_vocabulary_clear(&spellings.keys);
    tl_free(spellings.latest);
    tl_free(spellings.room);
}
