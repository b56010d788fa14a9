/* For syscall(). */
#define _GNU_SOURCE

/* What a child process can still do in a sandbox: each child says it by its exit
 * status. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#include <sys/syscall.h>
#endif

#include <cmocka.h>

#include "graph/base/sanitized.h"
#include "src/io/sandbox.h"

/* The exit status of a child that does something after something. */
static int
status_of(void (*enter)(void), int (*act)(void))
{
    int status = 0;
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        enter();
        _exit(act());
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static void
enter_nothing(void)
{
}

/* 0, or errno. */

static int
open_file(void)
{
    return open("/dev/zero", O_RDONLY) >= 0 ? 0 : errno;
}

static int
write_null(void)
{
    return open("/dev/null", O_WRONLY | O_TRUNC) >= 0 ? 0 : errno;
}

static int
make_file(void)
{
    char name[] = "/tmp/tieline-sandbox-XXXXXX";
    int made = mkstemp(name);
    int error = made >= 0 ? 0 : errno;
    if (made >= 0)
        unlink(name);
    return error;
}

static int
open_socket(void)
{
    return socket(AF_INET, SOCK_STREAM, 0) >= 0 ? 0 : errno;
}

static int
start_process(void)
{
    pid_t child = fork();
    if (child == 0)
        _exit(0);
    return child > 0 ? 0 : errno;
}

static int
compute(void)
{
    char *memory = NULL;
    for (size_t size = 1; size < (size_t)1 << 26; size *= 2) {
        char *more = realloc(memory, size);
        if (!more)
            return ENOMEM;
        memory = more;
        memset(memory, 1, size);
    }
    free(memory);
    return write(STDERR_FILENO, "", 0) == 0 ? 0 : errno;
}

/* Whether the system has seccomp, and Landlock; under sanitizers neither is used. */
static bool
has_filters(void)
{
#if defined(__linux__) &&                                                              \
    (defined(__x86_64__) || defined(__aarch64__) || defined(__i386__))
    return !TL_IS_SANITIZED && prctl(PR_GET_SECCOMP) >= 0;
#else
    return false;
#endif
}

static bool
has_landlock(void)
{
#ifdef __linux__
    enum { CREATE_RULESET = 444, ASK_VERSION = 1 };
    return has_filters() && syscall(CREATE_RULESET, NULL, 0, ASK_VERSION) > 0;
#else
    return false;
#endif
}

static void
computing_needs_no_file_and_no_network(void **state)
{
    (void)state;
    assert_int_equal(status_of(enter_nothing, open_file), 0);
    assert_int_equal(status_of(enter_nothing, make_file), 0);
    assert_int_equal(status_of(enter_nothing, start_process), 0);
    assert_int_equal(status_of(tl_sandbox_compute, compute), 0);
    assert_int_equal(status_of(tl_sandbox_compute, open_file),
                     has_filters() ? EPERM : 0);
    assert_int_equal(status_of(tl_sandbox_compute, make_file),
                     has_filters() ? EPERM : 0);
    assert_int_equal(status_of(tl_sandbox_compute, open_socket),
                     has_filters() ? EPERM : 0);
    assert_int_equal(status_of(tl_sandbox_compute, start_process),
                     has_filters() ? EPERM : 0);
}

static void
reading_writes_no_file_and_reaches_no_network(void **state)
{
    (void)state;
    assert_int_equal(status_of(tl_sandbox_read, compute), 0);
    assert_int_equal(status_of(tl_sandbox_read, open_file), 0);
    assert_int_equal(status_of(tl_sandbox_read, write_null), 0);
    assert_int_equal(status_of(tl_sandbox_read, start_process), 0);
    assert_int_equal(status_of(tl_sandbox_read, make_file),
                     has_landlock() ? EACCES : 0);
    assert_int_equal(status_of(tl_sandbox_read, open_socket),
                     has_filters() ? EPERM : 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(computing_needs_no_file_and_no_network),
        cmocka_unit_test(reading_writes_no_file_and_reaches_no_network),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
