/* Numbers in DOT, never by printf: what it writes depends on the locale. */
#include "graph/weight.h"
#include "dot.h"

/* A whole number of `unit`s as a decimal number; `unit` is a power of ten. */
static void
put_decimal(struct tl_out *out, int64_t number, int64_t unit)
{
    if (number < 0)
        tl_out_char(out, '-');
    number = number < 0 ? -number : number;
    tl_out_integer(out, number / unit);
    if (number % unit == 0)
        return;
    tl_out_char(out, '.');
    for (number %= unit, unit /= 10; unit > 0; number %= unit, unit /= 10)
        tl_out_integer(out, number / unit);
}

/*
 * Graphviz wants a whole number, and its network simplex method sums them up in an
 * int. Readers that know nothing of ours take it for the weight.
 */
enum { WEIGHT_MAX = 1000 };

void
tl_dot_weight(struct tl_dot *dot, int64_t weight)
{
    int64_t hint = weight / TL_WEIGHT_ONE;
    if (weight % TL_WEIGHT_ONE >= TL_WEIGHT_ONE / 2)
        hint++;
    hint = hint < 0 ? 0 : hint > WEIGHT_MAX ? WEIGHT_MAX : hint;
    tl_dot_integer(dot, TL_DOT_WEIGHT, hint);
    if (hint * TL_WEIGHT_ONE == weight)
        return;
    tl_dot_value(dot, TL_DOT_EXACT_WEIGHT);
    tl_out_weight(dot->out, weight);
    tl_dot_value_end(dot);
}

enum { TENTH = 10, TENTHS_PER_INCH = 720, INCH_DIGITS = 10000 };

void
tl_dot_length(struct tl_dot *dot, enum tl_dot_attribute attribute, int64_t tenths)
{
    int64_t inches = (tenths * INCH_DIGITS + TENTHS_PER_INCH / 2) / TENTHS_PER_INCH;
    tl_dot_value(dot, attribute);
    put_decimal(dot->out, inches, INCH_DIGITS);
    tl_dot_value_end(dot);
}

void
tl_dot_decimal(struct tl_dot *dot, enum tl_dot_attribute attribute, int64_t tenths)
{
    tl_dot_value(dot, attribute);
    put_decimal(dot->out, tenths, TENTH);
    tl_dot_value_end(dot);
}

void
tl_dot_position(struct tl_dot *dot, int64_t x, int64_t y)
{
    tl_dot_value(dot, TL_DOT_POS);
    put_decimal(dot->out, x, TENTH);
    tl_out_char(dot->out, ',');
    put_decimal(dot->out, -y, TENTH);
    tl_out_char(dot->out, '!');
    tl_dot_value_end(dot);
}
