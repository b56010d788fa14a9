#include "clock.h"

enum { SECONDS_A_DAY = 24 * 60 * 60 };

/* Where the text of a date that has a time has its "T10:00:00". */
static const char *
time_of(const struct tl_date *date)
{
    return date->text + (date->text[0] == '-' ? 11 : 10);
}

bool
tl_date_has_zone(const struct tl_date *date)
{
    return date->flags & TL_DATE_HAS_TIME &&
           time_of(date) + 9 < date->text + date->length;
}

/* How far east of UTC the clock is by which a time is told. */
static int32_t
shift_of(const struct tl_date *date)
{
    const char *time = time_of(date);
    int hour = 10 * (time[1] - '0') + time[2] - '0';
    int minute = 10 * (time[4] - '0') + time[5] - '0';
    int second = 10 * (time[7] - '0') + time[8] - '0';
    return hour * 3600 + minute * 60 + second - date->second;
}

void
tl_clock_add(struct tl_clock *clock, const struct tl_date *date)
{
    if (!date || !(date->flags & TL_DATE_HAS_TIME))
        return;
    struct tl_clock own = {tl_date_has_zone(date) ? TL_CLOCK_ZONE : TL_CLOCK_LOCAL,
                           shift_of(date)};
    if (clock->kind == TL_CLOCK_NONE)
        *clock = own;
    else if (clock->kind != own.kind || clock->shift != own.shift)
        *clock = (struct tl_clock){TL_CLOCK_MIXED, 0};
}

struct tl_clock_time
tl_clock_tell(const struct tl_clock *clock, const struct tl_date *date)
{
    int64_t day = date->start_earliest;
    int32_t second = date->second + clock->shift;
    for (; second < 0; second += SECONDS_A_DAY)
        day--;
    for (; second >= SECONDS_A_DAY; second -= SECONDS_A_DAY)
        day++;
    return (struct tl_clock_time){day, second / 3600, second / 60 % 60, second % 60};
}
