#include "target.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "graph/memory.h"
#include "terminal.h"

#define TEMPORARY ".tieline-XXXXXX"

struct target {
    char *path;      /* as the user gave it, for messages */
    char *place;     /* where it goes, links followed; NULL: written directly */
    char *temporary; /* NULL for folders, and once it is in its place */
    bool folder;     /* one that was made here */
};

struct tl_targets {
    struct target *all;
    size_t count;
    int descriptor;
};

struct tl_targets *
tl_targets_new(void)
{
    struct tl_targets *targets = tl_alloc(sizeof *targets);
    targets->descriptor = -1;
    return targets;
}

static char *
copy(const char *text)
{
    size_t size = strlen(text) + 1;
    return memcpy(tl_alloc(size), text, size);
}

static struct target *
add(struct tl_targets *targets, const char *path)
{
    targets->all = tl_resize(targets->all, (targets->count + 1) * sizeof *targets->all);
    struct target *target = &targets->all[targets->count++];
    *target = (struct target){.path = copy(path)};
    return target;
}

static int
fail(const char *path, int error)
{
    tl_say_failure(path, error);
    return -1;
}

/* A link is followed, so that what it points to is replaced and the link stays. */
static char *
place_of(const char *path)
{
    char resolved[PATH_MAX];
    return copy(realpath(path, resolved) ? resolved : path);
}

/* A name that mkstemp() can fill in, in the folder of `place`. */
static char *
temporary_beside(const char *place)
{
    const char *slash = strrchr(place, '/');
    size_t folder = slash ? (size_t)(slash - place) + 1 : 0;
    char *temporary = tl_alloc(folder + sizeof TEMPORARY);
    memcpy(temporary, place, folder);
    memcpy(temporary + folder, TEMPORARY, sizeof TEMPORARY);
    return temporary;
}

/* The rights that a new file would have had, or those of the file it replaces. */
static void
set_mode(int descriptor, const struct stat *old)
{
    mode_t mask = umask(0);
    umask(mask);
    (void)!fchmod(descriptor, old ? old->st_mode & 0777 : 0666 & ~mask);
}

static int
open_temporary(struct target *target, const struct stat *old)
{
    target->place = place_of(target->path);
    target->temporary = temporary_beside(target->place);
    int descriptor = mkstemp(target->temporary);
    if (descriptor < 0) {
        int error = errno;
        tl_free(target->temporary);
        target->temporary = NULL;
        return fail(target->path, error);
    }
    set_mode(descriptor, old);
    return descriptor;
}

int
tl_target_open(struct tl_targets *targets, const char *path)
{
    struct stat status;
    bool exists = stat(path, &status) == 0;
    if (strcmp(path, "-") == 0) {
        add(targets, "standard output");
        targets->descriptor = STDOUT_FILENO;
    } else if (exists && S_ISDIR(status.st_mode)) {
        targets->descriptor = fail(path, EISDIR);
    } else if (exists && !S_ISREG(status.st_mode)) {
        targets->descriptor = open(path, O_WRONLY | O_NOCTTY);
        if (targets->descriptor < 0)
            fail(path, errno);
        add(targets, path);
    } else {
        targets->descriptor =
            open_temporary(add(targets, path), exists ? &status : NULL);
    }
    return targets->descriptor;
}

bool
tl_target_folder(struct tl_targets *targets, const char *path)
{
    if (mkdir(path, 0777) == 0) {
        add(targets, path)->folder = true;
        return true;
    }
    struct stat status;
    int error = errno;
    if (error == EEXIST && stat(path, &status) == 0 && S_ISDIR(status.st_mode))
        return true;
    fail(path, error);
    return false;
}

bool
tl_target_close(struct tl_targets *targets, int error)
{
    const struct target *target = &targets->all[targets->count - 1];
    if (!error && target->temporary && fsync(targets->descriptor) != 0)
        error = errno;
    if (targets->descriptor != STDOUT_FILENO && close(targets->descriptor) != 0 &&
        !error)
        error = errno;
    targets->descriptor = -1;
    if (error)
        tl_say_failure(target->path, error);
    return !error;
}

bool
tl_targets_commit(struct tl_targets *targets)
{
    for (size_t i = 0; i < targets->count; i++) {
        struct target *target = &targets->all[i];
        if (target->temporary && rename(target->temporary, target->place) != 0) {
            tl_say_failure(target->path, errno);
            return false;
        }
        tl_free(target->temporary);
        target->temporary = NULL;
        target->folder = false;
    }
    return true;
}

void
tl_targets_free(struct tl_targets *targets)
{
    for (size_t i = targets->count; i-- > 0;) {
        struct target *target = &targets->all[i];
        if (target->temporary)
            unlink(target->temporary);
        if (target->folder)
            rmdir(target->path);
        tl_free(target->temporary);
        tl_free(target->place);
        tl_free(target->path);
    }
    tl_free(targets->all);
    tl_free(targets);
}
