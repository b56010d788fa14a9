/* What comes from a process that has gone mad is not taken for a graph. */
#include "src/read/dot/child.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <unistd.h>

#include <cmocka.h>

/* In the place of the one in src/: the text is what is sent. */
_Noreturn void
tl_dot_graph_write(const struct tl_dot_plain *plain, int descriptor)
{
    ssize_t written = write(descriptor, plain->text, plain->length);
    _exit(written == (ssize_t)plain->length ? 0 : 1);
}

static void
count(void *context, const struct tl_dot_piece *piece, const char *text)
{
    (void)piece;
    (void)text;
    ++*(size_t *)context;
}

/* A graph of two nodes in a cluster, then another piece, then the end. */
static void
check(struct tl_dot_piece piece, bool is_sound)
{
    struct tl_dot_piece pieces[] = {
        {.kind = TL_DOT_GRAPH_PIECE},
        {.kind = TL_DOT_CLUSTER_PIECE, .first = TL_DOT_NO_CLUSTER},
        {.kind = TL_DOT_NODE_PIECE, .first = 0},
        {.kind = TL_DOT_NODE_PIECE, .first = TL_DOT_NO_CLUSTER},
        piece,
        {.kind = TL_DOT_END_PIECE},
    };
    struct tl_dot_plain plain = {.text = (char *)pieces, .length = sizeof pieces};
    size_t taken = 0;
    struct tl_dot_outcome outcome =
        tl_dot_child_read(&plain, tl_dot_limits_for(0), count, &taken);
    assert_int_equal(outcome.ending, is_sound ? TL_DOT_READ : TL_DOT_CRASHED);
    assert_int_equal(taken, is_sound ? 5 : 4);
}

static void
edges_are_of_nodes_that_there_are(void **state)
{
    (void)state;
    check((struct tl_dot_piece){.kind = TL_DOT_EDGE_PIECE, .second = 1}, true);
    check((struct tl_dot_piece){.kind = TL_DOT_EDGE_PIECE, .first = 1}, true);
    check((struct tl_dot_piece){.kind = TL_DOT_EDGE_PIECE, .second = 2}, false);
    check((struct tl_dot_piece){.kind = TL_DOT_EDGE_PIECE, .first = 2}, false);
}

static void
clusters_are_known(void **state)
{
    (void)state;
    check((struct tl_dot_piece){.kind = TL_DOT_NODE_PIECE, .first = 0}, true);
    check((struct tl_dot_piece){.kind = TL_DOT_NODE_PIECE, .first = 1}, false);
    check((struct tl_dot_piece){.kind = TL_DOT_CLUSTER_PIECE, .first = 0}, true);
    check((struct tl_dot_piece){.kind = TL_DOT_CLUSTER_PIECE, .first = 1}, false);
}

static void
kinds_and_lengths_are_right(void **state)
{
    (void)state;
    check((struct tl_dot_piece){.kind = TL_DOT_TEXT_PIECE}, true);
    check((struct tl_dot_piece){.kind = TL_DOT_TEXT_PIECE, .key_length = 1}, false);
    check((struct tl_dot_piece){.kind = TL_DOT_PIECE_KINDS}, false);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(edges_are_of_nodes_that_there_are),
        cmocka_unit_test(clusters_are_known),
        cmocka_unit_test(kinds_and_lengths_are_right),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
