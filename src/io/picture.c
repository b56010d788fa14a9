#include "picture.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "graph/base/screen.h"
#include "src/base/clock.h"
#include "src/base/progress.h"
#include "src/base/terminal.h"
#include "paths.h"

/*
 * Whether a picture is whole, as it goes by: it begins and ends as its format does, and
 * an SVG has no entity that XML does not know, for then no browser opens it. (That is
 * what Graphviz passes on of names; other mistakes of XML have not been seen.)
 */
struct completeness {
    const char *format; /* "svg", "png", "pdf": to be set at the beginning */
    char head[8];       /* the first bytes, and the last ones */
    size_t head_used;
    char tail[8];
    size_t tail_used;
    char entity[12]; /* the one that is going by, or else the first that is wrong */
    size_t entity_used;
    bool wrong;
};

/* How each kind of picture begins and ends. */
static const struct {
    const char *format;
    const char *head;
    const char *tail;
} ends[] = {
    {"svg", "<?xml ", "</svg>\n"},
    {"png", "\x89PNG\r\n\x1a\n", "IEND\xae\x42\x60\x82"},
    {"pdf", "%PDF-", "%%EOF\n"},
};

static void
keep_head(struct completeness *whole, const char *bytes, size_t length)
{
    size_t room = sizeof whole->head - whole->head_used;
    size_t new = length < room ? length : room;
    memcpy(whole->head + whole->head_used, bytes, new);
    whole->head_used += new;
}

static void
keep_tail(struct completeness *whole, const char *bytes, size_t length)
{
    size_t room = sizeof whole->tail;
    size_t new = length < room ? length : room;
    size_t old = whole->tail_used < room - new ? whole->tail_used : room - new;
    memmove(whole->tail, whole->tail + whole->tail_used - old, old);
    memcpy(whole->tail + old, bytes + length - new, new);
    whole->tail_used = old + new;
}

/* A character of XML 1.0 by its number: "#65", "#x1F600". */
static bool
is_number(const char *name)
{
    bool hex = name[1] == 'x';
    const char *digits = name + (hex ? 2 : 1);
    size_t count = strspn(digits, hex ? "0123456789ABCDEFabcdef" : "0123456789");
    if (*name != '#' || count == 0 || digits[count] != '\0')
        return false;
    unsigned long point = strtoul(digits, NULL, hex ? 16 : 10);
    return point == '\t' || point == '\n' || point == '\r' ||
           (point >= ' ' && point < 0xD800) || (point > 0xDFFF && point < 0xFFFE) ||
           (point > 0xFFFF && point < 0x110000);
}

static bool
is_known(const char *name)
{
    static const char *const names[] = {"amp", "lt", "gt", "quot", "apos"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(names[i], name) == 0)
            return true;
    }
    return is_number(name);
}

/* Takes one more byte of an entity; its end makes room for the next. */
static void
take_entity(struct completeness *whole, char byte)
{
    if (byte == ';' && is_known(whole->entity + 1)) {
        memset(whole->entity, 0, sizeof whole->entity);
        whole->entity_used = 0;
        return;
    }
    whole->entity[whole->entity_used++] = byte;
    whole->wrong = byte == ';' || whole->entity_used == sizeof whole->entity - 1;
}

static void
find_entities(struct completeness *whole, const char *bytes, size_t length)
{
    const char *end = bytes + length;
    while (bytes < end && !whole->wrong) {
        if (whole->entity_used == 0)
            bytes = memchr(bytes, '&', (size_t)(end - bytes));
        if (!bytes)
            return;
        take_entity(whole, *bytes++);
    }
}

/* Takes the next bytes of the picture. */
static void
take_bytes(struct completeness *whole, const char *bytes, size_t length)
{
    keep_head(whole, bytes, length);
    keep_tail(whole, bytes, length);
    if (strcmp(whole->format, "svg") == 0)
        find_entities(whole, bytes, length);
}

/* Whether there is a beginning and an end. */
static bool
is_whole(const struct completeness *whole)
{
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t head = strlen(ends[i].head), tail = strlen(ends[i].tail);
        if (strcmp(ends[i].format, whole->format) == 0)
            return whole->head_used >= head && whole->tail_used >= tail &&
                   memcmp(whole->head, ends[i].head, head) == 0 &&
                   memcmp(whole->tail + whole->tail_used - tail, ends[i].tail, tail) ==
                       0;
    }
    return true;
}

/* The beginning of an entity that XML does not know, from its '&' on; NULL: none. */
static const char *
wrong_entity(const struct completeness *whole)
{
    return whole->wrong ? whole->entity : NULL;
}

static void
close_pair(const int pair[2])
{
    close(pair[0]);
    close(pair[1]);
}

/* Three pipes, none of which a program that is started later inherits. */
static bool
open_pipes(int pipes[3][2])
{
    for (int i = 0; i < 3; i++) {
        if (pipe(pipes[i]) != 0) {
            int error = errno;
            while (i-- > 0)
                close_pair(pipes[i]);
            tl_say_failure("dot", error);
            return false;
        }
        fcntl(pipes[i][0], F_SETFD, FD_CLOEXEC);
        fcntl(pipes[i][1], F_SETFD, FD_CLOEXEC);
    }
    return true;
}

/* In the child: no signal is blocked any more. */
static void
unblock_signals(void)
{
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

static _Noreturn void
become_dot(int pipes[3][2], const char *format)
{
    char option[16] = "-T";
    strncat(option, format, sizeof option - 3);
    dup2(pipes[0][0], STDIN_FILENO);
    dup2(pipes[1][1], STDOUT_FILENO);
    dup2(pipes[2][1], STDERR_FILENO);
    signal(SIGPIPE, SIG_DFL);
    unblock_signals();
    execlp("dot", "dot", option, (char *)NULL);
    _exit(127);
}

static void
close_all(const struct tl_picture *picture)
{
    close(picture->input);
    close(picture->feed);
    close(picture->output);
    close(picture->errors);
}

static const char *
temporary_folder(void)
{
    const char *folder = getenv("TMPDIR");
    return folder && *folder ? folder : "/tmp";
}

/*
 * A file without a name for the DOT: whoever writes it cannot be held up by a program
 * that does not read.
 */
static int
open_unnamed(void)
{
    char path[PATH_MAX];
    int length =
        snprintf(path, sizeof path, "%s/" TL_TEMPORARY "XXXXXX", temporary_folder());
    int descriptor = tl_unnamed_open(path);
    if (descriptor >= 0)
        return descriptor;
    errno = ENAMETOOLONG;
    if (length < PATH_MAX)
        descriptor = tl_place_create(path);
    if (descriptor >= 0 && unlink(path) == 0)
        return descriptor;
    tl_say_failure(descriptor < 0 ? temporary_folder() : path, errno);
    if (descriptor >= 0)
        close(descriptor);
    return -1;
}

bool
tl_picture_begin(struct tl_picture *picture, const char *format)
{
    int pipes[3][2];
    int input = open_unnamed();
    if (input < 0)
        return false;
    if (!open_pipes(pipes)) {
        close(input);
        return false;
    }
    pid_t child = fork();
    if (child == 0)
        become_dot(pipes, format);
    close(pipes[0][0]);
    close(pipes[1][1]);
    close(pipes[2][1]);
    *picture = (struct tl_picture){.format = format,
                                   .child = child,
                                   .input = input,
                                   .feed = pipes[0][1],
                                   .output = pipes[1][0],
                                   .errors = pipes[2][0]};
    if (child > 0) {
        signal(SIGPIPE, SIG_IGN);
        return true;
    }
    tl_say_failure("dot", errno);
    close_all(picture);
    return false;
}

/* How long dot may take, and who is told that it goes on. */
struct patience {
    struct tl_progress *progress;
    const char *what;
    int seconds;
    int64_t deadline;
};

/* What is being collected from dot while it runs. */
struct collector {
    int descriptor;
    int *error;
    bool on_terminal;
    struct tl_screen screen; /* there */
    struct completeness whole;
    char message[512]; /* the beginning of what it says */
    size_t message_used;
};

/* Writes nothing where there is an error already. */
static void
write_all(void *context, const char *bytes, size_t length)
{
    struct collector *collector = context;
    while (length > 0 && !*collector->error) {
        ssize_t written = write(collector->descriptor, bytes, length);
        if (written < 0 && errno != EINTR)
            *collector->error = errno;
        if (written > 0) {
            bytes += written;
            length -= (size_t)written;
        }
    }
}

/*
 * Takes what is there; false at the end. What cannot be written is taken as well, for
 * dot would wait for that, and not end.
 */
static bool
take_picture(struct collector *collector, int from)
{
    char bytes[65536];
    ssize_t length = read(from, bytes, sizeof bytes);
    if (length <= 0)
        return length < 0 && errno == EINTR;
    take_bytes(&collector->whole, bytes, (size_t)length);
    if (collector->on_terminal)
        tl_screen_write(&collector->screen, bytes, (size_t)length);
    else
        write_all(collector, bytes, (size_t)length);
    return true;
}

static bool
take_message(struct collector *collector, int from)
{
    char bytes[1024];
    ssize_t length = read(from, bytes, sizeof bytes);
    if (length <= 0)
        return length < 0 && errno == EINTR;
    size_t room = sizeof collector->message - 1 - collector->message_used;
    size_t used = (size_t)length < room ? (size_t)length : room;
    memcpy(collector->message + collector->message_used, bytes, used);
    collector->message_used += used;
    return true;
}

/* How long to wait for something, in milliseconds; none when the time is over. */
static int64_t
wait_for(const struct patience *patience)
{
    enum { MOMENT = 200 };
    int64_t left = patience->deadline - tl_clock_milliseconds();
    tl_progress_wait(patience->progress, patience->what, patience->seconds);
    return left < MOMENT ? left : MOMENT;
}

/* A piece of the DOT on its way to dot. */
struct feeder {
    char bytes[65536];
    size_t used;
    size_t sent;
};

/* Passes some on; false when there is nothing left, or dot takes no more. */
static bool
feed(struct feeder *feeder, const struct tl_picture *picture)
{
    if (feeder->sent == feeder->used) {
        ssize_t length = read(picture->input, feeder->bytes, sizeof feeder->bytes);
        feeder->used = length > 0 ? (size_t)length : 0;
        feeder->sent = 0;
        if (!feeder->used)
            return false;
    }
    ssize_t sent =
        write(picture->feed, feeder->bytes + feeder->sent, feeder->used - feeder->sent);
    if (sent < 0)
        return errno == EAGAIN || errno == EINTR;
    feeder->sent += (size_t)sent;
    return true;
}

/*
 * Passes the DOT on and takes what comes back, until both of dot's outputs have ended;
 * false when the time is over.
 */
static bool
collect(struct collector *collector, struct tl_picture *picture,
        const struct patience *patience)
{
    struct feeder feeder = {.used = 0};
    struct pollfd polls[3] = {{.fd = picture->output, .events = POLLIN},
                              {.fd = picture->errors, .events = POLLIN},
                              {.fd = picture->feed, .events = POLLOUT}};
    fcntl(picture->feed, F_SETFL, O_NONBLOCK);
    while (polls[0].fd >= 0 || polls[1].fd >= 0) {
        int64_t left = wait_for(patience);
        if (left <= 0)
            return false;
        if (poll(polls, 3, (int)left) <= 0)
            continue;
        if (polls[0].revents && !take_picture(collector, picture->output))
            polls[0].fd = -1;
        if (polls[1].revents && !take_message(collector, picture->errors))
            polls[1].fd = -1;
        if (polls[2].revents && !feed(&feeder, picture)) {
            close(picture->feed);
            picture->feed = polls[2].fd = -1;
        }
    }
    return true;
}

/* What dot said, in one line; else how it ended. */
static void
say_failed(const char *what, struct collector *collector, int status)
{
    char *message = collector->message;
    while (collector->message_used > 0 && message[collector->message_used - 1] == '\n')
        message[--collector->message_used] = '\0';
    for (char *end = message; (end = strchr(end, '\n'));)
        *end = ' ';
    if (*message)
        tl_say("%s: %s", what, message);
    else if (WIFSIGNALED(status))
        tl_say("%s: it was ended by signal %d", what, WTERMSIG(status));
    else if (WEXITSTATUS(status) != 0)
        tl_say("%s: it ended with status %d", what, WEXITSTATUS(status));
    else
        tl_say("%s", what);
}

/* The layout that dot says it does not have; NULL where it says something else. From
 * Graphviz 14 on, Debian has some in a package of their own. */
static const char *
lacking_layout(struct collector *collector)
{
    static const char before[] = "Layout type: \"", after[] = "\" not recognized";
    char *name = strstr(collector->message, before);
    char *end = name ? strstr(name, after) : NULL;
    if (!end)
        return NULL;
    *end = '\0';
    return name + strlen(before);
}

static void
say_lacking(const char *layout)
{
    tl_say("dot cannot lay out with %s: install the part of Graphviz that can (on "
           "Debian and Ubuntu the package libgvplugin-neato-layout8), or write the "
           "diagram itself with -t dot",
           layout);
}

static bool
judge(struct collector *collector, int status)
{
    const char *wrong = wrong_entity(&collector->whole);
    const char *layout = status == 0 ? NULL : lacking_layout(collector);
    if (WIFEXITED(status) && WEXITSTATUS(status) == 127)
        tl_say("dot was not found: install Graphviz, or write the diagram itself with "
               "-t dot");
    else if (layout)
        say_lacking(layout);
    else if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        say_failed("dot failed", collector, status);
    else if (!*collector->error && !is_whole(&collector->whole))
        say_failed("dot gave only a part of the picture", collector, status);
    else if (!*collector->error && wrong)
        tl_say("dot wrote '%s' into the picture, which is not XML: no browser would "
               "open it; draw it as png or pdf, or report this as a bug",
               wrong);
    else
        return !*collector->error;
    return false;
}

/* Waits for dot to end, if need be until the time is over; false where it is. */
static bool
wait_until(const struct tl_picture *picture, const struct patience *patience,
           int *status)
{
    const struct timespec moment = {.tv_nsec = 10000000};
    pid_t ended;
    while ((ended = waitpid(picture->child, status, WNOHANG)) == 0) {
        if (wait_for(patience) <= 0)
            return false;
        nanosleep(&moment, NULL);
    }
    return true;
}

static void
stop(const struct tl_picture *picture)
{
    kill(picture->child, SIGKILL);
    while (waitpid(picture->child, NULL, 0) < 0 && errno == EINTR)
        continue;
}

void
tl_picture_abandon(struct tl_picture *picture, int error)
{
    stop(picture);
    close_all(picture);
    if (error)
        tl_say("%s: %s; diagrams wait there for dot, TMPDIR=FOLDER says where else",
               temporary_folder(), strerror(error));
}

bool
tl_picture_end(struct tl_picture *picture, int descriptor, int seconds, int *error)
{
    struct collector collector = {.descriptor = descriptor,
                                  .error = error,
                                  .on_terminal = isatty(descriptor),
                                  .screen = {write_all, &collector, "", 0},
                                  .whole.format = picture->format};
    char what[32];
    struct patience patience = {.progress = tl_progress_new(0),
                                .what = what,
                                .seconds = seconds,
                                .deadline =
                                    tl_clock_milliseconds() + (int64_t)seconds * 1000};
    int status = 0;
    snprintf(what, sizeof what, "drawing %s", picture->format);
    lseek(picture->input, 0, SEEK_SET);
    bool in_time = collect(&collector, picture, &patience) &&
                   wait_until(picture, &patience, &status);
    tl_progress_free(patience.progress);
    if (!in_time)
        stop(picture);
    close_all(picture);
    if (in_time)
        return judge(&collector, status);
    tl_say("dot had not finished after %d seconds and was stopped; select less, for "
           "example with --top 100",
           seconds);
    return false;
}
