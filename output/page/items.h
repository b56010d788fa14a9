/* The items of the page's data: actors, events, relations and references. */
#ifndef TL_OUTPUT_PAGE_ITEMS_H
#define TL_OUTPUT_PAGE_ITEMS_H

#include "words.h"

/* Each an array or object. */
void tl_page_put_actor(struct tl_page_data *data, uint32_t number);
void tl_page_put_event(struct tl_page_data *data, uint32_t number);
void tl_page_put_relation(struct tl_page_data *data, uint32_t number);
void tl_page_put_reference(struct tl_page_data *data,
                           const struct tl_listed_source *listed);

/* The place of an actor in the list, in which it is. */
uint32_t tl_page_actor_place(const struct tl_timeline *timeline, uint32_t actor);

void tl_page_put_number(struct tl_json *json, const char *key, int64_t number);

/* Keys are texts of a list, so that none is the name of something in JavaScript. */
void tl_page_put_attributes(struct tl_json *json, struct tl_attributes attributes);

#endif
