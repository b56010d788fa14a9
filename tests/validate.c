/*
 * validate dot|json|csv FILE...: does the library that others read such files with
 * take these, strictly? Says on standard error what is wrong and exits 1.
 *
 * It shares no code with the program, which must not be its own judge.
 */
#include <cgraph.h>
#include <csv.h>
#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct bytes {
    char *text;
    size_t size;
};

static bool
slurp(const char *path, struct bytes *bytes)
{
    FILE *file = fopen(path, "rb");
    size_t room = 1 << 16;
    size_t got;

    if (!file)
        return false;
    bytes->text = malloc(room);
    bytes->size = 0;
    while (bytes->text && (got = fread(bytes->text + bytes->size, 1,
                                       room - bytes->size - 1, file)) > 0) {
        bytes->size += got;
        if (room - bytes->size < room / 2)
            bytes->text = realloc(bytes->text, room *= 2);
    }
    if (!bytes->text || ferror(file)) {
        fclose(file);
        return false;
    }
    bytes->text[bytes->size] = '\0';
    return fclose(file) == 0;
}

/* What no format of ours may hold: a NUL, a byte-order mark, broken UTF-8. */
static const char *
bad_text(const struct bytes *bytes)
{
    json_t *string;

    if (bytes->size == 0)
        return "empty";
    if (memchr(bytes->text, '\0', bytes->size))
        return "has a NUL";
    if (strncmp(bytes->text, "\xEF\xBB\xBF", 3) == 0)
        return "begins with a byte-order mark";
    string = json_stringn(bytes->text, bytes->size); /* takes UTF-8 only */
    if (!string)
        return "is not UTF-8";
    json_decref(string);
    return NULL;
}

/*
 * One graph and nothing after it. Read as a file because agmemread does not look
 * past the first graph; cgraph itself prints what it finds wrong.
 */
static const char *
check_dot(const char *path, const struct bytes *bytes)
{
    const char *problem = NULL;
    FILE *file = fopen(path, "r");
    Agraph_t *graph;
    Agraph_t *rest;

    (void)bytes;
    if (!file)
        return "cannot be read";
    agreseterrors();
    graph = agread(file, NULL);
    rest = graph ? agread(file, NULL) : NULL;
    if (!graph)
        problem = "holds no graph";
    else if (rest)
        problem = "holds a second graph";
    else if (agerrors() != 0)
        problem = "cgraph complains";
    if (rest)
        agclose(rest);
    if (graph)
        agclose(graph);
    fclose(file);
    return problem;
}

static const char *
check_json(const char *path, const struct bytes *bytes)
{
    json_error_t error;
    json_t *root = json_loadb(bytes->text, bytes->size, JSON_REJECT_DUPLICATES, &error);

    (void)path;
    if (!root) {
        fprintf(stderr, "line %d, column %d: %s\n", error.line, error.column,
                error.text);
        return "jansson refuses it";
    }
    json_decref(root);
    return NULL;
}

struct table {
    size_t fields; /* in the row so far */
    size_t width;  /* of the first row */
    size_t rows;
    size_t odd_row; /* the first of another width, 0 if none */
};

static void
on_field(void *text, size_t size, void *data)
{
    struct table *table = data;

    (void)text;
    (void)size;
    table->fields++;
}

static void
on_row(int end, void *data)
{
    struct table *table = data;

    (void)end;
    table->rows++;
    if (table->rows == 1)
        table->width = table->fields;
    else if (table->fields != table->width && table->odd_row == 0)
        table->odd_row = table->rows;
    table->fields = 0;
}

/* libcsv would strip blanks, which belong to the field. */
static int
no_space(unsigned char byte)
{
    (void)byte;
    return 0;
}

static const char *
check_csv(const char *path, const struct bytes *bytes)
{
    struct table table = {0};
    struct csv_parser parser;
    const char *problem = NULL;

    (void)path;
    if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
        return "libcsv does not start";
    csv_set_space_func(&parser, no_space);
    if (csv_parse(&parser, bytes->text, bytes->size, on_field, on_row, &table) !=
            bytes->size ||
        csv_fini(&parser, on_field, on_row, &table) != 0)
        problem = csv_strerror(csv_error(&parser));
    else if (table.odd_row != 0)
        problem = "has a row with more or fewer fields than the first";
    if (problem)
        fprintf(stderr, "row %zu: ", table.odd_row ? table.odd_row : table.rows + 1);
    csv_free(&parser);
    return problem;
}

static const struct {
    const char *name;
    const char *(*check)(const char *path, const struct bytes *bytes);
} formats[] = {{"dot", check_dot}, {"json", check_json}, {"csv", check_csv}};

static bool
is_valid(const char *(*check)(const char *, const struct bytes *), const char *path)
{
    struct bytes bytes = {0};
    const char *problem = slurp(path, &bytes) ? bad_text(&bytes) : "cannot be read";

    if (!problem)
        problem = check(path, &bytes);
    if (problem)
        fprintf(stderr, "%s: %s\n", path, problem);
    free(bytes.text);
    return !problem;
}

int
main(int argc, char **argv)
{
    bool good = true;

    for (size_t i = 0; argc > 2 && i < sizeof formats / sizeof *formats; i++) {
        if (strcmp(argv[1], formats[i].name) != 0)
            continue;
        for (int at = 2; at < argc; at++)
            good = is_valid(formats[i].check, argv[at]) && good;
        return good ? 0 : 1;
    }
    fputs("usage: validate dot|json|csv FILE...\n", stderr);
    return 2;
}
