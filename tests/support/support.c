#include "support.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "graph/declared.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

struct model
model_begin(void)
{
    struct model model = {.diagnostics = tl_diagnostics_new(true)};
    tl_diagnostics_file(model.diagnostics, "test");
    model.builder = tl_builder_new(model.diagnostics, NULL);
    tl_builder_own(model.builder, 0);
    return model;
}

struct model
model_begin_lenient(void)
{
    struct model model = model_begin();
    tl_diagnostics_be_lenient(model.diagnostics);
    return model;
}

void
model_free(struct model *model)
{
    if (model->builder)
        model_finish(model);
    tl_graph_free(model->graph);
    tl_diagnostics_free(model->diagnostics);
}

/* A piece of a line, up to a bar. */
struct piece {
    const char *text;
    size_t length;
    struct tl_position position;
};

static enum tl_type
find_type(const char *name, size_t length)
{
    for (enum tl_type type = 0; type < TL_TYPES; type++) {
        if (strlen(tl_type_names[type]) == length &&
            strncmp(tl_type_names[type], name, length) == 0)
            return type;
    }
    fail_msg("no type '%.*s'", (int)length, name);
    return TL_TYPES;
}

static void
tell_attribute(const struct model *model, const char *key, const struct piece *piece)
{
    char *name = strndup(key, (size_t)(piece->text - key) - 1);
    tl_builder_attribute(model->builder, name, piece->text, piece->length,
                         piece->position);
    free(name);
}

static void
tell_field(const struct model *model, enum tl_type type, const char *key,
           const struct piece *piece)
{
    bool grouped = *key == '~';
    char *name = strndup(key + grouped, (size_t)(piece->text - key) - 1 - grouped);
    enum tl_field field = tl_field_find(type, name);
    enum tl_field group = field == TL_ACTOR_ID ? TL_ROLE : TL_LOCATOR;
    if (field == TL_FIELDS)
        fail_msg("no field '%s' of %s", name, tl_type_names[type]);
    if (grouped)
        tl_builder_set_grouped(model->builder, field, group, piece->text, piece->length,
                               piece->position);
    else
        tl_builder_set(model->builder, field, piece->text, piece->length,
                       piece->position);
    free(name);
}

/* "key=value" */
static void
tell_piece(const struct model *model, enum tl_type type, struct piece piece)
{
    const char *key = piece.text;
    const char *sign = memchr(key, '=', piece.length);
    if (!sign)
        fail_msg("no '=' in '%.*s'", (int)piece.length, key);
    piece.text = sign + 1;
    piece.length -= (size_t)(sign + 1 - key);
    if (*key == '@')
        tell_attribute(model, key + 1, &piece);
    else
        tell_field(model, type, key, &piece);
}

static void
tell_line(struct model *model, const char *line, size_t length, size_t *depth)
{
    struct tl_position position = {.line = model->line};
    size_t indent = strspn(line, " ");
    size_t at = indent + strcspn(line + indent, "|\n");
    for (; *depth > indent / 2; --*depth)
        tl_builder_end(model->builder);
    if (strncmp(line + indent, "table|", 6) == 0) {
        tl_builder_table(model->builder, find_type(line + at + 1, length - at - 1));
        return;
    }
    enum tl_type type = find_type(line + indent, at - indent);
    position.column = (uint16_t)(indent + 1);
    tl_builder_begin(model->builder, type, position);
    ++*depth;
    while (at < length) {
        struct piece piece = {.text = line + at + 1, .position = position};
        piece.position.column = (uint16_t)(at + 2);
        piece.length = strcspn(piece.text, "|\n");
        tell_piece(model, type, piece);
        at += piece.length + 1;
    }
}

void
model_tell(struct model *model, const char *text)
{
    size_t depth = 0;
    while (*text) {
        size_t length = strcspn(text, "\n");
        model->line++;
        if (length)
            tell_line(model, text, length, &depth);
        text += length + (text[length] == '\n');
    }
    while (depth-- > 0)
        tl_builder_end(model->builder);
}

void
model_finish(struct model *model)
{
    model->graph = tl_builder_finish(model->builder);
    model->builder = NULL;
}

struct model
model_of(const char *text)
{
    struct model model = model_begin();
    model_tell(&model, text);
    model_finish(&model);
    return model;
}

static void
put(FILE *file, const char *key, const char *value)
{
    if (*value)
        fprintf(file, "|%s=%s", key, value);
}

static void
put_list(FILE *file, const char *key, const char *list)
{
    for (; *list; list += strlen(list) + 1)
        put(file, key, list);
}

static void
put_date(FILE *file, const struct tl_date *date)
{
    if (date)
        put(file, "date", date->text);
}

/* What all items have at their end. */
static void
put_rest(FILE *file, struct tl_attributes attributes, enum tl_status status)
{
    const char *key;
    const char *value;
    while (tl_attributes_next(&attributes, &key, &value))
        fprintf(file, "|@%s=%s", key, value);
    put(file, "is", tl_status_names[status]);
    fputc('\n', file);
}

static void
put_citations(FILE *file, const struct tl_graph *graph, struct tl_slice slice,
              const char *indent)
{
    for (uint32_t i = slice.first; i < slice.first + slice.count; i++) {
        struct tl_citation citation = tl_graph_citation(graph, i);
        fprintf(file, "%scitation", indent);
        put(file, "reference", tl_graph_reference_id(graph, citation.reference));
        put(file, "locator", citation.locator);
        put(file, "quote", citation.quote);
        put_rest(file, citation.attributes, citation.status);
    }
}

static void
put_dataset(FILE *file, const struct tl_graph *graph)
{
    struct tl_dataset dataset = tl_graph_dataset(graph);
    if (!*dataset.title && !*dataset.description && !dataset.attributes.count)
        return;
    fputs("dataset", file);
    put(file, "title", dataset.title);
    put(file, "description", dataset.description);
    put_rest(file, dataset.attributes, TL_UNCITED);
}

static void
put_actor(FILE *file, const struct tl_graph *graph, uint32_t number)
{
    struct tl_actor actor = tl_graph_actor(graph, number);
    fputs("actor", file);
    put(file, "id", actor.id);
    put(file, "name", actor.name);
    put(file, "kind", actor.kind);
    put_list(file, "aliases", actor.aliases);
    put(file, "description", tl_record_text(actor.record, TL_DESCRIPTION));
    put(file, "url", actor.url);
    put_rest(file, actor.attributes, actor.status);
    put_citations(file, graph, actor.citations, "  ");
}

static void
put_participation(FILE *file, const struct tl_graph *graph, uint32_t number)
{
    struct tl_participation part = tl_graph_participation(graph, number);
    fputs("  participation", file);
    put(file, "actor", tl_graph_id(graph, (struct tl_item){TL_ACTOR, part.actor}));
    put(file, "role", part.role);
    put_date(file, part.date);
    put_rest(file, part.attributes, part.status);
    put_citations(file, graph, part.citations, "    ");
}

static void
put_event(FILE *file, const struct tl_graph *graph, uint32_t number)
{
    struct tl_event event = tl_graph_event(graph, number);
    fputs("event", file);
    put(file, "id", event.id);
    put(file, "title", event.title);
    put(file, "kind", event.kind);
    put_date(file, event.date);
    put(file, "date_text", event.date_text);
    put(file, "place", event.place);
    if (event.has_count)
        fprintf(file, "|count=%lu", (unsigned long)event.count);
    put(file, "description", tl_record_text(event.record, TL_DESCRIPTION));
    put(file, "url", event.url);
    if (event.part_of != TL_NONE)
        put(file, "part_of",
            tl_graph_id(graph, (struct tl_item){TL_EVENT, event.part_of}));
    put_rest(file, event.attributes, event.status);
    for (uint32_t i = 0; i < event.participations.count; i++)
        put_participation(file, graph, event.participations.first + i);
    put_citations(file, graph, event.citations, "  ");
}

static void
put_relation(FILE *file, const struct tl_graph *graph, uint32_t number)
{
    struct tl_relation relation = tl_graph_relation(graph, number);
    fputs("relation", file);
    put(file, "id", relation.id);
    put(file, "source", tl_graph_id(graph, relation.source));
    put(file, "target", tl_graph_id(graph, relation.target));
    put(file, "kind", relation.kind);
    put_date(file, relation.date);
    put(file, "directed", relation.directed ? "" : "no");
    if (relation.has_weight)
        fprintf(file, "|weight=%lld", (long long)relation.weight);
    if (relation.has_weight_disputed)
        fprintf(file, "|weight_disputed=%lld", (long long)relation.weight_disputed);
    put(file, "description", tl_record_text(relation.record, TL_DESCRIPTION));
    for (uint32_t i = 0; i < relation.event_count; i++)
        put(file, "events",
            tl_graph_id(graph, (struct tl_item){TL_EVENT, relation.events[i]}));
    put_rest(file, relation.attributes, relation.status);
    put_citations(file, graph, relation.citations, "  ");
}

static void
put_reference(FILE *file, const struct tl_graph *graph, uint32_t number)
{
    struct tl_reference reference = tl_graph_reference(graph, number);
    fputs("reference", file);
    put(file, "id", reference.id);
    put(file, "title", reference.title);
    put(file, "publisher", reference.publisher);
    put_list(file, "authors", reference.authors);
    put_date(file, reference.date);
    put(file, "url", reference.url);
    if (reference.via != TL_NONE)
        put(file, "via", tl_graph_reference_id(graph, reference.via));
    put_rest(file, reference.attributes, TL_UNCITED);
}

static void
put_role(FILE *file, const struct tl_graph *graph, uint32_t number)
{
    struct tl_role role = tl_graph_role(graph, number);
    fputs("role", file);
    put(file, "role", role.name);
    put(file, "side", role.side);
    put(file, "inverse", role.inverse);
    put_rest(file, role.attributes, TL_UNCITED);
}

static void
put_kind(FILE *file, const struct tl_graph *graph, uint32_t number)
{
    struct tl_kind kind = tl_graph_kind(graph, number);
    fputs("kind", file);
    put(file, "kind", kind.name);
    put(file, "type", tl_type_names[kind.type]);
    put(file, "label", kind.label);
    put(file, "colour", kind.colour);
    put_rest(file, kind.attributes, TL_UNCITED);
}

char *
model_write(const struct tl_graph *graph)
{
    static const struct {
        enum tl_type type;
        void (*put)(FILE *file, const struct tl_graph *graph, uint32_t number);
    } lists[] = {{TL_DECLARED_ROLE, put_role},  {TL_DECLARED_KIND, put_kind},
                 {TL_REFERENCE, put_reference}, {TL_ACTOR, put_actor},
                 {TL_EVENT, put_event},         {TL_RELATION, put_relation}};
    char *text;
    size_t size;
    FILE *file = open_memstream(&text, &size);
    assert_non_null(file);
    put_dataset(file, graph);
    for (size_t i = 0; i < LENGTH_OF(lists); i++) {
        for (uint32_t j = 0; j < tl_graph_count(graph, lists[i].type); j++)
            lists[i].put(file, graph, j);
    }
    fclose(file);
    return text;
}

void
model_check(const struct model *model, const char *expected)
{
    char *actual = model_write(model->graph);
    if (strcmp(actual, expected) != 0)
        fail_msg("the graph holds\n%sexpected\n%s", actual, expected);
    free(actual);
}

void
model_check_of(const char *text, const char *expected)
{
    struct model model = model_of(text);
    const struct tl_diagnostic *const *one = tl_diagnostics_sorted(model.diagnostics);
    for (; *one; one++) {
        if (tl_rules[(*one)->rule].severity == TL_ERROR)
            fail_msg("%s", (*one)->message);
    }
    model_check(&model, expected);
    model_free(&model);
}

void
model_check_problems(const struct model *model, const char *expected)
{
    char *actual;
    size_t size;
    FILE *file = open_memstream(&actual, &size);
    const struct tl_diagnostic *const *one = tl_diagnostics_sorted(model->diagnostics);
    for (; *one; one++)
        fprintf(file, "%u %s%s%s\n", (unsigned)(*one)->position.line,
                tl_rules[(*one)->rule].name, (*one)->suggestion ? " " : "",
                (*one)->suggestion ? (*one)->suggestion : "");
    fclose(file);
    if (strcmp(actual, expected) != 0)
        fail_msg("the problems are\n%sexpected\n%s", actual, expected);
    free(actual);
}

void
model_check_problems_of(const char *text, const char *expected)
{
    struct model model = model_of(text);
    model_check_problems(&model, expected);
    model_free(&model);
}

const char *
model_message(const struct model *model, enum tl_rule rule)
{
    const struct tl_diagnostic *const *one = tl_diagnostics_sorted(model->diagnostics);
    while (*one && (*one)->rule != rule)
        one++;
    if (!*one)
        fail_msg("no problem of the rule %s", tl_rules[rule].name);
    return (*one)->message;
}

struct capture
capture_begin(void)
{
    char name[] = "/tmp/tieline-test-XXXXXX";
    struct capture capture;
    fflush(stderr);
    capture.saved = dup(STDERR_FILENO);
    capture.file = mkstemp(name);
    assert_true(capture.saved >= 0 && capture.file >= 0);
    unlink(name);
    dup2(capture.file, STDERR_FILENO);
    return capture;
}

/* All that is in a file, from where it stands. */
static char *
read_all(int descriptor)
{
    size_t used = 0;
    char *text = NULL;
    ssize_t length;
    do {
        text = realloc(text, used + 4097);
        assert_non_null(text);
        length = read(descriptor, text + used, 4096);
        used += length > 0 ? (size_t)length : 0;
    } while (length > 0);
    text[used] = '\0';
    return text;
}

char *
capture_end(const struct capture *capture)
{
    fflush(stderr);
    dup2(capture->saved, STDERR_FILENO);
    close(capture->saved);
    lseek(capture->file, 0, SEEK_SET);
    char *text = read_all(capture->file);
    close(capture->file);
    return text;
}

struct folder
folder_begin(void)
{
    struct folder folder = {.path = "/tmp/tieline-test-XXXXXX"};
    assert_non_null(mkdtemp(folder.path));
    return folder;
}

const char *
folder_path(struct folder *folder, const char *name)
{
    snprintf(folder->inside, sizeof folder->inside, "%s/%s", folder->path, name);
    return folder->inside;
}

void
folder_write(struct folder *folder, const char *name, const char *text)
{
    FILE *file = fopen(folder_path(folder, name), "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

char *
folder_read(struct folder *folder, const char *name)
{
    int descriptor = open(folder_path(folder, name), O_RDONLY);
    if (descriptor < 0)
        return NULL;
    char *text = read_all(descriptor);
    close(descriptor);
    return text;
}

/* Calls `each` with the path of everything in a folder. */
static size_t
walk(const char *path, void (*each)(const char *path))
{
    size_t count = 0;
    const struct dirent *entry;
    DIR *directory = opendir(path);
    assert_non_null(directory);
    while ((entry = readdir(directory))) {
        char inside[1024];
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        snprintf(inside, sizeof inside, "%s/%s", path, entry->d_name);
        if (each)
            each(inside);
        count++;
    }
    closedir(directory);
    return count;
}

size_t
folder_count(const struct folder *folder)
{
    return walk(folder->path, NULL);
}

static void
remove_deep(const char *path)
{
    struct stat status;
    if (lstat(path, &status) == 0 && S_ISDIR(status.st_mode))
        walk(path, remove_deep);
    remove(path);
}

void
folder_end(const struct folder *folder)
{
    remove_deep(folder->path);
}

uint32_t
random_below(uint64_t *state, uint32_t limit)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return (uint32_t)(*state >> 32) % limit;
}

size_t
cases_tried(size_t few, size_t more, size_t all)
{
    return getenv("TORTURE") ? all : getenv("MORE") ? more : few;
}
