#include "point.h"

bool
tl_date_point_is_masked(const struct tl_date_point *point)
{
    return point->parts[TL_PART_YEAR].holes || point->parts[TL_PART_MONTH].holes ||
           point->parts[TL_PART_DAY].holes;
}

bool
tl_date_point_is_qualified(const struct tl_date_point *point)
{
    return point->qualifiers[TL_PART_YEAR] || point->qualifiers[TL_PART_MONTH] ||
           point->qualifiers[TL_PART_DAY];
}

bool
tl_date_number_fits(struct tl_date_number number, int value)
{
    int16_t rest = (int16_t)(value - number.value);
    if (rest < 0 || !number.holes)
        return rest == 0;
    for (int16_t holes = number.holes; rest || holes;
         rest = (int16_t)(rest / 10), holes = (int16_t)(holes / 10))
        if (rest % 10 && !(holes % 10))
            return false;
    return true;
}

uint8_t
tl_date_point_flags(const struct tl_date_point *point, enum tl_date_part part)
{
    static const int16_t whole[TL_PARTS] = {1111, 11, 11};
    int16_t holes = point->parts[part].holes;
    return (uint8_t)(point->qualifiers[part] | (holes ? TL_PART_MASKED : 0) |
                     (holes == whole[part] ? TL_PART_UNKNOWN : 0));
}
