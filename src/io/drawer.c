#include "drawer.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "graph/base/address_limit.h"
#include "src/base/clock.h"
#include "src/base/progress.h"
#include "src/base/terminal.h"
#include "output_file.h"
#include "sandbox.h"

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

/* Whether there is a program at a path. */
static bool
is_program(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISREG(status.st_mode) &&
           access(path, X_OK) == 0;
}

/* Where dot is, by the folders of PATH that are absolute: in others whoever made the
 * data may have put one. False where it is in none. */
static bool
find_dot(char path[PATH_MAX])
{
    const char *at = getenv("PATH");
    for (at = at ? at : "/usr/local/bin:/usr/bin:/bin"; *at; at += *at == ':') {
        size_t length = strcspn(at, ":");
        int used = length < PATH_MAX
                       ? snprintf(path, PATH_MAX, "%.*s/dot", (int)length, at)
                       : PATH_MAX;
        if (*at == '/' && used < PATH_MAX && is_program(path))
            return true;
        at += length;
    }
    return false;
}

static void
limit_memory(uint64_t most)
{
    struct rlimit limit;
    if (most >= RLIM_INFINITY || getrlimit(TL_ADDRESS_LIMIT, &limit) != 0 ||
        limit.rlim_max <= most)
        return;
    limit.rlim_cur = limit.rlim_max = (rlim_t)most;
    setrlimit(TL_ADDRESS_LIMIT, &limit);
}

static _Noreturn void
become_dot(int pipes[3][2], const char *const *arguments,
           const struct tl_drawer_setting *setting, pid_t parent)
{
    char path[PATH_MAX];
    char *copies[8] = {NULL};
    for (size_t i = 0; arguments[i] && i + 1 < sizeof copies / sizeof *copies; i++)
        copies[i] = (char *)arguments[i]; /* execv() changes none of them */
    dup2(pipes[0][0], STDIN_FILENO);
    dup2(pipes[1][1], STDOUT_FILENO);
    dup2(pipes[2][1], STDERR_FILENO);
    signal(SIGPIPE, SIG_DFL);
    unblock_signals();
    setpgid(0, 0);
    tl_sandbox_end_with(parent);
    if (!find_dot(path))
        _exit(127);
    limit_memory(setting->memory);
    tl_sandbox_read();
    execv(path, copies);
    _exit(127);
}

/* Ends what is left of the group, and waits for dot, whose number nobody else has
 * before that. */
static void
end_group(struct tl_drawer *drawer, int *status)
{
    kill(-drawer->child, SIGKILL);
    if (drawer->outputs)
        tl_output_files_drop_group(drawer->outputs, drawer->child);
    while (waitpid(drawer->child, status, 0) < 0 && errno == EINTR)
        continue;
}

static void
close_all(struct tl_drawer *drawer)
{
    close(drawer->feed);
    close(drawer->output);
    close(drawer->errors);
    drawer->child = 0;
}

bool
tl_drawer_begin(struct tl_drawer *drawer, const char *const *arguments,
                const struct tl_drawer_setting *setting)
{
    int pipes[3][2];
    *drawer = (struct tl_drawer){.child = 0};
    if (!open_pipes(pipes))
        return false;
    pid_t self = getpid();
    pid_t child = fork();
    if (child == 0)
        become_dot(pipes, arguments, setting, self);
    close(pipes[0][0]);
    close(pipes[1][1]);
    close(pipes[2][1]);
    *drawer = (struct tl_drawer){child, pipes[0][1], pipes[1][0], pipes[2][0],
                                 setting->outputs};
    if (child > 0) {
        setpgid(child, child);
        if (setting->outputs)
            tl_output_files_add_group(setting->outputs, child);
        signal(SIGPIPE, SIG_IGN);
        return true;
    }
    tl_say_failure("dot", errno);
    close_all(drawer);
    return false;
}

/* How long it may take, and who is told that it goes on. */
struct patience {
    struct tl_progress *progress;
    const struct tl_drawer_task *task;
    int64_t deadline;
};

/* False at the end. */
static bool
take_output(const struct tl_drawer_task *task, int from)
{
    char bytes[65536];
    ssize_t length = read(from, bytes, sizeof bytes);
    if (length <= 0)
        return length < 0 && errno == EINTR;
    task->take(task->context, bytes, (size_t)length);
    return true;
}

static bool
take_message(struct tl_drawer_outcome *outcome, int from)
{
    char bytes[1024];
    ssize_t length = read(from, bytes, sizeof bytes);
    if (length <= 0)
        return length < 0 && errno == EINTR;
    size_t taken = strlen(outcome->message);
    size_t room = sizeof outcome->message - 1 - taken;
    memcpy(outcome->message + taken, bytes,
           (size_t)length < room ? (size_t)length : room);
    return true;
}

/* How long to wait for something, in milliseconds; none when the time is over. */
static int64_t
wait_for(const struct patience *patience)
{
    enum { MOMENT = 200 };
    int64_t left = patience->deadline - tl_clock_milliseconds();
    tl_progress_wait(patience->progress, patience->task->what, patience->task->most);
    return left < MOMENT ? left : MOMENT;
}

/* A piece of the DOT on its way to dot. */
struct feeder {
    const struct tl_drawer_task *task;
    int64_t left; /* of the input; then the task's end comes */
    bool ended;
    char bytes[65536];
    size_t used;
    size_t sent;
};

static struct feeder
feeder_of(const struct tl_drawer_task *task)
{
    struct stat file;
    struct feeder feeder = {.task = task, .ended = task->end == NULL};
    lseek(task->input, 0, SEEK_SET);
    if (fstat(task->input, &file) == 0)
        feeder.left = (int64_t)file.st_size - (int64_t)task->leave_out;
    return feeder;
}

/* False when there is nothing left. */
static bool
fill(struct feeder *feeder)
{
    size_t room = sizeof feeder->bytes;
    if (feeder->left < (int64_t)room)
        room = feeder->left > 0 ? (size_t)feeder->left : 0;
    ssize_t length = room > 0 ? read(feeder->task->input, feeder->bytes, room) : 0;
    feeder->used = length > 0 ? (size_t)length : 0;
    feeder->left -= (int64_t)feeder->used;
    feeder->sent = 0;
    if (feeder->used == 0 && !feeder->ended) {
        feeder->used = strlen(feeder->task->end);
        memcpy(feeder->bytes, feeder->task->end, feeder->used);
        feeder->ended = true;
    }
    return feeder->used > 0;
}

/* Passes some on; false when there is nothing left, or dot takes no more. */
static bool
feed(struct feeder *feeder, const struct tl_drawer *drawer)
{
    if (feeder->sent == feeder->used && !fill(feeder))
        return false;
    ssize_t sent =
        write(drawer->feed, feeder->bytes + feeder->sent, feeder->used - feeder->sent);
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
collect(struct tl_drawer *drawer, const struct patience *patience,
        struct tl_drawer_outcome *outcome)
{
    struct feeder feeder = feeder_of(patience->task);
    struct pollfd polls[3] = {{.fd = drawer->output, .events = POLLIN},
                              {.fd = drawer->errors, .events = POLLIN},
                              {.fd = drawer->feed, .events = POLLOUT}};
    fcntl(drawer->feed, F_SETFL, O_NONBLOCK);
    while (polls[0].fd >= 0 || polls[1].fd >= 0) {
        int64_t left = wait_for(patience);
        if (left <= 0)
            return false;
        if (poll(polls, 3, (int)left) <= 0)
            continue;
        if (polls[0].revents && !take_output(patience->task, drawer->output))
            polls[0].fd = -1;
        if (polls[1].revents && !take_message(outcome, drawer->errors))
            polls[1].fd = -1;
        if (polls[2].revents && !feed(&feeder, drawer)) {
            close(drawer->feed);
            drawer->feed = polls[2].fd = -1;
        }
    }
    return true;
}

/* Waits for dot to end, if need be until the time is over; false where it is. */
static bool
wait_until(const struct tl_drawer *drawer, const struct patience *patience)
{
    const struct timespec moment = {.tv_nsec = 10000000};
    const int how = WEXITED | WNOHANG | WNOWAIT;
    siginfo_t ended = {.si_pid = 0};
    while (waitid(P_PID, (id_t)drawer->child, &ended, how) == 0 && ended.si_pid == 0) {
        if (wait_for(patience) <= 0)
            return false;
        nanosleep(&moment, NULL);
    }
    return true;
}

struct tl_drawer_outcome
tl_drawer_run(struct tl_drawer *drawer, const struct tl_drawer_task *task)
{
    struct tl_drawer_outcome outcome = {.late = false};
    struct patience patience = {.progress = tl_progress_new(0),
                                .task = task,
                                .deadline = tl_clock_milliseconds() +
                                            (int64_t)task->seconds * 1000};
    outcome.late =
        !collect(drawer, &patience, &outcome) || !wait_until(drawer, &patience);
    tl_progress_free(patience.progress);
    end_group(drawer, &outcome.status);
    close_all(drawer);
    return outcome;
}

void
tl_drawer_stop(struct tl_drawer *drawer)
{
    if (drawer->child == 0)
        return;
    end_group(drawer, NULL);
    close_all(drawer);
}
