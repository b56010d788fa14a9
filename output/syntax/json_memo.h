/*
 * Members of objects that are written again and again, such as those of a date: written
 * once, then copied. A key tells what they were written from.
 */
#ifndef TL_OUTPUT_SYNTAX_JSON_MEMO_H
#define TL_OUTPUT_SYNTAX_JSON_MEMO_H

#include "json.h"

struct tl_json_memo;

/* Two pointers or numbers that together are the same only for the same members. */
struct tl_json_memo_key {
    uintptr_t first, second;
};

struct tl_json_memo *tl_json_memo_new(void);
void tl_json_memo_free(struct tl_json_memo *memo);

/* Writes the members of `what`, which has that key: with put(), or as put() has written
 * them before. put() writes one member or more. */
void tl_json_memo_put(struct tl_json_memo *memo, struct tl_json *json,
                      struct tl_json_memo_key key,
                      void (*put)(struct tl_json *json, const void *what),
                      const void *what);

#endif
