/*
 * A library that is loaded before the C library and makes one of its functions fail.
 *
 *   FAIL         the function, or "memory" for all that allocate memory
 *   FAIL_AT      the number of the call that fails, from 1
 *   FAIL_IN      the process in which calls are counted: "parent" or "child"
 *   FAIL_ON      if set, all later calls fail as well
 *   FAIL_MARK    a file that exists and is empty; it has a byte when a call has failed
 *   FAIL_ERRNO   the errno of the failure, or
 *   FAIL_SIGNAL  the signal that the call raises
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <iconv.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *memory, size_t size);
extern void *__libc_memalign(size_t align, size_t size);

static int is_child;
static long calls;
static long mark = -1; /* opened at the start: the child may open nothing */

static void __attribute__((constructor)) open_mark(void)
{
    enum { OUT_OF_THE_WAY = 200 };
    const char *path = getenv("FAIL_MARK");
    long opened = path ? syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CLOEXEC) : -1;
    if (opened < 0)
        return;
    mark = syscall(SYS_fcntl, opened, F_DUPFD_CLOEXEC, OUT_OF_THE_WAY);
    syscall(SYS_close, opened);
}

/* Whether this call of a function fails. */
static int
fails(const char *function)
{
    const char *wanted = getenv("FAIL"), *where = getenv("FAIL_IN");
    const char *at = getenv("FAIL_AT");
    if (!wanted || !where || !at || mark < 0 || strcmp(wanted, function) != 0 ||
        is_child != (strcmp(where, "child") == 0))
        return 0;
    long number = strtol(at, NULL, 10);
    calls++;
    if (calls < number || (calls > number && !getenv("FAIL_ON")))
        return 0;
    syscall(SYS_write, mark, "x", 1);
    if (getenv("FAIL_SIGNAL"))
        raise(atoi(getenv("FAIL_SIGNAL")));
    errno = atoi(getenv("FAIL_ERRNO"));
    return 1;
}

static void *
original(const char *name)
{
    return dlsym(RTLD_NEXT, name);
}

void *
malloc(size_t size)
{
    return fails("memory") ? NULL : __libc_malloc(size);
}

void *
calloc(size_t count, size_t size)
{
    return fails("memory") ? NULL : __libc_calloc(count, size);
}

void *
realloc(void *memory, size_t size)
{
    return fails("memory") ? NULL : __libc_realloc(memory, size);
}

int
posix_memalign(void **memory, size_t align, size_t size)
{
    *memory = fails("memory") ? NULL : __libc_memalign(align, size);
    return *memory ? 0 : ENOMEM;
}

pid_t
fork(void)
{
    pid_t (*function)(void) = (pid_t(*)(void))original("fork");
    if (fails("fork"))
        return -1;
    pid_t child = function();
    if (child == 0)
        is_child = 1, calls = 0;
    return child;
}

int
pipe(int ends[2])
{
    int (*function)(int[2]) = (int (*)(int[2]))original("pipe");
    return fails("pipe") ? -1 : function(ends);
}

int
poll(struct pollfd *polls, nfds_t count, int timeout)
{
    int (*function)(struct pollfd *, nfds_t, int) =
        (int (*)(struct pollfd *, nfds_t, int))original("poll");
    return fails("poll") ? -1 : function(polls, count, timeout);
}

ssize_t
read(int descriptor, void *bytes, size_t size)
{
    return fails("read") ? -1 : syscall(SYS_read, descriptor, bytes, size);
}

ssize_t
write(int descriptor, const void *bytes, size_t size)
{
    if (descriptor != STDERR_FILENO && fails("write"))
        return -1;
    return syscall(SYS_write, descriptor, bytes, size);
}

iconv_t
iconv_open(const char *to, const char *from)
{
    iconv_t (*function)(const char *, const char *) =
        (iconv_t(*)(const char *, const char *))original("iconv_open");
    return fails("iconv_open") ? (iconv_t)-1 : function(to, from);
}

size_t
iconv(iconv_t conversion, char **in, size_t *in_left, char **out, size_t *out_left)
{
    size_t (*function)(iconv_t, char **, size_t *, char **, size_t *) =
        (size_t(*)(iconv_t, char **, size_t *, char **, size_t *))original("iconv");
    return fails("iconv") ? (size_t)-1
                          : function(conversion, in, in_left, out, out_left);
}
