/* What comes from a process that has gone mad is not taken for a graph. */
#include "src/read/dot/child.h"

#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <unistd.h>

#include <cmocka.h>

#include "graph/base/memory.h"

/* In the place of the one in src/: the text is what is sent; or, with no length, how
 * the process ends. */
_Noreturn void
tl_read_dot_graph_write(const struct tl_read_dot_plain *plain, int descriptor)
{
    if (plain->length == 0 && *plain->text == 'm')
        tl_alloc(SIZE_MAX / 2);
    if (plain->length == 0 && *plain->text == 's')
        raise(SIGSEGV);
    if (plain->length == 0 && *plain->text == 'w')
        _exit(TL_CHILD_EXIT_WRITE + EIO);
    if (plain->length == 0 && *plain->text == 't')
        pause();
    ssize_t written = write(descriptor, plain->text, plain->length);
    _exit(written == (ssize_t)plain->length ? 0 : 1);
}

static void
count(void *context, const struct tl_read_dot_piece *piece, const char *text)
{
    (void)piece;
    (void)text;
    ++*(size_t *)context;
}

/* A graph of two nodes in a cluster, then another piece, then the end. */
static void
check(struct tl_read_dot_piece piece, bool is_sound)
{
    struct tl_read_dot_piece pieces[] = {
        {.kind = TL_READ_DOT_GRAPH_PIECE},
        {.kind = TL_READ_DOT_CLUSTER_PIECE, .first = TL_READ_DOT_NO_CLUSTER},
        {.kind = TL_READ_DOT_NODE_PIECE, .first = 0},
        {.kind = TL_READ_DOT_NODE_PIECE, .first = TL_READ_DOT_NO_CLUSTER},
        piece,
        {.kind = TL_READ_DOT_END_PIECE},
    };
    struct tl_read_dot_plain plain = {.text = (char *)pieces, .length = sizeof pieces};
    size_t taken = 0;
    struct tl_read_dot_outcome outcome =
        tl_read_dot_child_read(&plain, tl_child_limits_for(0), count, &taken);
    assert_int_equal(outcome.ending, is_sound ? TL_READ_DOT_READ : TL_READ_DOT_CRASHED);
    assert_int_equal(taken, is_sound ? 5 : 4);
}

static void
edges_are_of_nodes_that_there_are(void **state)
{
    (void)state;
    check((struct tl_read_dot_piece){.kind = TL_READ_DOT_EDGE_PIECE, .second = 1},
          true);
    check((struct tl_read_dot_piece){.kind = TL_READ_DOT_EDGE_PIECE, .first = 1}, true);
    check((struct tl_read_dot_piece){.kind = TL_READ_DOT_EDGE_PIECE, .second = 2},
          false);
    check((struct tl_read_dot_piece){.kind = TL_READ_DOT_EDGE_PIECE, .first = 2},
          false);
}

static void
clusters_are_known(void **state)
{
    (void)state;
    check((struct tl_read_dot_piece){.kind = TL_READ_DOT_NODE_PIECE, .first = 0}, true);
    check((struct tl_read_dot_piece){.kind = TL_READ_DOT_NODE_PIECE, .first = 1},
          false);
    check((struct tl_read_dot_piece){.kind = TL_READ_DOT_CLUSTER_PIECE, .first = 0},
          true);
    check((struct tl_read_dot_piece){.kind = TL_READ_DOT_CLUSTER_PIECE, .first = 1},
          false);
}

static void
kinds_and_lengths_are_right(void **state)
{
    (void)state;
    check((struct tl_read_dot_piece){.kind = TL_READ_DOT_TEXT_PIECE}, true);
    check((struct tl_read_dot_piece){.kind = TL_READ_DOT_TEXT_PIECE, .key_length = 1},
          false);
    check((struct tl_read_dot_piece){.kind = TL_READ_DOT_PIECE_KINDS}, false);
}

/* How it ends is told apart, and is no mistake in what was to be read. */
static void
endings_are_told_apart(void **state)
{
    static const struct {
        char *text;
        unsigned seconds;
        enum tl_read_dot_ending ending;
        int number;
    } rows[] = {
        {"memory", 30, TL_READ_DOT_FULL, 0},
        {"signal", 30, TL_READ_DOT_CRASHED, SIGSEGV},
        {"write", 30, TL_READ_DOT_FAILED, EIO},
        {"time", 0, TL_READ_DOT_SLOW, 0},
        {"nothing", 30, TL_READ_DOT_CRASHED, 0},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct tl_read_dot_plain plain = {.text = rows[i].text};
        struct tl_child_limits limits = tl_child_limits_for(0);
        size_t taken = 0;
        limits.seconds = rows[i].seconds;
        struct tl_read_dot_outcome outcome =
            tl_read_dot_child_read(&plain, limits, count, &taken);
        assert_int_equal(outcome.ending, rows[i].ending);
        assert_int_equal(outcome.number, rows[i].number);
        assert_int_equal(taken, 0);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(edges_are_of_nodes_that_there_are),
        cmocka_unit_test(clusters_are_known),
        cmocka_unit_test(kinds_and_lengths_are_right),
        cmocka_unit_test(endings_are_told_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
