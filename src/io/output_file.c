#include "output_file.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "graph/base/memory.h"
#include "src/base/terminal.h"
#include "paths.h"
#include "sources.h"

/*
 * Interrupts: before a signal ends the program (SIGHUP, SIGINT, SIGTERM), or the end of
 * memory does (TL_MEMORY_SIGNAL), it tidies up.
 * A thread waits for these signals; in this thread and all that it starts from then on
 * they are blocked. A signal that is ignored stays so.
 */
struct interrupt {
    sigset_t signals;
    sigset_t before; /* what was blocked */
    pthread_t waiter;
    atomic_bool over;
    void (*tidy)(void *context);
    void *context;
};

static void *
wait_for_signal(void *argument)
{
    struct interrupt *interrupt = argument;
    int number;
    if (sigwait(&interrupt->signals, &number) != 0 || interrupt->over)
        return NULL;
    interrupt->tidy(interrupt->context);
    if (number == TL_MEMORY_SIGNAL)
        _exit(2);
    sigset_t one;
    sigemptyset(&one);
    sigaddset(&one, number);
    pthread_sigmask(SIG_UNBLOCK, &one, NULL);
    raise(number);
    return NULL;
}

/* Adds the signals that end the program, those that are ignored left out. */
static void
add_signals(sigset_t *signals)
{
    static const int numbers[] = {SIGHUP, SIGINT, SIGTERM};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        struct sigaction action;
        if (sigaction(numbers[i], NULL, &action) == 0 && action.sa_handler != SIG_IGN)
            sigaddset(signals, numbers[i]);
    }
}

/*
 * From now on `tidy` is called, on another thread, before a signal ends the program.
 * To be ended. NULL where no thread can be had: signals are as they were.
 */
static struct interrupt *
begin_interrupt(void (*tidy)(void *context), void *context)
{
    struct interrupt *interrupt = tl_alloc(sizeof *interrupt);
    interrupt->tidy = tidy;
    interrupt->context = context;
    sigemptyset(&interrupt->signals);
    sigaddset(&interrupt->signals, TL_MEMORY_SIGNAL);
    add_signals(&interrupt->signals);
    pthread_sigmask(SIG_BLOCK, &interrupt->signals, &interrupt->before);
    if (pthread_create(&interrupt->waiter, NULL, wait_for_signal, interrupt) == 0)
        return interrupt;
    pthread_sigmask(SIG_SETMASK, &interrupt->before, NULL);
    tl_free(interrupt);
    return NULL;
}

/*
 * Does not return if a signal has come. NULL is allowed. The thread is woken and not
 * cancelled: to cancel it, glibc would load a library, and abort if there is none.
 */
static void
end_interrupt(struct interrupt *interrupt)
{
    if (!interrupt)
        return;
    interrupt->over = true;
    pthread_kill(interrupt->waiter, TL_MEMORY_SIGNAL);
    pthread_join(interrupt->waiter, NULL);
    pthread_sigmask(SIG_SETMASK, &interrupt->before, NULL);
    tl_free(interrupt);
}

/* Holds these signals, and SIGPIPE, back from this thread, until its mask is set to
 * what it was `before`. */
static void
hold_signals(sigset_t *before)
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGPIPE);
    add_signals(&signals);
    pthread_sigmask(SIG_BLOCK, &signals, before);
}

/*
 * A file that takes the place of an old one, or a place where there was none, by being
 * renamed. Until all files of a set are in their places, the old ones are kept under
 * another name, so that they can be put back.
 *
 * Memory and names are had when it begins: nothing else here wants any. Functions
 * return 0 or errno, and say nothing.
 */
struct replacement {
    char *place;     /* where it goes, links followed; NULL: nowhere */
    char *temporary; /* what it is called until then */
    char *former;    /* what the old file is called from then on */
    bool named;      /* there is a file called `temporary` */
    bool kept;       /* there is one called `former` */
    bool replaces;   /* there was an old file */
    bool placed;     /* the new file is in its place */
};

/* The last characters are varied until the name is new. */
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

/* To be ended, which leaves the files as they are. */
static void
begin_replacement(struct replacement *file, const char *path)
{
    *file = (struct replacement){.place = tl_place_of(path)};
    if (!file->place)
        return;
    file->temporary = name_beside(file->place, TEMPORARY);
    file->former = name_beside(file->place, FORMER);
}

static void
end_replacement(struct replacement *file)
{
    tl_free(file->place);
    tl_free(file->temporary);
    tl_free(file->former);
    *file = (struct replacement){0};
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

/* Names it, if it has no name. */
static int
name_replacement(struct replacement *file, int descriptor)
{
    int error = file->named ? 0 : tl_place_link(NULL, descriptor, file->temporary);
    file->named = !error;
    return error;
}

/* A file system may have files without a name that can never get one: another is
 * tried. -1 where it cannot. */
static int
try_unnamed(struct replacement *file, int *descriptor)
{
    int tried = tl_unnamed_open(file->place);
    *descriptor = -1;
    if (tried < 0)
        return 0;
    bool can = name_replacement(file, tried) == 0;
    close(tried);
    int error = remove_name(file->temporary, &file->named);
    if (can && !error)
        *descriptor = tl_unnamed_open(file->place);
    return error;
}

/* Opens it for writing, without a name where the system has such files. */
static int
open_replacement(struct replacement *file, int *descriptor)
{
    int error = try_unnamed(file, descriptor);
    if (error || *descriptor >= 0)
        return error;
    *descriptor = tl_place_create(file->temporary);
    file->named = *descriptor >= 0;
    return file->named ? 0 : errno;
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

/* Keeps the old file, if there is one and the file system can. */
static int
keep_old(struct replacement *file)
{
    int error = tl_place_link(file->place, -1, file->former);
    file->kept = !error;
    file->replaces = error != ENOENT;
    return error == ENOENT || cannot_link(error) ? 0 : error;
}

/* Whether what was in its place can be had again. */
static bool
can_put_back(const struct replacement *file)
{
    return file->kept || !file->replaces;
}

static int
place_replacement(struct replacement *file)
{
    if (rename(file->temporary, file->place) != 0)
        return errno;
    file->named = false;
    file->placed = true;
    return 0;
}

/*
 * Puts back what was there before it was placed. Where that fails it stays `placed`,
 * and an old file that is kept stays where it is.
 */
static int
put_back(struct replacement *file)
{
    int error = 0;
    if (file->placed && !can_put_back(file))
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

/* Removes what it is called besides its place: `named` and `kept` tell what stays. */
static int
tidy_replacement(struct replacement *file)
{
    int error = remove_name(file->temporary, &file->named);
    int other = remove_name(file->former, &file->kept);
    return error ? error : other;
}

struct tl_output_file {
    struct tl_output_files *list;
    struct tl_output_file *previous;
    struct tl_output_file *next;
    int descriptor;
    char *path; /* as the user gave it, for messages */
    struct replacement file;
    bool direct;  /* it is written where it goes */
    bool written; /* and has been, without success of the others so far */
    bool folder;  /* one that was made here */
    bool exists;  /* it is a regular file, which is this one, however it is called: */
    dev_t device;
    ino_t number;
};

struct tl_output_files {
    struct tl_output_file *first;
    struct tl_output_file *last;
    const struct tl_sources *sources;
    struct interrupt *interrupt;
    pid_t *groups; /* of programs that run; 0: none */
    size_t group_count;
    unsigned unnamed; /* whole files without a name, each of which needs a descriptor */
    pthread_mutex_t lock; /* for what an interrupt ends: temporaries, folders, groups */
};

/* More of them get names before all are whole: a process has few descriptors. */
enum { MOST_UNNAMED = 32 };

static void
remove_temporaries(struct tl_output_file *output)
{
    struct replacement *file = &output->file;
    int error = tidy_replacement(file);
    if (error)
        tl_say("%s: this temporary file cannot be removed: %s",
               file->named ? file->temporary : file->former, strerror(error));
}

static void
remove_folder(struct tl_output_file *output)
{
    if (output->folder && rmdir(output->path) != 0)
        tl_say("%s: this new folder cannot be removed: %s", output->path,
               strerror(errno));
    output->folder = false;
}

/* The last ones first: what is in a folder goes before the folder. */
static void
remove_all(struct tl_output_files *outputs)
{
    for (struct tl_output_file *output = outputs->last; output;
         output = output->previous) {
        remove_temporaries(output);
        remove_folder(output);
    }
}

/* Nothing is made or renamed after that: the lock is kept to the end, which is near. */
static void
tidy(void *context)
{
    struct tl_output_files *outputs = context;
    pthread_mutex_lock(&outputs->lock);
    for (size_t i = 0; i < outputs->group_count; i++) {
        if (outputs->groups[i] > 0)
            kill(-outputs->groups[i], SIGKILL);
    }
    remove_all(outputs);
}

struct tl_output_files *
tl_output_files_new(const struct tl_sources *sources)
{
    struct tl_output_files *outputs = tl_alloc(sizeof *outputs);
    outputs->sources = sources;
    pthread_mutex_init(&outputs->lock, NULL);
    outputs->interrupt = begin_interrupt(tidy, outputs);
    return outputs;
}

/* Where a group is, or with 0, where there is room for one. */
static pid_t *
find_group(struct tl_output_files *outputs, pid_t group)
{
    for (size_t i = 0; i < outputs->group_count; i++) {
        if (outputs->groups[i] == group)
            return &outputs->groups[i];
    }
    return NULL;
}

void
tl_output_files_add_group(struct tl_output_files *outputs, pid_t group)
{
    pthread_mutex_lock(&outputs->lock);
    pid_t *place = find_group(outputs, 0);
    if (!place) {
        size_t count = outputs->group_count + 1;
        outputs->groups = tl_resize(outputs->groups, count * sizeof *outputs->groups);
        place = &outputs->groups[outputs->group_count++];
    }
    *place = group;
    pthread_mutex_unlock(&outputs->lock);
}

void
tl_output_files_drop_group(struct tl_output_files *outputs, pid_t group)
{
    pthread_mutex_lock(&outputs->lock);
    pid_t *place = find_group(outputs, group);
    if (place)
        *place = 0;
    pthread_mutex_unlock(&outputs->lock);
}

static char *
copy(const char *text)
{
    size_t size = strlen(text) + 1;
    return memcpy(tl_alloc(size), text, size);
}

static struct tl_output_file *
add(struct tl_output_files *outputs, const char *path)
{
    struct tl_output_file *output = tl_alloc(sizeof *output);
    *output = (struct tl_output_file){.list = outputs,
                                      .previous = outputs->last,
                                      .descriptor = -1,
                                      .path = copy(path)};
    pthread_mutex_lock(&outputs->lock);
    *(outputs->last ? &outputs->last->next : &outputs->first) = output;
    outputs->last = output;
    pthread_mutex_unlock(&outputs->lock);
    return output;
}

/*
 * The permissions that a new file would have had, or those of the file it replaces.
 * Where a file system has none of a file's own, it is enough that nobody lacks any:
 * else that is said, for it is no reason not to write.
 */
static int
set_mode(const struct tl_output_file *output, const struct stat *old)
{
    struct stat now;
    mode_t mask = umask(0);
    umask(mask);
    mode_t mode = old ? old->st_mode & 0777 : 0666 & ~mask;
    int error = fchmod(output->descriptor, mode) == 0 ? 0 : errno;
    if (error != EPERM && error != ENOTSUP)
        return error;
    if (fstat(output->descriptor, &now) != 0 || (mode & ~now.st_mode))
        tl_say("%s: its permissions cannot be set: %s", output->path, strerror(error));
    return 0;
}

static int
open_temporary(struct tl_output_files *outputs, struct tl_output_file *output,
               const struct stat *old)
{
    struct replacement file;
    begin_replacement(&file, output->path);
    if (!file.place)
        return EACCES;
    pthread_mutex_lock(&outputs->lock);
    output->file = file;
    int error = open_replacement(&output->file, &output->descriptor);
    pthread_mutex_unlock(&outputs->lock);
    return error ? error : set_mode(output, old);
}

static int
open_direct(struct tl_output_file *output)
{
    output->direct = true;
    struct stat status;
    output->descriptor = open(output->path, O_WRONLY | O_NOCTTY);
    if (output->descriptor < 0)
        return errno;
    /* It was none before, and is not to be written over. */
    return fstat(output->descriptor, &status) != 0 || S_ISREG(status.st_mode) ? EEXIST
                                                                              : 0;
}

/* Whether two go to one place. Standard output may be a file that has been there. */
static bool
is_same(const struct tl_output_file *a, const struct tl_output_file *b)
{
    if (a->direct != b->direct)
        return a->exists && b->exists && a->device == b->device &&
               a->number == b->number;
    return a->file.place && b->file.place &&
           tl_place_is_same(a->file.place, b->file.place);
}

/* Said, where one goes there already. */
static bool
is_taken(const struct tl_output_file *output)
{
    const struct tl_output_file *other = output->previous;
    while (other && !is_same(output, other))
        other = other->previous;
    if (other)
        tl_say("two outputs would go to %s",
               output->direct ? other->path : output->path);
    return other != NULL;
}

static bool
has_folder(const char *path)
{
    char folder[PATH_MAX];
    struct stat status;
    return tl_place_folder(path, folder) && stat(folder, &status) == 0;
}

static void
say_failure(const char *path, int error)
{
    int folder = (int)tl_place_name(path);
    if (error == ENOENT && folder > 1 && !has_folder(path))
        tl_say("%s: there is no folder '%.*s' to write to", path, folder - 1, path);
    else
        tl_say_failure(path, error);
}

static void
drop(struct tl_output_files *outputs, struct tl_output_file *output)
{
    if (output->descriptor >= 0 && output->descriptor != STDOUT_FILENO)
        close(output->descriptor);
    output->descriptor = -1;
    pthread_mutex_lock(&outputs->lock);
    remove_temporaries(output);
    end_replacement(&output->file);
    pthread_mutex_unlock(&outputs->lock);
}

static void
note_identity(struct tl_output_file *output, const struct stat *status)
{
    output->exists = S_ISREG(status->st_mode);
    output->device = status->st_dev;
    output->number = status->st_ino;
}

static struct tl_output_file *
open_standard(struct tl_output_files *outputs)
{
    struct stat status;
    if (!tl_sources_spare_standard(outputs->sources))
        return NULL;
    struct tl_output_file *output = add(outputs, "standard output");
    output->direct = true;
    output->descriptor = STDOUT_FILENO;
    if (fstat(STDOUT_FILENO, &status) == 0)
        note_identity(output, &status);
    return is_taken(output) ? NULL : output;
}

bool
tl_output_file_is_direct(const char *path)
{
    struct stat status;
    return strcmp(path, "-") == 0 ||
           (stat(path, &status) == 0 && !S_ISREG(status.st_mode) &&
            !S_ISDIR(status.st_mode));
}

struct tl_output_file *
tl_output_file_open(struct tl_output_files *outputs, const char *path)
{
    if (strcmp(path, "-") == 0)
        return open_standard(outputs);
    struct stat status;
    bool exists = stat(path, &status) == 0;
    int error = exists || (errno == ENOENT && *path) ? 0 : errno;
    struct tl_output_file *output = add(outputs, path);
    if (error) {
        tl_say_failure(path, error);
        return NULL;
    }
    if (exists && !tl_sources_spare(outputs->sources, path, &status))
        return NULL;
    if (exists)
        note_identity(output, &status);
    if (exists && S_ISDIR(status.st_mode)) {
        error = EISDIR;
    } else if (exists && !S_ISREG(status.st_mode)) {
        error = open_direct(output);
    } else if (exists && faccessat(AT_FDCWD, path, W_OK, AT_EACCESS) != 0) {
        error = errno; /* as cp says it, though a rename could replace it */
    } else {
        error = open_temporary(outputs, output, exists ? &status : NULL);
    }
    if (error)
        say_failure(path, error);
    else if (!is_taken(output))
        return output;
    drop(outputs, output);
    return NULL;
}

int
tl_output_file_descriptor(const struct tl_output_file *output)
{
    return output->descriptor;
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
tl_output_file_folder(struct tl_output_files *outputs, const char *path)
{
    struct tl_output_file *output = add(outputs, path);
    struct stat status;
    cut_slashes(output->path);
    pthread_mutex_lock(&outputs->lock);
    output->folder = mkdir(path, 0777) == 0;
    int error = output->folder ? 0 : errno;
    pthread_mutex_unlock(&outputs->lock);
    if (output->folder)
        return true;
    char *place = error == EEXIST ? tl_place_of(output->path) : NULL;
    bool trusted = place;
    tl_free(place);
    if (trusted && stat(path, &status) == 0 && S_ISDIR(status.st_mode))
        return tl_sources_spare(outputs->sources, path, &status);
    if (error == EEXIST && !trusted)
        error = EACCES;
    say_failure(path, error == EEXIST ? ENOTDIR : error);
    return false;
}

/* Whether a whole file has a name: one that has none is gone when it is closed. */
static bool
has_name(struct tl_output_file *output, int *error)
{
    struct tl_output_files *outputs = output->list;
    pthread_mutex_lock(&outputs->lock);
    if (!output->file.named && ++outputs->unnamed > MOST_UNNAMED)
        *error = name_replacement(&output->file, output->descriptor);
    bool named = output->file.named;
    pthread_mutex_unlock(&outputs->lock);
    return named;
}

bool
tl_output_file_close(struct tl_output_file *output, int error)
{
    if (!error && output->file.place && fsync(output->descriptor) != 0)
        error = errno;
    if (!output->file.place || has_name(output, &error)) {
        if (output->descriptor != STDOUT_FILENO && close(output->descriptor) != 0 &&
            !error)
            error = errno;
        output->descriptor = -1;
    }
    if (error)
        tl_say_failure(output->path, error);
    output->written = output->direct && !error;
    return !error;
}

/* False, said, where one cannot be named, or the old one not kept. Nothing is touched
 * yet that was there. */
static bool
name_all(struct tl_output_files *outputs)
{
    int error = 0;
    for (struct tl_output_file *output = outputs->first; output;
         output = output->next) {
        if (!output->file.place)
            continue;
        error = name_replacement(&output->file, output->descriptor);
        if (!error)
            error = keep_old(&output->file);
        if (error) {
            tl_say_failure(output->path, error);
            return false;
        }
    }
    return true;
}

/* Those that cannot be put back come last, when nothing else can fail any more. */
static bool
place_all(struct tl_output_files *outputs, bool safe)
{
    for (struct tl_output_file *output = outputs->first; output;
         output = output->next) {
        if (!output->file.place || can_put_back(&output->file) != safe)
            continue;
        int error = place_replacement(&output->file);
        if (error) {
            tl_say_failure(output->path, error);
            return false;
        }
    }
    return true;
}

/* Names are on the disk only when the folders are that they are in. */
static bool
sync_all(struct tl_output_files *outputs)
{
    for (struct tl_output_file *output = outputs->first; output;
         output = output->next) {
        const char *place = output->folder ? output->path : output->file.place;
        int error = place ? tl_place_sync(place) : 0;
        if (error) {
            tl_say("%s: its folder cannot be written to the disk: %s", output->path,
                   strerror(error));
            return false;
        }
    }
    return true;
}

static void
say_new(const struct tl_output_file *output, bool kept, int error)
{
    if (kept)
        tl_say("%s is new; the old file is now %s, which cannot be renamed back: %s",
               output->path, output->file.former, strerror(error));
    else if (output->file.replaces)
        tl_say("%s is new; the old file could not be kept", output->path);
    else
        tl_say("%s is new, and cannot be removed: %s", output->path, strerror(error));
}

static void
say_state(const struct tl_output_file *output)
{
    if (output->file.place && !output->file.placed)
        tl_say("%s is %s", output->path,
               output->exists ? "as it was" : "not there, as before");
}

/* The last one first. Where not all is as it was, it is said of each what it is. */
static void
put_all_back(struct tl_output_files *outputs)
{
    bool mixed = false;
    for (struct tl_output_file *output = outputs->last; output;
         output = output->previous) {
        bool kept = output->file.kept;
        int error = put_back(&output->file);
        if (error)
            say_new(output, kept, error);
        mixed = mixed || error || output->written;
    }
    for (struct tl_output_file *output = outputs->first; output && mixed;
         output = output->next)
        say_state(output);
}

/* The new files are there, and the old ones go. What cannot be removed is said, and
 * tried once more. */
static bool
settle(struct tl_output_files *outputs)
{
    bool good = true;
    for (struct tl_output_file *output = outputs->first; output;
         output = output->next) {
        int error = tidy_replacement(&output->file);
        if (error) {
            tl_say(
                "all outputs are written, but %s, which was %s, cannot be removed: %s",
                output->file.former, output->path, strerror(error));
            (void)tidy_replacement(&output->file);
            good = false;
        }
        end_replacement(&output->file);
        output->folder = output->written = false;
    }
    return good;
}

/* Signals are held where no thread waits for them. A message may find standard error
 * closed, which is no reason to stop halfway. */
static bool
commit(struct tl_output_files *outputs)
{
    sigset_t before;
    hold_signals(&before);
    pthread_mutex_lock(&outputs->lock);
    bool good = name_all(outputs) && place_all(outputs, true) &&
                place_all(outputs, false) && sync_all(outputs);
    if (good) {
        good = settle(outputs);
    } else {
        put_all_back(outputs);
        remove_all(outputs);
    }
    pthread_mutex_unlock(&outputs->lock);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return good;
}

bool
tl_output_files_end(struct tl_output_files *outputs, bool is_good)
{
    bool good = is_good && commit(outputs);
    while (outputs->last) {
        struct tl_output_file *output = outputs->last;
        if (output->written)
            tl_say("%s has been written already", output->path);
        drop(outputs, output);
        pthread_mutex_lock(&outputs->lock);
        outputs->last = output->previous;
        remove_folder(output);
        pthread_mutex_unlock(&outputs->lock);
        tl_free(output->path);
        tl_free(output);
    }
    end_interrupt(outputs->interrupt);
    pthread_mutex_destroy(&outputs->lock);
    tl_free(outputs->groups);
    tl_free(outputs);
    return good;
}
