#include "replacement.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "graph/base/memory.h"
#include "paths.h"
#include "unnamed.h"

/* Names that are varied (paths.h). */
#define TEMPORARY TL_TEMPORARY "XXXXXX"
#define FORMER    TL_TEMPORARY "old-XXXXXX"

static char *
name_beside(const char *place, const char *name)
{
    size_t folder = tl_place_name(place);
    char *beside = tl_alloc(folder + strlen(name) + 1);
    memcpy(beside, place, folder);
    memcpy(beside + folder, name, strlen(name) + 1);
    return beside;
}

void
tl_replacement_begin(struct tl_replacement *file, const char *path)
{
    *file = (struct tl_replacement){.place = tl_place_of(path)};
    file->temporary = name_beside(file->place, TEMPORARY);
    file->former = name_beside(file->place, FORMER);
}

void
tl_replacement_end(struct tl_replacement *file)
{
    tl_free(file->place);
    tl_free(file->temporary);
    tl_free(file->former);
    *file = (struct tl_replacement){0};
}

/* What is gone already is as it should be. */
static int
remove_name(const char *name, bool *there)
{
    int error = *there && unlink(name) != 0 ? errno : 0;
    if (error == ENOENT)
        error = 0;
    *there = error != 0;
    return error;
}

/* A file system may have files without a name that can never get one: another is
 * tried. -1 where it cannot. */
static int
try_unnamed(struct tl_replacement *file, int *descriptor)
{
    int tried = tl_unnamed_open(file->place);
    *descriptor = -1;
    if (tried < 0)
        return 0;
    bool can = tl_replacement_name(file, tried) == 0;
    close(tried);
    int error = remove_name(file->temporary, &file->named);
    if (can && !error)
        *descriptor = tl_unnamed_open(file->place);
    return error;
}

int
tl_replacement_open(struct tl_replacement *file, int *descriptor)
{
    int error = try_unnamed(file, descriptor);
    if (error || *descriptor >= 0)
        return error;
    *descriptor = tl_place_create(file->temporary);
    file->named = *descriptor >= 0;
    return file->named ? 0 : errno;
}

int
tl_replacement_name(struct tl_replacement *file, int descriptor)
{
    int error = file->named ? 0 : tl_unnamed_link(descriptor, file->temporary);
    file->named = !error;
    return error;
}

/* Not every file system has links, nor may everybody link what belongs to another. */
static bool
cannot_link(int error)
{
    static const int errors[] = {EPERM,  EMLINK,  EXDEV,     EINVAL,
                                 ENOSYS, ENOTSUP, EOPNOTSUPP};
    size_t i = 0;
    while (i < sizeof errors / sizeof *errors && errors[i] != error)
        i++;
    return i < sizeof errors / sizeof *errors;
}

int
tl_replacement_keep(struct tl_replacement *file)
{
    int error = tl_place_link(file->place, file->former, 0);
    file->kept = !error;
    file->replaces = error != ENOENT;
    return error == ENOENT || cannot_link(error) ? 0 : error;
}

bool
tl_replacement_is_safe(const struct tl_replacement *file)
{
    return file->kept || !file->replaces;
}

int
tl_replacement_place(struct tl_replacement *file)
{
    if (rename(file->temporary, file->place) != 0)
        return errno;
    file->named = false;
    file->placed = true;
    return 0;
}

/* What is kept and cannot be renamed back stays where it is. */
int
tl_replacement_put_back(struct tl_replacement *file)
{
    int error = 0;
    if (file->placed && !tl_replacement_is_safe(file))
        error = ENOTSUP;
    else if (file->placed && file->kept)
        error = rename(file->former, file->place) == 0 ? 0 : errno;
    else if (file->placed)
        error = unlink(file->place) == 0 ? 0 : errno;
    if (file->placed)
        file->kept = false;
    file->placed = error != 0;
    return error;
}

int
tl_replacement_tidy(struct tl_replacement *file)
{
    int error = remove_name(file->temporary, &file->named);
    int other = remove_name(file->former, &file->kept);
    return error ? error : other;
}
