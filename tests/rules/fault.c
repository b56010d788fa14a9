/*
 * A library to be preloaded that makes a chosen system call fail (outputs.py).
 *
 *   FAULT_CALLS  the calls that are counted: names, each with a blank before and after
 *                it. "malloc" stands for all that allocate memory, from the creation of
 *                the first file on
 *   FAULT_AT     the number of the call, or 0 for none
 *   FAULT_DO     fail; kill, before the call; late, after it; term, a signal before it
 *   FAULT_ERROR  the errno of the failure
 *   FAULT_FIRED  a file that is created at that call, with the name of the call
 *   FAULT_LACKS  what the file system does not support: "links", "unnamed" files
 */
#define _GNU_SOURCE

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *memory, size_t size);
void *__libc_memalign(size_t align, size_t size);

static atomic_int calls;
static atomic_bool writing; /* a file was created */

static const char *
setting(const char *name)
{
    const char *value = getenv(name);
    return value ? value : "";
}

static bool
lacks(const char *what)
{
    return strstr(setting("FAULT_LACKS"), what) != NULL;
}

static void
end(void)
{
    kill(getpid(), SIGKILL);
    pause();
}

/* Before a call: whether it fails, with errno. */
static bool
fails(const char *name, bool *late)
{
    char padded[32] = " ";
    strcat(strcat(padded, name), " ");
    *late = false;
    if (!strstr(setting("FAULT_CALLS"), padded) ||
        atomic_fetch_add(&calls, 1) + 1 != atoi(setting("FAULT_AT")))
        return false;
    const char *what = setting("FAULT_DO");
    int fired = (int)syscall(SYS_openat, AT_FDCWD, setting("FAULT_FIRED"),
                             O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
    syscall(SYS_write, fired, name, strlen(name));
    syscall(SYS_close, fired);
    if (strcmp(what, "kill") == 0)
        end();
    if (strcmp(what, "term") == 0) {
        kill(getpid(), SIGTERM);
        usleep(20000); /* for another thread to do what it does then */
    }
    *late = strcmp(what, "late") == 0;
    errno = atoi(setting("FAULT_ERROR"));
    return strcmp(what, "fail") == 0;
}

#define CALL(name, parameters, arguments)                                              \
    int name parameters                                                                \
    {                                                                                  \
        int(*next) parameters = (int(*) parameters)dlsym(RTLD_NEXT, #name);            \
        bool late;                                                                     \
        if (fails(#name, &late))                                                       \
            return -1;                                                                 \
        int result = next arguments;                                                   \
        if (late)                                                                      \
            end();                                                                     \
        return result;                                                                 \
    }

CALL(rename, (const char *from, const char *to), (from, to))
CALL(unlink, (const char *path), (path))
CALL(rmdir, (const char *path), (path))
CALL(mkdir, (const char *path, mode_t mode), (path, mode))
CALL(fsync, (int file), (file))
CALL(fchmod, (int file, mode_t mode), (file, mode))
CALL(close, (int file), (file))

int
linkat(int from_folder, const char *from, int to_folder, const char *to, int flags)
{
    bool late;
    if (fails("linkat", &late))
        return -1;
    if (lacks("links")) {
        errno = EPERM;
        return -1;
    }
    int result = (int)syscall(SYS_linkat, from_folder, from, to_folder, to, flags);
    if (late)
        end();
    return result;
}

static int
open_file(const char *path, int flags, mode_t mode)
{
    bool makes = flags & O_CREAT || (flags & O_TMPFILE) == O_TMPFILE;
    bool folder = (flags & O_TMPFILE) == O_DIRECTORY;
    bool late = false;
    if (makes)
        writing = true;
    if ((makes || folder) && fails("open", &late))
        return -1;
    if ((flags & O_TMPFILE) == O_TMPFILE && lacks("unnamed")) {
        errno = EOPNOTSUPP;
        return -1;
    }
    int result = (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
    if (late)
        end();
    return result;
}

#define OPEN(name)                                                                     \
    int name(const char *path, int flags, ...)                                         \
    {                                                                                  \
        va_list rest;                                                                  \
        va_start(rest, flags);                                                         \
        mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;        \
        va_end(rest);                                                                  \
        return open_file(path, flags, mode);                                           \
    }

OPEN(open)
OPEN(open64)

static bool
memory_ends(void)
{
    bool late;
    return writing && fails("malloc", &late);
}

void *
malloc(size_t size)
{
    return memory_ends() ? NULL : __libc_malloc(size);
}

void *
calloc(size_t count, size_t size)
{
    return memory_ends() ? NULL : __libc_calloc(count, size);
}

void *
realloc(void *memory, size_t size)
{
    return memory_ends() ? NULL : __libc_realloc(memory, size);
}

int
posix_memalign(void **memory, size_t align, size_t size)
{
    *memory = memory_ends() ? NULL : __libc_memalign(align, size);
    return *memory ? 0 : ENOMEM;
}
