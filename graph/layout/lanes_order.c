#include "lanes_order.h"

#include <stdlib.h>
#include <string.h>

#include "graph/base/memory.h"

static uint64_t
width_of(const struct tl_lanes_in *in, const uint32_t *places)
{
    uint64_t width = 0;
    size_t at = 0;
    for (uint32_t i = 0; i < in->event_count; i++) {
        uint32_t least = UINT32_MAX, most = 0;
        for (; at < in->ends[i]; at++) {
            uint32_t place = places[in->lanes[at]];
            least = place < least ? place : least;
            most = place > most ? place : most;
        }
        width += most > least ? most - least : 0;
    }
    return width;
}

/* Where a lane is drawn to: the mean of the means of its events. */
struct pull {
    uint64_t sum;
    uint64_t events;
    uint32_t lane;
    uint32_t place;
};

/* Means are in so many parts of a place, and so the same everywhere. */
enum { PARTS = 4096 };

static int
compare_pulls(const void *left, const void *right)
{
    const struct pull *a = left, *b = right;
    if (a->sum != b->sum)
        return a->sum < b->sum ? -1 : 1;
    return a->place < b->place ? -1 : a->place > b->place;
}

static void
add_pulls(const struct tl_lanes_in *in, const uint32_t *places, struct pull *pulls)
{
    size_t at = 0;
    for (uint32_t i = 0; i < in->event_count; at = in->ends[i++]) {
        uint64_t sum = 0, lanes = in->ends[i] - at;
        for (size_t j = at; j < in->ends[i]; j++)
            sum += places[in->lanes[j]];
        for (size_t j = at; j < in->ends[i]; j++) {
            pulls[in->lanes[j]].sum += sum * PARTS / lanes;
            pulls[in->lanes[j]].events++;
        }
    }
}

/* One round: each lane goes where its events draw it. */
static void
follow_pulls(const struct tl_lanes_in *in, uint32_t *places, uint32_t count,
             struct pull *pulls)
{
    memset(pulls, 0, count * sizeof *pulls);
    add_pulls(in, places, pulls);
    for (uint32_t i = 0; i < count; i++) {
        pulls[i].lane = i;
        pulls[i].place = places[i];
        if (pulls[i].events > 0)
            pulls[i].sum /= pulls[i].events;
        else
            pulls[i].sum = (uint64_t)places[i] * PARTS;
    }
    qsort(pulls, count, sizeof *pulls, compare_pulls);
    for (uint32_t i = 0; i < count; i++)
        places[pulls[i].lane] = i;
}

/* Moves the lane at a place to another, those between them making room. */
static void
move(uint32_t *places, uint32_t count, uint32_t from, uint32_t to)
{
    for (uint32_t i = 0; i < count; i++) {
        if (places[i] == from)
            places[i] = to;
        else if (places[i] > from && places[i] <= to)
            places[i]--;
        else if (places[i] < from && places[i] >= to)
            places[i]++;
    }
}

/* Puts one lane where it is best; whether that is better than before. */
static int
sift(const struct tl_lanes_in *in, uint32_t *places, uint32_t count, uint32_t lane)
{
    uint32_t home = places[lane], best = home;
    uint64_t before = width_of(in, places), least = before;
    for (uint32_t place = 0; place < count; place++) {
        move(places, count, places[lane], place);
        uint64_t width = width_of(in, places);
        if (width < least) {
            least = width;
            best = place;
        }
    }
    move(places, count, places[lane], best);
    return least < before;
}

static void
sift_all(const struct tl_lanes_in *in, uint32_t *places, uint32_t count)
{
    enum { ROUNDS = 6 };
    int better = 1;
    for (int round = 0; better && round < ROUNDS; round++) {
        better = 0;
        for (uint32_t lane = 0; lane < count; lane++)
            better |= sift(in, places, count, lane);
    }
}

void
tl_lanes_order(const struct tl_lanes_in *in, uint32_t *places, uint32_t count)
{
    enum { ROUNDS = 12, MOST_TIES = 1000 * 1000, SIFTED = 20 * 1000 * 1000 };
    size_t size = count * sizeof *places;
    size_t ties = in->event_count ? in->ends[in->event_count - 1] : 0;
    if (ties > MOST_TIES)
        return; /* nobody could follow so many lines in any order */
    struct pull *pulls = tl_alloc(count * sizeof *pulls);
    uint32_t *best = tl_alloc(size);
    memcpy(best, places, size);
    uint64_t least = width_of(in, places);
    for (int round = 0; round < ROUNDS && least > 0; round++) {
        follow_pulls(in, places, count, pulls);
        uint64_t width = width_of(in, places);
        if (width < least) {
            least = width;
            memcpy(best, places, size);
        }
    }
    memcpy(places, best, size);
    if ((uint64_t)count * count * (ties + count) <= SIFTED)
        sift_all(in, places, count);
    tl_free(best);
    tl_free(pulls);
}
