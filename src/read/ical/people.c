#include "people.h"

#include <string.h>

#include "graph/base/ascii.h"

static bool
keeps_addresses(const struct tl_ical_file *file)
{
    const struct tl_reading_options *options = file->reading->options;
    return options && options->keeps_addresses;
}

/* The address in "mailto:ADDRESS", in lower case; "" for anything else. */
static const char *
address_of(struct tl_ical_file *file, const struct tl_ical_line *line)
{
    static const char scheme[] = "mailto:";
    const char *value = line->value;
    char *address = tl_arena_text(&file->arena, value, strlen(value));
    for (char *at = address; *at; at++)
        *at = tl_ascii_lower(*at);
    bool is_mail = strncmp(address, scheme, strlen(scheme)) == 0;
    return is_mail ? address + strlen(scheme) : "";
}

/* The name that people are shown, without blanks around it. */
static const char *
name_of(struct tl_ical_file *file, const struct tl_ical_line *line)
{
    const char *told = tl_ical_parameter(file, line, "CN");
    while (tl_ascii_is_blank(*told))
        told++;
    size_t length = strlen(told);
    while (length > 0 && tl_ascii_is_blank(told[length - 1]))
        length--;
    return tl_arena_text(&file->arena, told, length);
}

static const char *
kind_of(struct tl_ical_file *file, const struct tl_ical_line *line)
{
    static const char *const kinds[][2] = {{"INDIVIDUAL", "person"},
                                           {"GROUP", "group"},
                                           {"RESOURCE", "resource"},
                                           {"ROOM", "room"}};
    const char *type = tl_ical_parameter(file, line, "CUTYPE");
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (tl_ical_same(type, kinds[i][0]))
            return kinds[i][1];
    }
    return *type || tl_ical_is(line, "ORGANIZER") ? "" : "person";
}

/*
 * Who a line is about: by the address if these are kept, else by the name. False where
 * there is only an address, which is not kept.
 */
static bool
identify(struct tl_ical_file *file, const struct tl_ical_line *line,
         struct tl_ical_person *person)
{
    const char *address = address_of(file, line);
    const char *name = name_of(file, line);
    bool keeps = keeps_addresses(file);
    if (*address && !keeps)
        tl_tally_add(&file->addresses, tl_ical_position(file, line), address);
    if (strchr(name, '@') && !keeps)
        name = "";
    *person = (struct tl_ical_person){
        .id = keeps && *address ? address : name,
        .name = name,
        .kind = kind_of(file, line),
        .line = line,
    };
    if (!*person->id)
        tl_tally_add(&file->nameless, tl_ical_position(file, line), line->name);
    return *person->id;
}

/* Notes a person, and the names by which one is called besides. */
static void
note(struct tl_ical_file *file, struct tl_ical_people *people,
     const struct tl_ical_person *person)
{
    size_t lengths[] = {strlen(person->id), strlen(person->name)};
    char *pair = tl_arena_take(&file->arena, lengths[0] + lengths[1] + 2, 1);
    uint32_t number = tl_vocabulary_add(&people->ids, person->id, lengths[0]);
    if (number == people->list.count)
        *(struct tl_ical_person *)tl_vector_add(&people->list) = *person;
    struct tl_ical_person *known = tl_vector_at(&people->list, number);
    if (!*known->kind)
        known->kind = person->kind;
    if (!*known->name)
        known->name = person->name;
    memcpy(pair, person->id, lengths[0]);
    pair[lengths[0]] = '\t';
    memcpy(pair + lengths[0] + 1, person->name, lengths[1] + 1);
    uint32_t before = tl_vocabulary_count(&people->names);
    if (tl_vocabulary_add(&people->names, pair, strlen(pair)) == before)
        *(struct tl_ical_person *)tl_vector_add(&people->others) = *person;
}

static void
take_part(struct tl_ical_file *file, const char *id, const char *role,
          const struct tl_ical_line *line)
{
    tl_builder_begin(file->reading->builder, TL_PARTICIPATION,
                     tl_ical_position(file, line));
    tl_ical_set(file, TL_ACTOR_ID, id, line);
    tl_ical_set(file, TL_ROLE, role, line);
    tl_builder_end(file->reading->builder);
}

static const char *
role_of(struct tl_ical_file *file, const struct tl_ical_line *line)
{
    const char *role = tl_ical_parameter(file, line, "ROLE");
    return tl_ical_is(line, "ORGANIZER")           ? "organizer"
           : tl_ical_same(role, "CHAIR")           ? "chair"
           : tl_ical_same(role, "NON-PARTICIPANT") ? "informed"
                                                   : "participant";
}

void
tl_ical_people_take_part(struct tl_ical_file *file, struct tl_ical_people *people,
                         uint32_t component)
{
    const struct tl_ical_component *entry = tl_ical_component_at(file, component);
    for (size_t i = entry->first; i < entry->end; i++) {
        const struct tl_ical_line *line = tl_ical_line_at(file, i);
        struct tl_ical_person person;
        if (line->component != component ||
            (!tl_ical_is(line, "ORGANIZER") && !tl_ical_is(line, "ATTENDEE")))
            continue;
        const char *answer = tl_ical_parameter(file, line, "PARTSTAT");
        if (tl_ical_same(answer, "DECLINED")) {
            tl_tally_add(&file->declined, tl_ical_position(file, line), "DECLINED");
            continue;
        }
        if (!identify(file, line, &person))
            continue;
        note(file, people, &person);
        take_part(file, person.id, role_of(file, line), line);
    }
}

void
tl_ical_people_add(struct tl_ical_file *file, struct tl_ical_people *people)
{
    for (uint32_t i = 0; i < people->list.count; i++) {
        const struct tl_ical_person *person = tl_vector_at(&people->list, i);
        tl_builder_begin(file->reading->builder, TL_ACTOR,
                         tl_ical_position(file, person->line));
        tl_ical_set(file, TL_ID, person->id, person->line);
        if (strcmp(person->name, person->id) != 0)
            tl_ical_set(file, TL_NAME, person->name, person->line);
        tl_ical_set(file, TL_KIND, person->kind, person->line);
        tl_builder_end(file->reading->builder);
    }
    for (size_t i = 0; i < people->others.count; i++) {
        const struct tl_ical_person *other = tl_vector_at(&people->others, i);
        uint32_t number =
            tl_vocabulary_find(&people->ids, other->id, strlen(other->id));
        const struct tl_ical_person *person = tl_vector_at(&people->list, number);
        if (!*other->name || strcmp(other->name, person->name) == 0)
            continue;
        tl_builder_begin(file->reading->builder, TL_ACTOR,
                         tl_ical_position(file, other->line));
        tl_ical_set(file, TL_ID, other->id, other->line);
        tl_ical_set(file, TL_ALIASES, other->name, other->line);
        tl_builder_end(file->reading->builder);
    }
}

void
tl_ical_people_clear(struct tl_ical_people *people)
{
    tl_vocabulary_clear(&people->ids);
    tl_vocabulary_clear(&people->names);
    tl_vector_clear(&people->list);
    tl_vector_clear(&people->others);
}
