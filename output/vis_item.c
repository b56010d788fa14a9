#include "vis_item.h"

#include "graph/date/lower.h"

/*
 * Half of what a JavaScript Date can hold: where the tool fits its window around the
 * items it needs room on both sides, and fails without.
 */
static const struct tl_date_limits limits = {-50000000, 50000000};

bool
tl_vis_is_infinite(int64_t day)
{
    return day == TL_DAY_MIN || day == TL_DAY_MAX;
}

static bool
is_held(int64_t day)
{
    return day >= limits.first && day <= limits.last;
}

struct tl_vis_place
tl_vis_place_of(const struct tl_date *date)
{
    struct tl_date_days days = tl_date_to_days(date, &limits);
    struct tl_vis_place place = {days.first, days.last, days.lost & TL_LOSS_FAR};
    if (date->flags & TL_DATE_UNKNOWN_START && !tl_vis_is_infinite(days.last))
        place.first = date->end_earliest;
    if (date->flags & TL_DATE_UNKNOWN_END && !tl_vis_is_infinite(days.first))
        place.last = date->start_latest;
    if (!is_held(place.first))
        place.first = TL_DAY_MIN;
    if (!is_held(place.last))
        place.last = TL_DAY_MAX;
    return place;
}

bool
tl_vis_is_nowhere(const struct tl_vis_place *place)
{
    return tl_vis_is_infinite(place->first) && tl_vis_is_infinite(place->last);
}

bool
tl_vis_is_several(const struct tl_date *date)
{
    enum { MOST = 100 };
    int count = 0;
    if (!(date->flags & TL_DATE_ALL_OF) || !tl_date_has_members(date))
        return false;
    struct tl_date_members members = tl_date_members_begin(date);
    while (count <= MOST && tl_date_members_next(&members))
        count++;
    return count <= MOST;
}

static const char *
extent_of(const struct tl_date *date)
{
    if (date->flags & (TL_DATE_INTERVAL | TL_DATE_ALL_OF))
        return "lasting";
    return date->start_earliest == date->end_latest ? NULL : "within";
}

struct tl_vis_item
tl_vis_items_begin(const struct tl_event *event)
{
    struct tl_vis_item item = {.event = event,
                               .place = tl_vis_place_of(event->date),
                               .flags = event->date->flags,
                               .extent = extent_of(event->date),
                               .several = tl_vis_is_several(event->date)};
    if (item.several)
        item.members = tl_date_members_begin(event->date);
    return item;
}

/* Puts an item at a member of the set. */
static void
place_member(struct tl_vis_item *item)
{
    int64_t first = item->members.earliest, last = item->members.latest;
    item->flags &= ~(uint32_t)(TL_DATE_OPEN_START | TL_DATE_OPEN_END);
    item->flags |= first == TL_DAY_MIN ? TL_DATE_OPEN_START : 0U;
    item->flags |= last == TL_DAY_MAX ? TL_DATE_OPEN_END : 0U;
    item->extent = first == last ? NULL : "within";
    item->place.first = is_held(first) ? first : TL_DAY_MIN;
    item->place.last = is_held(last) ? last : TL_DAY_MAX;
    item->place.cut = (!is_held(first) && first != TL_DAY_MIN) ||
                      (!is_held(last) && last != TL_DAY_MAX);
}

bool
tl_vis_items_next(struct tl_vis_item *item)
{
    if (!item->several)
        return item->number++ == 0;
    while (tl_date_members_next(&item->members)) {
        place_member(item);
        if (tl_vis_is_nowhere(&item->place))
            continue;
        item->number++;
        return true;
    }
    return false;
}
