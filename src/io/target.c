#include "target.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "graph/base/memory.h"
#include "interrupt.h"
#include "paths.h"
#include "sources.h"
#include "src/base/terminal.h"
#include "unnamed.h"

#define TEMPORARY ".tieline-XXXXXX"

struct tl_target {
    struct tl_target *previous;
    struct tl_target *next;
    int descriptor;
    char *path;      /* as the user gave it, for messages */
    char *place;     /* where it goes, links followed; NULL: directly, or it is there */
    char *temporary; /* what it is called until it is there; NULL: it has no name */
    bool folder;     /* one that was made here */
};

struct tl_targets {
    struct tl_target *first;
    struct tl_target *last;
    struct tl_interrupt *interrupt;
    const struct tl_sources *sources;
    pthread_mutex_t lock; /* for what an interrupt removes: temporaries and folders */
};

/* What drop() and rmdir() would do. Nothing is made or renamed after that: the lock is
 * kept to the end, which is near. */
static void
tidy(void *context)
{
    struct tl_targets *targets = context;
    pthread_mutex_lock(&targets->lock);
    for (struct tl_target *target = targets->last; target; target = target->previous) {
        if (target->temporary)
            unlink(target->temporary);
        if (target->folder)
            rmdir(target->path);
    }
}

struct tl_targets *
tl_targets_new(const struct tl_sources *sources)
{
    struct tl_targets *targets = tl_alloc(sizeof *targets);
    targets->sources = sources;
    pthread_mutex_init(&targets->lock, NULL);
    targets->interrupt = tl_interrupt_begin(tidy, targets);
    return targets;
}

static char *
copy(const char *text)
{
    size_t size = strlen(text) + 1;
    return memcpy(tl_alloc(size), text, size);
}

static struct tl_target *
add(struct tl_targets *targets, const char *path)
{
    struct tl_target *target = tl_alloc(sizeof *target);
    *target = (struct tl_target){
        .previous = targets->last, .descriptor = -1, .path = copy(path)};
    pthread_mutex_lock(&targets->lock);
    *(targets->last ? &targets->last->next : &targets->first) = target;
    targets->last = target;
    pthread_mutex_unlock(&targets->lock);
    return target;
}

/* A name that mkstemp() can fill in, in the folder of `place`. */
static char *
temporary_beside(const char *place)
{
    size_t folder = tl_place_name(place);
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

/* Gives errno where it fails. */
static int
open_named(struct tl_targets *targets, struct tl_target *target)
{
    char *temporary = temporary_beside(target->place);
    pthread_mutex_lock(&targets->lock);
    target->descriptor = mkstemp(temporary);
    int error = target->descriptor < 0 ? errno : 0;
    target->temporary = error ? NULL : temporary;
    pthread_mutex_unlock(&targets->lock);
    if (error)
        tl_free(temporary);
    return error;
}

static int
open_temporary(struct tl_targets *targets, struct tl_target *target,
               const struct stat *old)
{
    target->place = tl_place_of(target->path);
    target->descriptor = tl_unnamed_open(target->place);
    int error = target->descriptor < 0 ? open_named(targets, target) : 0;
    if (!error)
        set_mode(target->descriptor, old);
    return error;
}

static int
open_direct(struct tl_target *target)
{
    target->descriptor = open(target->path, O_WRONLY | O_NOCTTY);
    return target->descriptor < 0 ? errno : 0;
}

static bool
is_taken(const struct tl_target *target)
{
    for (const struct tl_target *other = target->previous; other;
         other = other->previous) {
        if (target->place && other->place &&
            tl_place_is_same(target->place, other->place))
            return true;
    }
    return false;
}

static void
say_failure(const char *path, int error)
{
    int folder = (int)tl_place_name(path);
    if (error == ENOENT && folder > 1 && !tl_place_has_folder(path))
        tl_say("%s: there is no folder '%.*s' to write to", path, folder - 1, path);
    else
        tl_say_failure(path, error);
}

/* Nothing will be put there any more. */
static void
forget_place(struct tl_target *target)
{
    tl_free(target->temporary);
    tl_free(target->place);
    target->temporary = target->place = NULL;
}

static void
drop(struct tl_target *target)
{
    if (target->descriptor >= 0 && target->descriptor != STDOUT_FILENO)
        close(target->descriptor);
    if (target->temporary)
        unlink(target->temporary);
    forget_place(target);
    target->descriptor = -1;
}

static struct tl_target *
open_standard(struct tl_targets *targets)
{
    if (!tl_sources_spare_standard(targets->sources))
        return NULL;
    struct tl_target *target = add(targets, "standard output");
    target->descriptor = STDOUT_FILENO;
    return target;
}

bool
tl_target_is_direct(const char *path)
{
    struct stat status;
    return strcmp(path, "-") == 0 ||
           (stat(path, &status) == 0 && !S_ISREG(status.st_mode) &&
            !S_ISDIR(status.st_mode));
}

struct tl_target *
tl_target_open(struct tl_targets *targets, const char *path)
{
    if (strcmp(path, "-") == 0)
        return open_standard(targets);
    struct stat status;
    bool exists = stat(path, &status) == 0;
    int error = exists || (errno == ENOENT && *path) ? 0 : errno;
    struct tl_target *target = add(targets, path);
    if (error) {
        tl_say_failure(path, error);
        return NULL;
    }
    if (exists && !tl_sources_spare(targets->sources, path, &status))
        return NULL;
    if (exists && S_ISDIR(status.st_mode)) {
        error = EISDIR;
    } else if (exists && !S_ISREG(status.st_mode)) {
        error = open_direct(target);
    } else {
        error = open_temporary(targets, target, exists ? &status : NULL);
    }
    if (!error && !is_taken(target))
        return target;
    if (error)
        say_failure(path, error);
    else
        tl_say("two outputs would go to %s", path);
    pthread_mutex_lock(&targets->lock);
    drop(target);
    pthread_mutex_unlock(&targets->lock);
    return NULL;
}

int
tl_target_descriptor(const struct tl_target *target)
{
    return target->descriptor;
}

bool
tl_target_folder(struct tl_targets *targets, const char *path)
{
    struct tl_target *target = add(targets, path);
    struct stat status;
    pthread_mutex_lock(&targets->lock);
    target->folder = mkdir(path, 0777) == 0;
    int error = target->folder ? 0 : errno;
    pthread_mutex_unlock(&targets->lock);
    if (target->folder)
        return true;
    if (error == EEXIST && stat(path, &status) == 0 && S_ISDIR(status.st_mode))
        return tl_sources_spare(targets->sources, path, &status);
    say_failure(path, error == EEXIST ? ENOTDIR : error);
    return false;
}

bool
tl_target_close(struct tl_target *target, int error)
{
    bool unnamed = target->place && !target->temporary;
    if (!error && target->place && fsync(target->descriptor) != 0)
        error = errno;
    if (!unnamed) { /* else it would be gone */
        if (target->descriptor != STDOUT_FILENO && close(target->descriptor) != 0 &&
            !error)
            error = errno;
        target->descriptor = -1;
    }
    if (error)
        tl_say_failure(target->path, error);
    return !error;
}

/* A file without a name gets a temporary one. False, said, where one cannot. */
static bool
name_all(struct tl_targets *targets)
{
    for (struct tl_target *target = targets->first; target; target = target->next) {
        if (!target->place || target->temporary)
            continue;
        char *temporary = temporary_beside(target->place);
        int error = tl_unnamed_link(target->descriptor, temporary);
        if (error) {
            tl_say_failure(target->path, error);
            tl_free(temporary);
            return false;
        }
        target->temporary = temporary;
    }
    return true;
}

/* False, said, where one cannot be put in its place. */
static bool
rename_all(struct tl_targets *targets)
{
    for (struct tl_target *target = targets->first; target; target = target->next) {
        if (target->place && rename(target->temporary, target->place) != 0) {
            tl_say_failure(target->path, errno);
            return false;
        }
        forget_place(target);
        target->folder = false;
    }
    return true;
}

bool
tl_targets_commit(struct tl_targets *targets)
{
    pthread_mutex_lock(&targets->lock);
    bool good = name_all(targets) && rename_all(targets);
    pthread_mutex_unlock(&targets->lock);
    return good;
}

/* The last ones first: what is in a folder goes before the folder. */
void
tl_targets_free(struct tl_targets *targets)
{
    pthread_mutex_lock(&targets->lock);
    while (targets->last) {
        struct tl_target *target = targets->last;
        targets->last = target->previous;
        drop(target);
        if (target->folder)
            rmdir(target->path);
        tl_free(target->path);
        tl_free(target);
    }
    pthread_mutex_unlock(&targets->lock);
    tl_interrupt_end(targets->interrupt);
    pthread_mutex_destroy(&targets->lock);
    tl_free(targets);
}
