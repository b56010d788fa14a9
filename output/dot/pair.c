#include "pair.h"

#include <stdio.h>
#include <string.h>

#include "graph/base/ascii.h"
#include "graph/claim.h"
#include "graph/layout/axis.h"
#include "graph/weight.h"
#include "item.h"
#include "notes.h"

/* The edges of a pair that say something of their own, one after the other: not those
 * of events that a relation tells. */
struct walk {
    const struct tl_network *network;
    const struct tl_dot_bundle *pair;
    uint32_t next;
};

static const struct tl_edge *
next_edge(struct walk *walk)
{
    const struct tl_dot_bundle *pair = walk->pair;
    while (walk->next < pair->there.count + pair->back.count) {
        uint32_t at = walk->next++;
        uint32_t number = at < pair->there.count
                              ? pair->there.first + at
                              : pair->back.first + at - pair->there.count;
        const struct tl_edge *edge = &walk->network->edges[number];
        if (edge->related || tl_network_twin(walk->network, number) == TL_NONE)
            return edge;
    }
    return NULL;
}

/* What an edge is: its kind, and how often; else the title of its one event. */
static void
edge_words(const struct tl_network *network, const struct tl_edge *edge,
           char words[TL_EDGE_WORDS_MAX])
{
    char kinds[TL_EDGE_WORDS_MAX], weight[TL_WEIGHT_TEXT_MAX] = "";
    const char *kind = tl_dot_edge_kind(network, edge, kinds);
    bool many = edge->weight > TL_WEIGHT_ONE && !tl_edge_unites(network, edge);
    if (!*kind && edge->events.count == 1)
        kind = tl_graph_label(
            network->graph,
            (struct tl_item){TL_EVENT, network->events[edge->events.first]});
    if (many)
        tl_weight_write(edge->weight, weight);
    snprintf(words, TL_EDGE_WORDS_MAX, "%s%s%s", weight, many ? " × " : "",
             *kind  ? kind
             : many ? "event"
                    : "");
}

/* Texts between commas, no more than a few short ones, and none twice. */
struct words {
    char *text;
    unsigned count;
    unsigned left;
};

static void
add_words(struct words *words, const char *more)
{
    enum { MOST = 3, LONGEST = 60, REST = 20 };
    size_t used = strlen(words->text), length = strlen(more);
    const char *same = length > 0 ? strstr(words->text, more) : NULL;
    bool is_word = same && (same == words->text || same[-1] == ' ') &&
                   (same[length] == ',' || same[length] == '\0');
    if (length == 0 || is_word)
        return;
    if (words->left > 0 || words->count == MOST ||
        (used > 0 && used + length > LONGEST) ||
        used + length + REST > TL_DOT_PAIR_WORDS) {
        words->left++;
        return;
    }
    strcat(words->text, words->count++ > 0 ? ", " : "");
    strcat(words->text, more);
}

/* What relations say comes first. */
static void
describe(const struct tl_network *network, const struct tl_dot_bundle *pair,
         char text[TL_DOT_PAIR_WORDS])
{
    struct words words = {.text = text};
    char more[TL_EDGE_WORDS_MAX];
    for (int related = 1; related >= 0; related--) {
        struct walk walk = {network, pair, 0};
        for (const struct tl_edge *edge; (edge = next_edge(&walk));) {
            if (edge->related != related)
                continue;
            edge_words(network, edge, more);
            add_words(&words, more);
        }
    }
    if (words.left > 0)
        sprintf(text + strlen(text), " and %u more", words.left);
}

/* From when until when all edges together hold. */
struct extent {
    int64_t first;
    int64_t last;
    bool open_start;
    bool open_end;
};

static void
cover(struct extent *extent, const struct tl_edge *edge)
{
    if (edge->first < extent->first)
        extent->first = edge->first;
    if (edge->last > extent->last)
        extent->last = edge->last;
    extent->open_start = extent->open_start || edge->open_start;
    extent->open_end = extent->open_end || edge->open_end;
}

static void
tell_extent(const struct extent *extent, char when[TL_DOT_WHEN_MAX])
{
    char first[TL_AXIS_LABEL_MAX] = "", last[TL_AXIS_LABEL_MAX] = "";
    struct tl_day_civil from = {0}, to = {0};
    bool begins = tl_day_is_counted(extent->first) && !extent->open_start;
    bool ends = tl_day_is_counted(extent->last) && !extent->open_end;
    enum tl_axis_unit unit = TL_AXIS_YEAR;
    if (begins)
        from = tl_day_to_civil(extent->first);
    if (ends)
        to = tl_day_to_civil(extent->last);
    bool whole = begins && ends && from.month == 1 && from.day == 1 && to.month == 12 &&
                 to.day == 31;
    if (begins && ends && extent->first == extent->last)
        unit = TL_AXIS_DAY;
    else if (begins && ends && to.year - from.year < 2 && !whole)
        unit = TL_AXIS_MONTH;
    if (begins)
        tl_axis_label(extent->first, unit, first);
    if (ends)
        tl_axis_label(extent->last, unit, last);
    if (begins && ends && strcmp(first, last) != 0 && unit == TL_AXIS_MONTH &&
        from.year == to.year)
        first[strcspn(first, " ")] = '\0';
    if (begins && ends && strcmp(first, last) == 0)
        last[0] = '\0';
    snprintf(when, TL_DOT_WHEN_MAX, "%s%s%s%s",
             begins && extent->open_end              ? "since "
             : ends && extent->open_start && !begins ? "until "
                                                     : "",
             first, *first && *last ? "–" : "", last);
}

/* Takes the blanks around a dash away. */
enum { DASH = sizeof " – " - 1 };

static void
close_up(char *at)
{
    memmove(at, at + 1, strlen(at));
    at += DASH - 2;
    memmove(at, at + 1, strlen(at));
}

/* "Jun 2009 – Sep 2009" is "Jun–Sep 2009". */
static void
name_year_once(char when[TL_DOT_WHEN_MAX])
{
    enum { MONTH = 3, YEAR = 4, ONE = MONTH + 1 + YEAR };
    char *at = strstr(when, " – ");
    if (!at || at - when != ONE || strlen(at) < DASH + ONE ||
        !tl_ascii_is_digit(when[ONE - 1]) ||
        strncmp(when + MONTH, at + DASH + MONTH, 1 + YEAR) != 0)
        return;
    memmove(when + MONTH, at, strlen(at) + 1);
    close_up(when + MONTH);
}

/* Cuts the names of months to three letters, and times of day off. */
static void
shorten(char when[TL_DOT_WHEN_MAX])
{
    for (int month = 1; month <= 12; month++) {
        const char *name = tl_day_month_name(month);
        size_t length = strlen(name);
        for (char *at = when; length > 3 && (at = strstr(at, name));)
            memmove(at + 3, at + length, strlen(at + length) + 1);
    }
    for (char *at = when; (at = strstr(at, " – ")); at++)
        if (at > when && tl_ascii_is_digit(at[-1]) && tl_ascii_is_digit(at[DASH]))
            close_up(at);
    name_year_once(when);
    char *clock = strchr(when, ':');
    if (clock && clock - when > 3)
        clock[-3] = '\0';
}

/* How sure the whole of it is. */
static void
add_status(const struct tl_network *network, const struct tl_dot_bundle *pair,
           char when[TL_DOT_WHEN_MAX])
{
    struct walk walk = {network, pair, 0};
    unsigned statuses = 0;
    bool partly = false;
    for (const struct tl_edge *edge; (edge = next_edge(&walk));) {
        statuses |= 1U << edge->status;
        partly = partly || edge->status == TL_DISPUTED || edge->status == TL_DENIED ||
                 edge->denied_by.count > 0;
    }
    for (unsigned i = TL_INFERRED; i < TL_STATUSES; i++) {
        if (statuses != 1U << i)
            continue;
        const char *remark = tl_status_remark(i);
        char own[40];
        snprintf(own, sizeof own, " (%s)", tl_status_names[i]);
        remark = *remark ? remark : own;
        if (!strstr(when, remark))
            tl_dot_append(when, *when ? remark : remark + 1);
        return;
    }
    if (partly)
        tl_dot_append(when, *when ? " (partly disputed)" : "(partly disputed)");
}

static void
date(const struct tl_network *network, const struct tl_dot_bundle *pair,
     char when[TL_DOT_WHEN_MAX])
{
    struct extent extent = {.first = TL_DAY_MAX, .last = TL_DAY_MIN};
    struct walk walk = {network, pair, 0};
    char one[TL_DOT_WHEN_MAX];
    bool same = true;
    when[0] = '\0';
    for (const struct tl_edge *edge; (edge = next_edge(&walk));) {
        cover(&extent, edge);
        tl_dot_edge_when(network, edge, one);
        same = same && (!*one || !*when || strcmp(one, when) == 0);
        if (!*when)
            tl_dot_append(when, one);
    }
    if (same)
        shorten(when);
    else
        tell_extent(&extent, when);
}

static void
add_figures(const struct tl_drawing *drawing, const struct tl_dot_bundle *pair,
            char text[TL_FIGURES_MAX])
{
    const struct tl_network *network = drawing->network;
    struct walk walk = {network, pair, 0};
    struct tl_figures figures = {.count = 0};
    for (const struct tl_edge *edge; (edge = next_edge(&walk));)
        tl_dot_add_edge_figures(drawing, edge, &figures);
    tl_figures_text(&figures, text);
}

struct tl_dot_pair_text
tl_dot_pair_text_of(const struct tl_drawing *drawing, const struct tl_dot_bundle *pair)
{
    struct tl_dot_pair_text text = {.words = ""};
    describe(drawing->network, pair, text.words);
    date(drawing->network, pair, text.when);
    add_status(drawing->network, pair, text.when);
    add_figures(drawing, pair, text.figures);
    return text;
}
