#include "parts.h"

#include <stdlib.h>
#include <string.h>

#include "graph/base/alike.h"
#include "graph/base/ascii.h"
#include "graph/base/compare.h"
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

struct name {
    const char *text;
    uint32_t actor;
};

static int
by_name(const void *a, const void *b)
{
    const struct name *left = a;
    const struct name *right = b;
    int order = strcmp(left->text, right->text);
    return order ? order : tl_compare(left->actor, right->actor);
}

/* All actors by name. To be freed. */
static struct name *
sort_names(const struct tl_graph *graph, uint32_t count)
{
    struct name *names = tl_alloc(count * sizeof *names);
    for (uint32_t i = 0; i < count; i++)
        names[i] = (struct name){label_of(graph, i), i};
    qsort(names, count, sizeof *names, by_name);
    return names;
}

static void
check_same(struct tl_builder *builder, const struct name *names, uint32_t count)
{
    for (uint32_t i = 1; i < count; i++) {
        if (strcmp(names[i - 1].text, names[i].text) == 0)
            tl_report(
                builder->diagnostics,
                tl_row_position(builder, TL_ACTOR, names[i].actor), TL_RULE_SAME_NAME,
                NULL, "found two actors with the name '%.*s', '%.*s' and '%.*s'",
                TL_SHOWN(names[i].text), TL_SHOWN(id_of(builder, names[i - 1].actor)),
                TL_SHOWN(id_of(builder, names[i].actor)));
    }
}

/* Actors by name, and where to look for one. */
struct directory {
    const struct name *names;
    uint32_t count;
};

/* Whether an actor has this name, which is not ended. */
static bool
is_name(const struct directory *directory, const char *text, size_t length)
{
    uint32_t low = 0, high = directory->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        const char *name = directory->names[middle].text;
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
is_list(const struct directory *directory, const char *name, const char *divider)
{
    size_t parts = 0;
    for (const char *rest = name; rest; parts++) {
        const char *end = strstr(rest, divider);
        size_t length = end ? (size_t)(end - rest) : strlen(rest);
        while (length && tl_ascii_is_blank(*rest))
            rest++, length--;
        while (length && tl_ascii_is_blank(rest[length - 1]))
            length--;
        if (!length || !is_name(directory, rest, length))
            return false;
        rest = end ? end + strlen(divider) : NULL;
    }
    return parts > 1;
}

static const char *const dividers[] = {";", ",", "/", " and ", " & "};

#define DIVIDERS (sizeof dividers / sizeof *dividers)

/* "China; Russia" beside China and Russia. */
static void
check_lists(struct tl_builder *builder, const struct directory *directory)
{
    for (uint32_t i = 0; i < directory->count; i++) {
        const struct name *name = &directory->names[i];
        size_t by = 0;
        while (by < DIVIDERS && !is_list(directory, name->text, dividers[by]))
            by++;
        if (by < DIVIDERS)
            tl_report(builder->diagnostics,
                      tl_row_position(builder, TL_ACTOR, name->actor), TL_RULE_LIST,
                      NULL,
                      "found the actor '%.*s', whose name is a list of others; in a "
                      "mapping {Column:each %s} divides it",
                      TL_SHOWN(name->text), dividers[by]);
    }
}

/* How actors are spelt, but for what is easily written in another way. */
struct spellings {
    struct tl_vocabulary letters;
    uint32_t *latest; /* by spelling: the last actor that has it */
    char *room;
    size_t room_size;
};

static uint32_t
spelling_of(struct spellings *spellings, const char *name)
{
    size_t size = strlen(name) + 1;
    if (size > spellings->room_size) {
        spellings->room_size = 2 * size;
        spellings->room = tl_resize(spellings->room, spellings->room_size);
    }
    return tl_vocabulary_add(&spellings->letters, spellings->room,
                             tl_alike_letters(name, spellings->room));
}

/* One actor in two spellings, probably. The same name twice has been told before. */
static void
check_alike(struct tl_builder *builder)
{
    const struct tl_graph *graph = builder->graph;
    uint32_t count = tl_graph_count(graph, TL_ACTOR);
    struct spellings spellings = {.latest = tl_alloc(count * sizeof(uint32_t))};
    for (uint32_t i = 0; i < count; i++) {
        uint32_t known = tl_vocabulary_count(&spellings.letters);
        uint32_t spelling = spelling_of(&spellings, label_of(graph, i));
        const char *one =
            label_of(graph, spelling < known ? spellings.latest[spelling] : i);
        const char *other = label_of(graph, i);
        spellings.latest[spelling] = i;
        if (strcmp(one, other) != 0)
            tl_report(builder->diagnostics, tl_row_position(builder, TL_ACTOR, i),
                      TL_RULE_ALIKE, NULL,
                      "found the actors '%.*s' and '%.*s'; if they are one, an alias "
                      "says so",
                      TL_SHOWN(one), TL_SHOWN(other));
    }
    tl_vocabulary_clear(&spellings.letters);
    tl_free(spellings.latest);
    tl_free(spellings.room);
}

void
tl_inspect_names(struct tl_builder *builder)
{
    uint32_t count = tl_graph_count(builder->graph, TL_ACTOR);
    struct name *names = sort_names(builder->graph, count);
    check_same(builder, names, count);
    check_lists(builder, &(struct directory){names, count});
    tl_free(names);
    check_alike(builder);
}
