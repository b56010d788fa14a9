#include "members.h"

#include <string.h>

#include "form.h"

bool
tl_date_has_members(const struct tl_date *date)
{
    return !(date->flags & (TL_DATE_CONVENTIONAL | TL_DATE_UNDECIDED)) &&
           date->flags & (TL_DATE_ONE_OF | TL_DATE_ALL_OF) &&
           memchr(date->text, ',', date->length);
}

struct tl_date_members
tl_date_members_begin(const struct tl_date *date)
{
    return (struct tl_date_members){.date = date, .at = 1, .more = true};
}

bool
tl_date_members_next(struct tl_date_members *members)
{
    const struct tl_date *date = members->date;
    struct tl_date_error error;
    struct tl_date_cursor cursor = {date->text, date->length, members->at, false,
                                    &error};
    struct tl_date_member member;
    if (!members->more || !tl_date_set_next(&cursor, &member, &members->more))
        return false;
    members->at = cursor.at;
    members->earliest = member.before ? TL_DAY_MIN : member.first.earliest;
    members->latest = member.after ? TL_DAY_MAX : member.last.latest;
    return true;
}
