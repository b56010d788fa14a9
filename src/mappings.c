#include "mappings.h"

#include <stddef.h>
#include <string.h>

const struct tl_known_mapping tl_known_mappings[] = {
    {"icews", "ICEWS events as knowledge graphs have them: source, kind, target, day",
     "no-header = yes\n"
     "source = 1\n"
     "kind = 2\n"
     "target = 3\n"
     "date = 4\n"},
    {"cow-alliances", "Correlates of War, formal alliances 4.1, by member",
     "id = alliance-{version4id}\n"
     "title = ss_type\n"
     "kind = ss_type\n"
     "date = {all_st_year}-{all_st_month}-{all_st_day}\n"
     "end = {all_end_year}-{all_end_month}-{all_end_day}|..\n"
     "actor = state_name\n"
     "role = 'member'\n"
     "member_date = {mem_st_year}-{mem_st_month}-{mem_st_day}\n"
     "member_end = {mem_end_year}-{mem_end_month}-{mem_end_day}|..\n"},
    {NULL, NULL, NULL},
};

const struct tl_known_mapping *
tl_known_mapping_find(const char *name)
{
    for (const struct tl_known_mapping *known = tl_known_mappings; known->name;
         known++) {
        if (strcmp(known->name, name) == 0)
            return known;
    }
    return NULL;
}
