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

#include "graph/base/address_limit.h"
#include "graph/base/memory.h"
#include "graph/base/sanitized.h"
#include "src/base/clock.h"
#include "src/io/sandbox.h"

#define MEBIBYTE ((size_t)1024 * 1024)

struct tl_child_limits
tl_child_limits_within(const struct tl_ceilings *ceilings, size_t length)
{
    return (struct tl_child_limits){
        .memory = tl_ceiling_for(ceilings, TL_CEILING_READING_MEMORY, length),
        .seconds = (unsigned)tl_ceiling_for(ceilings, TL_CEILING_READING_SECONDS,
                                            length / MEBIBYTE)};
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

/* The child does not keep the parent's handlers of signals. */
static void
reset_signals(void)
{
    static const int signals[] = {SIGABRT, SIGBUS,  SIGFPE,  SIGHUP,  SIGILL, SIGINT,
                                  SIGPIPE, SIGSEGV, SIGTERM, SIGXCPU, SIGSYS};
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        signal(signals[i], SIG_DFL);
}

void
tl_child_flush(struct tl_child_sink *sink)
{
    for (size_t at = 0; at < sink->used;) {
        ssize_t written = write(sink->descriptor, sink->buffer + at, sink->used - at);
        if (written < 0 && errno != EINTR)
            _exit(TL_CHILD_EXIT_WRITE + (errno & 0x7f));
        if (written > 0)
            at += (size_t)written;
    }
    sink->used = 0;
}

void
tl_child_put(struct tl_child_sink *sink, const void *bytes, size_t length)
{
    const char *at = bytes;
    while (length > 0) {
        size_t room = sizeof sink->buffer - sink->used;
        size_t part = length < room ? length : room;
        memcpy(sink->buffer + sink->used, at, part);
        sink->used += part;
        at += part;
        length -= part;
        if (sink->used == sizeof sink->buffer)
            tl_child_flush(sink);
    }
}

static _Noreturn void
be_child(const struct tl_child_work *work, struct tl_child_limits limits,
         int descriptor)
{
    reset_signals();
    close(STDERR_FILENO); /* the parent says what is to be said */
    close(STDIN_FILENO);
    if (descriptor != STDOUT_FILENO)
        close(STDOUT_FILENO);
    set_limit(RLIMIT_CORE, 0, 0);
    set_limit(RLIMIT_CPU, limits.seconds, limits.seconds + 1);
    rlim_t now = memory_now();
    if (!TL_IS_SANITIZED && limits.memory < RLIM_INFINITY - now) {
        rlim_t memory = now + (rlim_t)limits.memory;
        set_limit(TL_ADDRESS_LIMIT, memory, memory);
    }
    tl_sandbox_compute();
    work->run(work->input, descriptor);
    _exit(0);
}

/* What comes from the child, as it comes. */
struct mail {
    const struct tl_child_work *work;
    char *bytes;
    size_t used;
    size_t room;
    bool ended;
    int error; /* errno of what went wrong with waiting for it or taking it, or 0 */
};

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
    if (mail->ended)
        return true;
    struct tl_child_taken taken =
        mail->work->take(mail->work->context, mail->bytes, mail->used);
    mail->ended = taken.ended;
    mail->used -= taken.length;
    if (taken.length > 0)
        memmove(mail->bytes, mail->bytes + taken.length, mail->used);
    return !taken.is_wrong;
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

static struct tl_child_outcome
judge(const struct mail *mail, bool in_time, int status)
{
    int signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    int exit = WIFEXITED(status) ? WEXITSTATUS(status) : 0;
    if (!in_time || signal == SIGXCPU)
        return (struct tl_child_outcome){.ending = TL_CHILD_SLOW};
    if (mail->error)
        return (struct tl_child_outcome){TL_CHILD_FAILED, mail->error};
    if (exit >= TL_CHILD_EXIT_WRITE)
        return (struct tl_child_outcome){TL_CHILD_FAILED, exit - TL_CHILD_EXIT_WRITE};
    if (exit)
        return (struct tl_child_outcome){.ending = TL_CHILD_FULL};
    if (signal || !mail->ended)
        return (struct tl_child_outcome){TL_CHILD_CRASHED, signal};
    return (struct tl_child_outcome){.ending = TL_CHILD_DONE};
}

struct tl_child_outcome
tl_child_run(const struct tl_child_work *work, struct tl_child_limits limits)
{
    struct mail mail = {.work = work};
    struct tl_child_outcome outcome = {.ending = TL_CHILD_FAILED};
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
        be_child(work, limits, ends[1]);
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
