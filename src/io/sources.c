#include "sources.h"

#include <limits.h>
#include <string.h>
#include <unistd.h>

#include "graph/base/memory.h"
#include "src/base/terminal.h"
#include "paths.h"

struct tl_source {
    dev_t device;
    ino_t number;
    char *path;
};

void
tl_sources_clear(struct tl_sources *sources)
{
    for (size_t i = 0; i < sources->count; i++)
        tl_free(sources->sources[i].path);
    tl_free(sources->sources);
    *sources = (struct tl_sources){0};
}

void
tl_sources_add(struct tl_sources *sources, const char *path, int descriptor)
{
    struct stat status;
    if (!sources || fstat(descriptor, &status) != 0 || S_ISCHR(status.st_mode) ||
        S_ISSOCK(status.st_mode))
        return;
    size_t size = strlen(path) + 1;
    sources->sources =
        tl_resize(sources->sources, (sources->count + 1) * sizeof *sources->sources);
    sources->sources[sources->count++] =
        (struct tl_source){.device = status.st_dev,
                           .number = status.st_ino,
                           .path = memcpy(tl_alloc(size), path, size)};
}

static bool
is_standard(const char *path)
{
    return strcmp(path, "-") == 0;
}

static const struct tl_source *
find(const struct tl_sources *sources, const struct stat *status)
{
    for (size_t i = 0; sources && i < sources->count; i++) {
        const struct tl_source *source = &sources->sources[i];
        if (source->device == status->st_dev && source->number == status->st_ino)
            return source;
    }
    return NULL;
}

bool
tl_sources_have(const struct tl_sources *sources, const struct stat *status)
{
    return find(sources, status);
}

bool
tl_sources_spare(const struct tl_sources *sources, const char *path,
                 const struct stat *status)
{
    const char *kind = S_ISDIR(status->st_mode) ? "folder" : "file";
    const struct tl_source *source = find(sources, status);
    if (source)
        tl_say("%s%s is the same %s as %s%s; write to another %s",
               is_standard(path) ? "standard output" : "output ",
               is_standard(path) ? "" : path, kind,
               is_standard(source->path) ? "standard input" : "input ",
               is_standard(source->path) ? "" : source->path, kind);
    return !source;
}

const char *
tl_sources_folder_of(const struct tl_sources *sources, const char *path)
{
    struct stat status;
    char folder[PATH_MAX];
    if (!tl_place_folder(path, folder) || stat(folder, &status) != 0)
        return NULL;
    const struct tl_source *source = find(sources, &status);
    return source ? source->path : NULL;
}

bool
tl_sources_spare_standard(const struct tl_sources *sources)
{
    struct stat status;
    return fstat(STDOUT_FILENO, &status) != 0 ||
           tl_sources_spare(sources, "-", &status);
}
