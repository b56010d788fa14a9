#include "child.h"

#include <string.h>

/* What comes from the child, as it comes. */
struct mail {
    uint32_t nodes;
    uint32_t clusters;
    struct tl_read_dot_piece
        last; /* of another kind than those that are taken, if it is */
    bool ended;
    void (*take)(void *context, const struct tl_read_dot_piece *piece,
                 const char *text);
    void *context;
};

/* Whether a piece is one: whoever sent it may have gone mad. */
static bool
is_sound(const struct mail *mail, const struct tl_read_dot_piece *piece)
{
    if (piece->kind >= TL_READ_DOT_PIECE_KINDS || piece->key_length > piece->length)
        return false;
    if (piece->kind == TL_READ_DOT_EDGE_PIECE)
        return piece->first < mail->nodes && piece->second < mail->nodes;
    if (piece->kind == TL_READ_DOT_CLUSTER_PIECE ||
        piece->kind == TL_READ_DOT_NODE_PIECE)
        return piece->first == TL_READ_DOT_NO_CLUSTER || piece->first < mail->clusters;
    return true;
}

static void
take_piece(struct mail *mail, const struct tl_read_dot_piece *piece, const char *text)
{
    mail->ended = piece->kind >= TL_READ_DOT_REFUSED_PIECE;
    mail->nodes += piece->kind == TL_READ_DOT_NODE_PIECE;
    mail->clusters += piece->kind == TL_READ_DOT_CLUSTER_PIECE;
    if (mail->ended)
        mail->last = *piece;
    else
        mail->take(mail->context, piece, text);
}

/* Takes the pieces that are there as a whole. */
static struct tl_child_taken
take_pieces(void *context, const char *bytes, size_t length)
{
    struct mail *mail = context;
    struct tl_child_taken taken = {.length = 0};
    struct tl_read_dot_piece piece;
    while (!mail->ended && length - taken.length >= sizeof piece) {
        memcpy(&piece, bytes + taken.length, sizeof piece);
        taken.is_wrong = !is_sound(mail, &piece);
        if (taken.is_wrong || length - taken.length - sizeof piece < piece.length)
            break;
        taken.length += sizeof piece;
        take_piece(mail, &piece, bytes + taken.length);
        taken.length += piece.length;
    }
    taken.ended = mail->ended;
    return taken;
}

static void
run(const void *plain, int descriptor)
{
    tl_read_dot_graph_write(plain, descriptor);
}

struct tl_read_dot_outcome
tl_read_dot_child_read(const struct tl_read_dot_plain *plain,
                       struct tl_child_limits limits,
                       void (*take)(void *context,
                                    const struct tl_read_dot_piece *piece,
                                    const char *text),
                       void *context)
{
    static const enum tl_read_dot_ending endings[] = {
        [TL_CHILD_DONE] = TL_READ_DOT_READ,
        [TL_CHILD_SLOW] = TL_READ_DOT_SLOW,
        [TL_CHILD_FULL] = TL_READ_DOT_FULL,
        [TL_CHILD_CRASHED] = TL_READ_DOT_CRASHED,
        [TL_CHILD_FAILED] = TL_READ_DOT_FAILED,
    };
    struct mail mail = {.take = take, .context = context};
    const struct tl_child_work work = {run, plain, take_pieces, &mail};
    struct tl_child_outcome child = tl_child_run(&work, limits);
    bool is_refused =
        child.ending == TL_CHILD_DONE && mail.last.kind == TL_READ_DOT_REFUSED_PIECE;
    return (struct tl_read_dot_outcome){.ending = is_refused ? TL_READ_DOT_REFUSED
                                                             : endings[child.ending],
                                        .position = mail.last.position,
                                        .number = child.number};
}
