#include "child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "src/base/clock.h"

/* AddressSanitizer takes terabytes of addresses and cannot be limited in them. */
#if defined(__SANITIZE_ADDRESS__)
#define IS_LIMITABLE 0
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define IS_LIMITABLE 0
#endif
#endif
#ifndef IS_LIMITABLE
#define IS_LIMITABLE 1
#endif

#define MEBIBYTE ((size_t)1024 * 1024)

struct tl_read_dot_limits
tl_read_dot_limits_for(size_t length)
{
    enum { EACH = 64, SECONDS = 30 };
    return (struct tl_read_dot_limits){.memory = 1024 * MEBIBYTE + EACH * length,
                                       .seconds =
                                           SECONDS + (unsigned)(length / MEBIBYTE)};
}

/* How much memory this process has, as addresses; 0 where the system does not tell. */
static size_t
memory_now(void)
{
    char text[32] = "";
    int file = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
    long page = sysconf(_SC_PAGESIZE);
    if (file < 0)
        return 0;
    ssize_t length = read(file, text, sizeof text - 1);
    close(file);
    return length > 0 && page > 0 ? (size_t)strtoull(text, NULL, 10) * (size_t)page : 0;
}

static void
set_limit(int resource, rlim_t soft, rlim_t hard)
{
    struct rlimit limit;
    if (getrlimit(resource, &limit) != 0)
        return;
    limit.rlim_cur = soft < limit.rlim_max ? soft : limit.rlim_max;
    limit.rlim_max = hard < limit.rlim_max ? hard : limit.rlim_max;
    setrlimit(resource, &limit);
}

/* Whatever the parent does on a signal is no business of the child's. */
static void
reset_signals(void)
{
    static const int signals[] = {SIGABRT, SIGBUS,  SIGFPE,  SIGHUP,  SIGILL, SIGINT,
                                  SIGPIPE, SIGSEGV, SIGTERM, SIGXCPU, SIGSYS};
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        signal(signals[i], SIG_DFL);
}

static _Noreturn void
be_child(const struct tl_read_dot_plain *plain, struct tl_read_dot_limits limits,
         int descriptor)
{
    reset_signals();
    close(STDERR_FILENO); /* the parent says what is to be said */
    set_limit(RLIMIT_CORE, 0, 0);
    set_limit(RLIMIT_CPU, limits.seconds, limits.seconds + 1);
    if (IS_LIMITABLE) {
        rlim_t memory = memory_now() + limits.memory;
        set_limit(RLIMIT_AS, memory, memory);
    }
    tl_read_dot_graph_write(plain, descriptor);
}

/* What comes from the child, as it comes. */
struct mail {
    char *bytes;
    size_t used;
    size_t room;
    uint32_t nodes;
    uint32_t clusters;
    struct tl_read_dot_piece
        last; /* of another kind than those that are taken, if it is */
    bool ended;
    int error; /* errno of what went wrong with waiting for it or taking it, or 0 */
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

/* Takes the pieces that are there as a whole; false where something else is. */
static bool
take_pieces(struct mail *mail)
{
    struct tl_read_dot_piece piece;
    size_t at = 0;
    while (!mail->ended && mail->used - at >= sizeof piece) {
        memcpy(&piece, mail->bytes + at, sizeof piece);
        if (!is_sound(mail, &piece))
            return false;
        if (mail->used - at - sizeof piece < piece.length)
            break;
        at += sizeof piece;
        take_piece(mail, &piece, mail->bytes + at);
        at += piece.length;
    }
    mail->used -= at;
    if (at > 0)
        memmove(mail->bytes, mail->bytes + at, mail->used);
    return true;
}

/* Takes what is there to be read; false at the end. */
static bool
receive(struct mail *mail, int from)
{
    enum { LEAST = 65536 };
    if (mail->room - mail->used < LEAST) {
        mail->room = 2 * mail->room + LEAST;
        mail->bytes = tl_resize(mail->bytes, mail->room);
    }
    ssize_t length = read(from, mail->bytes + mail->used, mail->room - mail->used);
    if (length < 0 && errno == EINTR)
        return true;
    if (length < 0)
        mail->error = errno;
    if (length <= 0)
        return false;
    mail->used += (size_t)length;
    return take_pieces(mail);
}

/* Until the child has nothing more to send; false when the time is over. */
static bool
receive_all(struct mail *mail, int from, unsigned seconds)
{
    struct pollfd polled = {.fd = from, .events = POLLIN};
    int64_t deadline = tl_clock_milliseconds() + (int64_t)seconds * 1000;
    for (;;) {
        int64_t left = deadline - tl_clock_milliseconds();
        if (left <= 0)
            return false;
        int ready = poll(&polled, 1, left < INT32_MAX ? (int)left : INT32_MAX);
        if (ready < 0 && errno != EINTR)
            mail->error = errno;
        if (mail->error || (ready > 0 && !receive(mail, from)))
            return true;
    }
}

static struct tl_read_dot_outcome
judge(const struct mail *mail, bool in_time, int status)
{
    int signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    int exit = WIFEXITED(status) ? WEXITSTATUS(status) : 0;
    if (!in_time || signal == SIGXCPU)
        return (struct tl_read_dot_outcome){.ending = TL_READ_DOT_SLOW};
    if (mail->error)
        return (struct tl_read_dot_outcome){.ending = TL_READ_DOT_FAILED,
                                            .number = mail->error};
    if (exit >= TL_READ_DOT_EXIT_WRITE)
        return (struct tl_read_dot_outcome){.ending = TL_READ_DOT_FAILED,
                                            .number = exit - TL_READ_DOT_EXIT_WRITE};
    if (exit)
        return (struct tl_read_dot_outcome){.ending = TL_READ_DOT_FULL};
    if (signal || !mail->ended)
        return (struct tl_read_dot_outcome){.ending = TL_READ_DOT_CRASHED,
                                            .number = signal};
    return (struct tl_read_dot_outcome){
        .ending = mail->last.kind == TL_READ_DOT_END_PIECE ? TL_READ_DOT_READ
                                                           : TL_READ_DOT_REFUSED,
        .position = mail->last.position};
}

struct tl_read_dot_outcome
tl_read_dot_child_read(const struct tl_read_dot_plain *plain,
                       struct tl_read_dot_limits limits,
                       void (*take)(void *context,
                                    const struct tl_read_dot_piece *piece,
                                    const char *text),
                       void *context)
{
    struct mail mail = {.take = take, .context = context};
    struct tl_read_dot_outcome outcome = {.ending = TL_READ_DOT_FAILED};
    int ends[2];
    int status = 0;
    if (pipe(ends) != 0) {
        outcome.number = errno;
        return outcome;
    }
    pid_t child = fork();
    outcome.number = errno;
    if (child == 0) {
        close(ends[0]);
        be_child(plain, limits, ends[1]);
    }
    close(ends[1]);
    if (child > 0) {
        bool in_time = receive_all(&mail, ends[0], 2 * limits.seconds);
        if (!in_time || !mail.ended)
            kill(child, SIGKILL); /* in vain, if it has ended by itself */
        while (waitpid(child, &status, 0) < 0 && errno == EINTR)
            continue;
        outcome = judge(&mail, in_time, status);
    }
    close(ends[0]);
    tl_free(mail.bytes);
    return outcome;
}
