#include "target.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "graph/base/memory.h"
#include "src/base/terminal.h"
#include "interrupt.h"
#include "paths.h"
#include "replacement.h"
#include "sources.h"

struct tl_target {
    struct tl_target *previous;
    struct tl_target *next;
    int descriptor;
    char *path; /* as the user gave it, for messages */
    struct tl_replacement file;
    bool direct;  /* it is written where it goes */
    bool written; /* and has been, without success of the others so far */
    bool folder;  /* one that was made here */
    bool exists;  /* it is a regular file, which is this one, however it is called: */
    dev_t device;
    ino_t number;
};

struct tl_targets {
    struct tl_target *first;
    struct tl_target *last;
    const struct tl_sources *sources;
    struct tl_interrupt *interrupt;
    pthread_mutex_t lock; /* for what an interrupt removes: temporaries and folders */
};

static void
remove_temporaries(struct tl_target *target)
{
    struct tl_replacement *file = &target->file;
    int error = tl_replacement_tidy(file);
    if (error)
        tl_say("%s: this temporary file cannot be removed: %s",
               file->named ? file->temporary : file->former, strerror(error));
}

static void
remove_folder(struct tl_target *target)
{
    if (target->folder && rmdir(target->path) != 0)
        tl_say("%s: this new folder cannot be removed: %s", target->path,
               strerror(errno));
    target->folder = false;
}

/* The last ones first: what is in a folder goes before the folder. */
static void
remove_all(struct tl_targets *targets)
{
    for (struct tl_target *target = targets->last; target; target = target->previous) {
        remove_temporaries(target);
        remove_folder(target);
    }
}

/* Nothing is made or renamed after that: the lock is kept to the end, which is near. */
static void
tidy(void *context)
{
    struct tl_targets *targets = context;
    pthread_mutex_lock(&targets->lock);
    remove_all(targets);
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

/*
 * The permissions that a new file would have had, or those of the file it replaces.
 * Where a file system has none of a file's own, it is enough that nobody lacks any:
 * else that is said, for it is no reason not to write.
 */
static int
set_mode(const struct tl_target *target, const struct stat *old)
{
    struct stat now;
    mode_t mask = umask(0);
    umask(mask);
    mode_t mode = old ? old->st_mode & 0777 : 0666 & ~mask;
    int error = fchmod(target->descriptor, mode) == 0 ? 0 : errno;
    if (error != EPERM && error != ENOTSUP)
        return error;
    if (fstat(target->descriptor, &now) != 0 || (mode & ~now.st_mode))
        tl_say("%s: its permissions cannot be set: %s", target->path, strerror(error));
    return 0;
}

static int
open_temporary(struct tl_targets *targets, struct tl_target *target,
               const struct stat *old)
{
    struct tl_replacement file;
    tl_replacement_begin(&file, target->path);
    pthread_mutex_lock(&targets->lock);
    target->file = file;
    int error = tl_replacement_open(&target->file, &target->descriptor);
    pthread_mutex_unlock(&targets->lock);
    return error ? error : set_mode(target, old);
}

static int
open_direct(struct tl_target *target)
{
    target->direct = true;
    target->descriptor = open(target->path, O_WRONLY | O_NOCTTY);
    return target->descriptor < 0 ? errno : 0;
}

/* Whether two go to one place. Standard output may be a file that has been there. */
static bool
is_same(const struct tl_target *a, const struct tl_target *b)
{
    if (a->direct != b->direct)
        return a->exists && b->exists && a->device == b->device &&
               a->number == b->number;
    return a->file.place && b->file.place &&
           tl_place_is_same(a->file.place, b->file.place);
}

/* Said, where one goes there already. */
static bool
is_taken(const struct tl_target *target)
{
    const struct tl_target *other = target->previous;
    while (other && !is_same(target, other))
        other = other->previous;
    if (other)
        tl_say("two outputs would go to %s",
               target->direct ? other->path : target->path);
    return other != NULL;
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

static void
drop(struct tl_targets *targets, struct tl_target *target)
{
    if (target->descriptor >= 0 && target->descriptor != STDOUT_FILENO)
        close(target->descriptor);
    target->descriptor = -1;
    pthread_mutex_lock(&targets->lock);
    remove_temporaries(target);
    tl_replacement_end(&target->file);
    pthread_mutex_unlock(&targets->lock);
}

static void
note_identity(struct tl_target *target, const struct stat *status)
{
    target->exists = S_ISREG(status->st_mode);
    target->device = status->st_dev;
    target->number = status->st_ino;
}

static struct tl_target *
open_standard(struct tl_targets *targets)
{
    struct stat status;
    if (!tl_sources_spare_standard(targets->sources))
        return NULL;
    struct tl_target *target = add(targets, "standard output");
    target->direct = true;
    target->descriptor = STDOUT_FILENO;
    if (fstat(STDOUT_FILENO, &status) == 0)
        note_identity(target, &status);
    return is_taken(target) ? NULL : target;
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
    if (exists)
        note_identity(target, &status);
    if (exists && S_ISDIR(status.st_mode)) {
        error = EISDIR;
    } else if (exists && !S_ISREG(status.st_mode)) {
        error = open_direct(target);
    } else {
        error = open_temporary(targets, target, exists ? &status : NULL);
    }
    if (error)
        say_failure(path, error);
    else if (!is_taken(target))
        return target;
    drop(targets, target);
    return NULL;
}

int
tl_target_descriptor(const struct tl_target *target)
{
    return target->descriptor;
}

/* At the end: before them is the name. */
static void
cut_slashes(char *path)
{
    size_t length = strlen(path);
    while (length > 1 && path[length - 1] == '/')
        path[--length] = '\0';
}

bool
tl_target_folder(struct tl_targets *targets, const char *path)
{
    struct tl_target *target = add(targets, path);
    struct stat status;
    cut_slashes(target->path);
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
    bool unnamed = target->file.place && !target->file.named;
    if (!error && target->file.place && fsync(target->descriptor) != 0)
        error = errno;
    if (!unnamed) { /* else it would be gone */
        if (target->descriptor != STDOUT_FILENO && close(target->descriptor) != 0 &&
            !error)
            error = errno;
        target->descriptor = -1;
    }
    if (error)
        tl_say_failure(target->path, error);
    target->written = target->direct && !error;
    return !error;
}

/* False, said, where one cannot be named, or the old one not kept. Nothing is touched
 * yet that was there. */
static bool
name_all(struct tl_targets *targets)
{
    int error = 0;
    for (struct tl_target *target = targets->first; target; target = target->next) {
        if (!target->file.place)
            continue;
        error = tl_replacement_name(&target->file, target->descriptor);
        if (!error)
            error = tl_replacement_keep(&target->file);
        if (error) {
            tl_say_failure(target->path, error);
            return false;
        }
    }
    return true;
}

/* Those that cannot be put back come last, when nothing else can fail any more. */
static bool
place_all(struct tl_targets *targets, bool safe)
{
    for (struct tl_target *target = targets->first; target; target = target->next) {
        if (!target->file.place || tl_replacement_is_safe(&target->file) != safe)
            continue;
        int error = tl_replacement_place(&target->file);
        if (error) {
            tl_say_failure(target->path, error);
            return false;
        }
    }
    return true;
}

/* Names are on the disk only when the folders are that they are in. */
static bool
sync_all(struct tl_targets *targets)
{
    for (struct tl_target *target = targets->first; target; target = target->next) {
        const char *place = target->folder ? target->path : target->file.place;
        int error = place ? tl_place_sync(place) : 0;
        if (error) {
            tl_say("%s: its folder cannot be written to the disk: %s", target->path,
                   strerror(error));
            return false;
        }
    }
    return true;
}

static void
say_new(const struct tl_target *target, bool kept, int error)
{
    if (kept)
        tl_say("%s is new; the old file is now %s, which cannot be renamed back: %s",
               target->path, target->file.former, strerror(error));
    else if (target->file.replaces)
        tl_say("%s is new; the old file could not be kept", target->path);
    else
        tl_say("%s is new, and cannot be removed: %s", target->path, strerror(error));
}

static void
say_state(const struct tl_target *target)
{
    if (target->file.place && !target->file.placed)
        tl_say("%s is %s", target->path,
               target->exists ? "as it was" : "not there, as before");
}

/* The last one first. Where not all is as it was, it is said of each what it is. */
static void
put_all_back(struct tl_targets *targets)
{
    bool mixed = false;
    for (struct tl_target *target = targets->last; target; target = target->previous) {
        bool kept = target->file.kept;
        int error = tl_replacement_put_back(&target->file);
        if (error)
            say_new(target, kept, error);
        mixed = mixed || error || target->written;
    }
    for (struct tl_target *target = targets->first; target && mixed;
         target = target->next)
        say_state(target);
}

/* The new files are there, and the old ones go. What cannot be removed is said, and
 * tried once more. */
static bool
settle(struct tl_targets *targets)
{
    bool good = true;
    for (struct tl_target *target = targets->first; target; target = target->next) {
        int error = tl_replacement_tidy(&target->file);
        if (error) {
            tl_say(
                "all outputs are written, but %s, which was %s, cannot be removed: %s",
                target->file.former, target->path, strerror(error));
            (void)tl_replacement_tidy(&target->file);
            good = false;
        }
        tl_replacement_end(&target->file);
        target->folder = target->written = false;
    }
    return good;
}

/* Signals are held where no thread waits for them. A message may find standard error
 * closed, which is no reason to stop halfway. */
bool
tl_targets_commit(struct tl_targets *targets)
{
    sigset_t before;
    tl_interrupt_hold(&before);
    pthread_mutex_lock(&targets->lock);
    bool good = name_all(targets) && place_all(targets, true) &&
                place_all(targets, false) && sync_all(targets);
    if (good) {
        good = settle(targets);
    } else {
        put_all_back(targets);
        remove_all(targets);
    }
    pthread_mutex_unlock(&targets->lock);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return good;
}

void
tl_targets_free(struct tl_targets *targets)
{
    while (targets->last) {
        struct tl_target *target = targets->last;
        if (target->written)
            tl_say("%s has been written already", target->path);
        drop(targets, target);
        pthread_mutex_lock(&targets->lock);
        targets->last = target->previous;
        remove_folder(target);
        pthread_mutex_unlock(&targets->lock);
        tl_free(target->path);
        tl_free(target);
    }
    tl_interrupt_end(targets->interrupt);
    pthread_mutex_destroy(&targets->lock);
    tl_free(targets);
}
