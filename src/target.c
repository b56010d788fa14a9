#include "target.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "graph/memory.h"
#include "interrupt.h"
#include "terminal.h"

#define TEMPORARY ".tieline-XXXXXX"

struct tl_target {
    struct tl_target *previous;
    struct tl_target *next;
    int descriptor;
    char *path;      /* as the user gave it, for messages */
    char *place;     /* where it goes, links followed; NULL: written directly */
    char *temporary; /* NULL for folders, and once it is in its place */
    bool folder;     /* one that was made here */
};

/* What a file is, however it is called. */
struct identity {
    dev_t device;
    ino_t number;
};

struct tl_targets {
    struct tl_target *first;
    struct tl_target *last;
    struct tl_interrupt *interrupt;
    struct identity *spared;
    size_t spared_count;
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
tl_targets_new(void)
{
    struct tl_targets *targets = tl_alloc(sizeof *targets);
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

/* What a link says, seen from the link's folder; NULL where it is none. To be freed. */
static char *
read_link(const char *path)
{
    char to[PATH_MAX];
    ssize_t length = readlink(path, to, sizeof to - 1);
    const char *slash = strrchr(path, '/');
    if (length < 0)
        return NULL;
    to[length] = '\0';
    size_t folder = to[0] != '/' && slash ? (size_t)(slash - path) + 1 : 0;
    char *joined = tl_alloc(folder + (size_t)length + 1);
    memcpy(joined, path, folder);
    memcpy(joined + folder, to, (size_t)length + 1);
    return joined;
}

/*
 * A link is followed, so that what it points to is replaced, or made, and the link
 * stays. (Links in a circle have been refused before.)
 */
static char *
place_of(const char *path)
{
    char *place = copy(path);
    for (char *next; (next = read_link(place)); place = next)
        tl_free(place);
    return place;
}

/* Where a name begins, after the folder that it is in. */
static size_t
folder_length(const char *place)
{
    const char *slash = strrchr(place, '/');
    return slash ? (size_t)(slash - place) + 1 : 0;
}

/* A name that mkstemp() can fill in, in the folder of `place`. */
static char *
temporary_beside(const char *place)
{
    size_t folder = folder_length(place);
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
open_temporary(struct tl_targets *targets, struct tl_target *target,
               const struct stat *old)
{
    target->place = place_of(target->path);
    char *temporary = temporary_beside(target->place);
    pthread_mutex_lock(&targets->lock);
    target->descriptor = mkstemp(temporary);
    int error = target->descriptor < 0 ? errno : 0;
    target->temporary = error ? NULL : temporary;
    pthread_mutex_unlock(&targets->lock);
    if (error)
        tl_free(temporary);
    else
        set_mode(target->descriptor, old);
    return error;
}

static int
open_direct(struct tl_target *target)
{
    target->descriptor = open(target->path, O_WRONLY | O_NOCTTY);
    return target->descriptor < 0 ? errno : 0;
}

/* What is known of the folder that a place is in. */
static bool
stat_folder(const char *place, struct stat *status)
{
    char folder[PATH_MAX];
    size_t length = folder_length(place);
    if (length >= sizeof folder)
        return false;
    memcpy(folder, place, length);
    folder[length] = '\0';
    return stat(length ? folder : ".", status) == 0;
}

/* A name in a folder, however the folder is called. */
static bool
is_same_place(const char *a, const char *b)
{
    struct stat left;
    struct stat right;
    return strcmp(a + folder_length(a), b + folder_length(b)) == 0 &&
           stat_folder(a, &left) && stat_folder(b, &right) &&
           left.st_dev == right.st_dev && left.st_ino == right.st_ino;
}

static bool
is_taken(const struct tl_target *target)
{
    for (const struct tl_target *other = target->previous; other;
         other = other->previous) {
        if (target->place && other->place && is_same_place(target->place, other->place))
            return true;
    }
    return false;
}

void
tl_targets_spare(struct tl_targets *targets, const char *path)
{
    struct stat status;
    if (stat(path, &status) != 0 || !S_ISREG(status.st_mode))
        return;
    targets->spared = tl_resize(targets->spared,
                                (targets->spared_count + 1) * sizeof *targets->spared);
    targets->spared[targets->spared_count++] =
        (struct identity){status.st_dev, status.st_ino};
}

static bool
is_spared(const struct tl_targets *targets, const struct stat *status)
{
    size_t i = 0;
    while (i < targets->spared_count && (targets->spared[i].device != status->st_dev ||
                                         targets->spared[i].number != status->st_ino))
        i++;
    return i < targets->spared_count;
}

static void
say_failure(const char *path, int error)
{
    struct stat status;
    int folder = (int)folder_length(path);
    if (error == ENOENT && folder > 1 && !stat_folder(path, &status))
        tl_say("%s: there is no folder '%.*s' to write to", path, folder - 1, path);
    else
        tl_say_failure(path, error);
}

/* Nothing will be put in its place. */
static void
drop(struct tl_target *target)
{
    if (target->descriptor >= 0 && target->descriptor != STDOUT_FILENO)
        close(target->descriptor);
    if (target->temporary)
        unlink(target->temporary);
    tl_free(target->temporary);
    target->temporary = NULL;
    target->descriptor = -1;
}

static struct tl_target *
open_standard(struct tl_targets *targets)
{
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
    if (exists && is_spared(targets, &status)) {
        tl_say("%s is an input, which the output would replace; write to another place",
               path);
        return NULL;
    }
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
        return true;
    say_failure(path, error == EEXIST ? ENOTDIR : error);
    return false;
}

bool
tl_target_close(struct tl_target *target, int error)
{
    if (!error && target->temporary && fsync(target->descriptor) != 0)
        error = errno;
    if (target->descriptor != STDOUT_FILENO && close(target->descriptor) != 0 && !error)
        error = errno;
    target->descriptor = -1;
    if (error)
        tl_say_failure(target->path, error);
    return !error;
}

/* False, said, where one cannot be put in its place. */
static bool
rename_all(struct tl_targets *targets)
{
    for (struct tl_target *target = targets->first; target; target = target->next) {
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

bool
tl_targets_commit(struct tl_targets *targets)
{
    pthread_mutex_lock(&targets->lock);
    bool good = rename_all(targets);
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
        tl_free(target->place);
        tl_free(target->path);
        tl_free(target);
    }
    pthread_mutex_unlock(&targets->lock);
    tl_interrupt_end(targets->interrupt);
    pthread_mutex_destroy(&targets->lock);
    tl_free(targets->spared);
    tl_free(targets);
}
