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
           const struct tl_language *language, char words[TL_EDGE_WORDS_MAX])
{
    char kinds[TL_EDGE_WORDS_MAX];
    const char *kind = tl_dot_edge_kind(network, edge, language, kinds);
    bool many = edge->weight > TL_WEIGHT_ONE && !tl_edge_unites(network, edge);
    if (!*kind && edge->events.count == 1)
        kind = tl_graph_label(
            network->graph,
            (struct tl_item){TL_EVENT, network->events[edge->events.first]});
    if (many && !*kind)
        kind = tl_phrase(language, TL_PHRASE_EVENT);
    if (many)
        tl_phrase_fill(language, TL_PHRASE_TIMES, words, TL_EDGE_WORDS_MAX, "weight",
                       tl_weight_word_of(language, edge->weight).text, "kind", kind,
                       NULL);
    else
        snprintf(words, TL_EDGE_WORDS_MAX, "%s", kind);
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
         const struct tl_language *language, char text[TL_DOT_PAIR_WORDS])
{
    struct words words = {.text = text};
    char more[TL_EDGE_WORDS_MAX];
    for (int related = 1; related >= 0; related--) {
        struct walk walk = {network, pair, 0};
        for (const struct tl_edge *edge; (edge = next_edge(&walk));) {
            if (edge->related != related)
                continue;
            edge_words(network, edge, language, more);
            add_words(&words, more);
        }
    }
    strcpy(more, text);
    if (words.left > 0)
        tl_phrase_count(language, TL_PHRASE_SOME_MORE, words.left, text,
                        TL_DOT_PAIR_WORDS, "some", more, NULL);
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

/* Months of one year, saying it once: "Jun–Sep 2009". */
static void
tell_months(const struct tl_day_civil *from, const struct tl_day_civil *to, int64_t day,
            const struct tl_language *language, char when[TL_DOT_WHEN_MAX])
{
    char year[TL_AXIS_LABEL_MAX];
    tl_axis_label(day, TL_AXIS_YEAR, language, year);
    tl_phrase_fill(
        language, TL_PHRASE_MONTHS_IN_YEAR, when, TL_DOT_WHEN_MAX, "first",
        tl_phrase_member(language, TL_PHRASE_MONTHS_SHORT, (unsigned)from->month - 1)
            .text,
        "last",
        tl_phrase_member(language, TL_PHRASE_MONTHS_SHORT, (unsigned)to->month - 1)
            .text,
        "year", year, NULL);
}

/* From one end to another, either of which may be empty. */
static void
tell_ends(const struct extent *extent, const char *first, const char *last,
          const struct tl_language *language, char when[TL_DOT_WHEN_MAX])
{
    if (*first && *last && strcmp(first, last) != 0)
        tl_phrase_fill(language, TL_PHRASE_SPAN_SHORT, when, TL_DOT_WHEN_MAX, "first",
                       first, "last", last, NULL);
    else if (*first && extent->open_end)
        tl_phrase_fill(language, TL_PHRASE_SINCE, when, TL_DOT_WHEN_MAX, "date", first,
                       NULL);
    else if (!*first && *last && extent->open_start)
        tl_phrase_fill(language, TL_PHRASE_UNTIL, when, TL_DOT_WHEN_MAX, "date", last,
                       NULL);
    else
        snprintf(when, TL_DOT_WHEN_MAX, "%s", *first ? first : last);
}

static void
tell_extent(const struct extent *extent, const struct tl_language *language,
            char when[TL_DOT_WHEN_MAX])
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
    if (unit == TL_AXIS_MONTH && from.year == to.year && from.month != to.month) {
        tell_months(&from, &to, extent->first, language, when);
        return;
    }
    if (begins)
        tl_axis_label(extent->first, unit, language, first);
    if (ends)
        tl_axis_label(extent->last, unit, language, last);
    tell_ends(extent, first, last, language, when);
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
    enum { YEAR = 5 }; /* with the blank before */
    char *at = strstr(when, " – ");
    char *blank = strchr(when, ' ');
    char *other = at ? strchr(at + DASH, ' ') : NULL;
    if (!other || at - blank != YEAR || tl_ascii_is_digit(*when) ||
        !tl_ascii_is_digit(at[-1]) || strncmp(blank, other, YEAR) != 0)
        return;
    memmove(blank, at, strlen(at) + 1);
    close_up(blank);
}

/* Cuts a time of day off, and what follows: "4. März 1861, 10:00". */
static void
cut_clock(char when[TL_DOT_WHEN_MAX])
{
    char *colon = strchr(when, ':');
    while (colon && !(colon - when > 3 && tl_ascii_is_digit(colon[-1]) &&
                      tl_ascii_is_digit(colon[1])))
        colon = strchr(colon + 1, ':');
    if (!colon)
        return;
    for (colon -= 2; colon > when && strchr(" ,", colon[-1]);)
        colon--;
    *colon = '\0';
}

/* Puts the short names of months for the long ones, and cuts times of day off. */
static void
shorten(const struct tl_language *language, char when[TL_DOT_WHEN_MAX])
{
    for (unsigned month = 0; month < 12; month++) {
        struct tl_phrase_word name =
            tl_phrase_member(language, TL_PHRASE_MONTHS, month);
        struct tl_phrase_word abbreviation =
            tl_phrase_member(language, TL_PHRASE_MONTHS_SHORT, month);
        size_t length = strlen(name.text), kept = strlen(abbreviation.text);
        for (char *at = when; kept < length && (at = strstr(at, name.text));) {
            memcpy(at, abbreviation.text, kept);
            memmove(at + kept, at + length, strlen(at + length) + 1);
        }
    }
    for (char *at = when; (at = strstr(at, " – ")); at++)
        if (at > when && tl_ascii_is_digit(at[-1]) && tl_ascii_is_digit(at[DASH]))
            close_up(at);
    name_year_once(when);
    cut_clock(when);
}

/* Adds how sure a text is, unless it says so already. */
static void
add_remark(const char *remark, char when[TL_DOT_WHEN_MAX])
{
    if (!strstr(when, remark))
        tl_dot_append(when, *when ? remark : remark + 1);
}

/* How sure the whole of it is. */
static void
add_status(const struct tl_network *network, const struct tl_dot_bundle *pair,
           const struct tl_language *language, char when[TL_DOT_WHEN_MAX])
{
    struct walk walk = {network, pair, 0};
    unsigned statuses = 0;
    bool partly = false;
    char remark[2 * TL_WORD_MAX];
    for (const struct tl_edge *edge; (edge = next_edge(&walk));) {
        statuses |= 1U << edge->status;
        partly = partly || edge->status == TL_DISPUTED || edge->status == TL_DENIED ||
                 edge->denied_by.count > 0;
    }
    for (unsigned i = TL_INFERRED; i < TL_STATUSES; i++) {
        if (statuses != 1U << i)
            continue;
        tl_phrase_fill(language, TL_PHRASE_UNSURE, remark, sizeof remark, "text", "",
                       "status", tl_status_word(language, i).text, NULL);
        add_remark(remark, when);
        return;
    }
    tl_phrase_fill(language, TL_PHRASE_UNSURE, remark, sizeof remark, "text", "",
                   "status", tl_phrase(language, TL_PHRASE_PARTLY_DISPUTED), NULL);
    if (partly)
        add_remark(remark, when);
}

static void
date(const struct tl_network *network, const struct tl_dot_bundle *pair,
     const struct tl_language *language, char when[TL_DOT_WHEN_MAX])
{
    struct extent extent = {.first = TL_DAY_MAX, .last = TL_DAY_MIN};
    struct walk walk = {network, pair, 0};
    char one[TL_DOT_WHEN_MAX];
    bool same = true;
    when[0] = '\0';
    for (const struct tl_edge *edge; (edge = next_edge(&walk));) {
        cover(&extent, edge);
        tl_dot_edge_when(network, edge, language, one);
        same = same && (!*one || !*when || strcmp(one, when) == 0);
        if (!*when)
            tl_dot_append(when, one);
    }
    if (same)
        shorten(language, when);
    else
        tell_extent(&extent, language, when);
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
    const struct tl_language *language = tl_drawing_language(drawing);
    struct tl_dot_pair_text text = {.words = ""};
    describe(drawing->network, pair, language, text.words);
    date(drawing->network, pair, language, text.when);
    add_status(drawing->network, pair, language, text.when);
    add_figures(drawing, pair, text.figures);
    return text;
}
