#include "output/syntax/out.h"

#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "graph/graph.h"
#include "tests/support/paper.h"

static void
numbers(void **state)
{
    (void)state;
    static const int64_t integers[] = {0, 7, -10, INT64_MAX, INT64_MIN};
    struct paper paper;
    paper_begin(&paper);
    for (size_t i = 0; i < sizeof integers / sizeof *integers; i++) {
        tl_out_integer(&paper.out, integers[i]);
        tl_out_char(&paper.out, ' ');
    }
    assert_string_equal(paper_end(&paper),
                        "0 7 -10 9223372036854775807 -9223372036854775808 ");
}

static void
weights(void **state)
{
    (void)state;
    static const int64_t values[] = {
        0,  32 * TL_WEIGHT_ONE,  TL_WEIGHT_ONE / 2,  -TL_WEIGHT_ONE / 4, 1,
        -1, TL_WEIGHT_ONE + 100, 10 * TL_WEIGHT_ONE, INT64_MAX,          INT64_MIN,
    };
    struct paper paper;
    paper_begin(&paper);
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        tl_out_weight(&paper.out, values[i]);
        tl_out_char(&paper.out, ' ');
    }
    assert_string_equal(paper_end(&paper),
                        "0 32 0.5 -0.25 0.000001 -0.000001 1.0001 10 "
                        "9223372036854.775807 -9223372036854.775808 ");
}

enum { PATTERN = 251, TOTAL = 4 * 1024 * 1024 + 13 };

/* The byte at each place of a long output; its period divides no buffer's size. */
static char
pattern(size_t at)
{
    return (char)(at % PATTERN + 1);
}

/* Writes the pattern in pieces of every size up to more than any buffer. */
static int
write_pattern(int descriptor)
{
    static char bytes[1024 * 1024 + PATTERN];
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = pattern(i);
    struct tl_out out;
    size_t length = 1;
    tl_out_open(&out, descriptor);
    for (size_t done = 0; done < TOTAL; done += length) {
        length = length * 3 % (1024 * 1024);
        length = length < TOTAL - done ? length : TOTAL - done;
        tl_out_write(&out, bytes + done % PATTERN, length);
    }
    return tl_out_close(&out);
}

static void
check_pattern(int descriptor)
{
    char buffer[8192];
    size_t total = 0;
    ssize_t length;
    while ((length = read(descriptor, buffer, sizeof buffer)) > 0) {
        for (ssize_t i = 0; i < length; i++, total++)
            assert_int_equal(buffer[i], pattern(total));
    }
    assert_int_equal(total, TOTAL);
}

static void
long_output(void **state)
{
    (void)state;
    FILE *file = tmpfile();
    assert_int_equal(write_pattern(fileno(file)), 0);
    assert_int_equal(lseek(fileno(file), 0, SEEK_SET), 0);
    check_pattern(fileno(file));
    fclose(file);
}

static void
on_alarm(int number)
{
    (void)number;
}

/* Lets a timer interrupt whatever waits, ten thousand times a second. */
static void
interrupt_often(void)
{
    struct sigaction action = {.sa_handler = on_alarm};
    struct itimerval often = {{0, 100}, {0, 100}};
    sigaction(SIGALRM, &action, NULL);
    setitimer(ITIMER_REAL, &often, NULL);
}

/* A pipe takes less than it is given, and its reader is slow. */
static void
through_pipe(int flags)
{
    int ends[2];
    int status;
    assert_int_equal(pipe(ends), 0);
    fcntl(ends[1], F_SETFL, flags);
    pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        interrupt_often();
        _exit(write_pattern(ends[1]) != 0);
    }
    close(ends[1]);
    check_pattern(ends[0]);
    close(ends[0]);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
}

static void
interrupted(void **state)
{
    (void)state;
    through_pipe(0);
}

static void
never_waiting(void **state)
{
    (void)state;
    through_pipe(O_NONBLOCK);
}

static void
memory_grows(void **state)
{
    (void)state;
    struct tl_out out;
    static char bytes[300 * 1024 + PATTERN];
    size_t length = 1;
    size_t done = 0;
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = pattern(i);
    tl_out_open(&out, TL_OUT_MEMORY);
    for (; done < TOTAL / 4; done += length) {
        length = length * 3 % (300 * 1024);
        tl_out_write(&out, bytes + done % PATTERN, length);
    }
    for (; done < TOTAL / 2; done++)
        tl_out_char(&out, pattern(done));
    assert_int_equal(out.used, done);
    for (size_t i = 0; i < done; i++)
        if (out.buffer[i] != pattern(i))
            fail_msg("another byte at %zu", i);
    assert_int_equal(tl_out_close(&out), 0);
}

static void
first_error_sticks(void **state)
{
    (void)state;
    struct tl_out out;
    int full = open("/dev/full", O_WRONLY);
    if (full < 0)
        skip();
    tl_out_open(&out, full);
    for (int i = 0; i < 1000000; i++)
        tl_out_text(&out, "text");
    assert_int_equal(out.error, ENOSPC);
    out.descriptor = -2;
    assert_int_equal(tl_out_close(&out), ENOSPC);
    close(full);
}

static void
error_at_the_end(void **state)
{
    (void)state;
    struct tl_out out;
    int read_only = open("/dev/null", O_RDONLY);
    tl_out_open(&out, read_only);
    tl_out_text(&out, "short");
    assert_int_equal(out.error, 0);
    assert_int_equal(tl_out_close(&out), EBADF);
    close(read_only);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers),
        cmocka_unit_test(weights),
        cmocka_unit_test(long_output),
        cmocka_unit_test(interrupted),
        cmocka_unit_test(never_waiting),
        cmocka_unit_test(memory_grows),
        cmocka_unit_test(first_error_sticks),
        cmocka_unit_test(error_at_the_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
