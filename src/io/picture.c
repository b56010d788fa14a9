#include "picture.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "graph/base/ascii.h"
#include "graph/base/memory.h"
#include "graph/base/screen.h"
#include "src/base/terminal.h"
#include "fold.h"
#include "paths.h"
#include "whole.h"

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

static void
stop_all(struct tl_picture *picture)
{
    tl_drawer_stop(&picture->layout);
    tl_drawer_stop(&picture->straight);
    tl_drawer_stop(&picture->draw);
    close(picture->input);
    if (picture->laid >= 0)
        close(picture->laid);
}

static bool
begin_drawers(struct tl_picture *picture, bool placed)
{
    char format[16] = "-T";
    strncat(format, picture->format, sizeof format - 3);
    const char *lay[] = {"dot", "-Tdot", NULL};
    const char *only[] = {"dot", format, NULL};
    const char *after[] = {"dot", "-Kneato", "-n2", format, NULL};
    if (placed)
        return tl_drawer_begin(&picture->draw, only, &picture->setting);
    return tl_drawer_begin(&picture->layout, lay, &picture->setting) &&
           tl_drawer_begin(&picture->straight, lay, &picture->setting) &&
           tl_drawer_begin(&picture->draw, after, &picture->setting);
}

bool
tl_picture_begin(struct tl_picture *picture, const char *format, bool placed,
                 const struct tl_drawer_setting *setting)
{
    *picture = (struct tl_picture){.format = format, .laid = -1, .setting = *setting};
    picture->input = open_unnamed();
    if (picture->input < 0)
        return false;
    picture->laid = placed ? -1 : open_unnamed();
    if ((placed || picture->laid >= 0) && begin_drawers(picture, placed))
        return true;
    stop_all(picture);
    return false;
}

void
tl_picture_abandon(struct tl_picture *picture, int error)
{
    stop_all(picture);
    if (error)
        tl_say("%s: %s; diagrams wait there for dot, TMPDIR=FOLDER says where else",
               temporary_folder(), strerror(error));
}

/* What dot said, in one line; else how it ended. */
static void
say_failed(const char *what, struct tl_drawer_outcome *outcome)
{
    char *message = outcome->message;
    size_t used = strlen(message);
    while (used > 0 && message[used - 1] == '\n')
        message[--used] = '\0';
    for (char *end = message; (end = strchr(end, '\n'));)
        *end = ' ';
    if (*message)
        tl_say("%s: %s", what, message);
    else if (WIFSIGNALED(outcome->status))
        tl_say("%s: it was ended by signal %d; it may have needed more memory than "
               "--ceiling drawing-memory=N allows",
               what, WTERMSIG(outcome->status));
    else if (WEXITSTATUS(outcome->status) != 0)
        tl_say("%s: it ended with status %d", what, WEXITSTATUS(outcome->status));
    else
        tl_say("%s", what);
}

/* The layout that dot says it does not have; NULL where it says something else. From
 * Graphviz 14 on, Debian has some in a package of their own. */
static const char *
lacking_layout(struct tl_drawer_outcome *outcome)
{
    static const char before[] = "Layout type: \"", after[] = "\" not recognized";
    char *name = strstr(outcome->message, before);
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

/* Whether it has ended as it should; else that is said. */
static bool
judge(struct tl_drawer_outcome *outcome, int seconds)
{
    const char *layout = outcome->status == 0 ? NULL : lacking_layout(outcome);
    if (outcome->late)
        tl_say("dot had not finished after %d seconds and was stopped; select less, "
               "for example with --top 100, or give it more time: --ceiling "
               "drawing-seconds=N",
               seconds);
    else if (WIFEXITED(outcome->status) && WEXITSTATUS(outcome->status) == 127)
        tl_say("dot was not found in the absolute folders of PATH: install Graphviz, "
               "or write the diagram itself with "
               "-t dot");
    else if (layout)
        say_lacking(layout);
    else if (!WIFEXITED(outcome->status) || WEXITSTATUS(outcome->status) != 0)
        say_failed("dot failed", outcome);
    else
        return true;
    return false;
}

/* Bytes on their way to a file. Writes nothing where there is an error already. */
struct target {
    int descriptor;
    int *error;
};

static void
write_all(void *context, const char *bytes, size_t length)
{
    struct target *target = context;
    while (length > 0 && !*target->error) {
        ssize_t written = write(target->descriptor, bytes, length);
        if (written < 0 && errno != EINTR)
            *target->error = errno;
        if (written > 0) {
            bytes += written;
            length -= (size_t)written;
        }
    }
}

/* DOT with all places, on its way to a file. */
struct layout {
    struct target target;
    struct tl_fold fold;
    char head[512]; /* its beginning */
    size_t used;
};

static void
take_layout(void *context, const char *bytes, size_t length)
{
    struct layout *layout = context;
    size_t room = sizeof layout->head - 1 - layout->used;
    size_t taken = length < room ? length : room;
    memcpy(layout->head + layout->used, bytes, taken);
    layout->used += taken;
    tl_fold_take(&layout->fold, bytes, length);
}

/* A number in tenths, and what is after it; NULL where there is none. */
static const char *
read_tenths(const char *text, int64_t *tenths)
{
    enum { MOST = 100000000 };
    const char *at = text + (*text == '-');
    *tenths = 0;
    if (!tl_ascii_is_digit(*at))
        return NULL;
    for (; tl_ascii_is_digit(*at) && *tenths < MOST; at++)
        *tenths = *tenths * 10 + (*at - '0');
    *tenths *= 10;
    if (*at == '.' && tl_ascii_is_digit(at[1]))
        *tenths += at[1] - '0';
    at += *at == '.';
    while (tl_ascii_is_digit(*at))
        at++;
    return at;
}

/* How large it is, from the first attribute of the graph: "0,0,1647.2,1823". */
static bool
read_size(const char *head, int64_t *width, int64_t *height)
{
    int64_t *const numbers[] = {width, height, width, height};
    const char *at = strstr(head, "bb=\"");
    at = at ? at + strlen("bb=\"") : NULL;
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers && at; i++) {
        at = read_tenths(at, numbers[i]);
        if (at && i + 1 < sizeof numbers / sizeof *numbers)
            at = *at == ',' ? at + 1 : NULL;
    }
    return at && *at == '"';
}

/* Leaves out the brace at the end, so that more can be written there. */
static bool
reopen(int laid)
{
    char end[4];
    off_t size = lseek(laid, 0, SEEK_END);
    off_t from = size < (off_t)sizeof end ? 0 : size - (off_t)sizeof end;
    ssize_t length = pread(laid, end, sizeof end, from);
    while (length > 0 && end[length - 1] != '}')
        length--;
    return length > 0 && ftruncate(laid, from + length - 1) == 0 &&
           lseek(laid, 0, SEEK_END) >= 0;
}

/* Instead of the graph's brace, for what would take too long: straight lines, and a
 * layout that is not as good. */
static const char straight[] = "graph [splines=\"line\", nslimit=\"2\", "
                               "nslimit1=\"2\", mclimit=\"0.2\"];\n}\n";

/* Whether the graph's attributes, at the beginning of the DOT, say so already. */
static bool
has_straight_lines(int input)
{
    char head[1024];
    ssize_t length = pread(input, head, sizeof head - 1, 0);
    head[length > 0 ? length : 0] = '\0';
    return strstr(head, "splines=\"line\"") != NULL;
}

static struct tl_drawer_outcome
run_layout(struct tl_picture *picture, struct tl_drawer *drawer, struct layout *layout,
           const char *end, int seconds)
{
    struct tl_drawer_task task = {.input = picture->input,
                                  .leave_out = end ? sizeof "}\n" - 1 : 0,
                                  .end = end,
                                  .seconds = seconds,
                                  .what = "laying out",
                                  .most = seconds,
                                  .take = take_layout,
                                  .context = layout};
    layout->used = 0;
    layout->fold = (struct tl_fold){.write = write_all, .context = &layout->target};
    struct tl_drawer_outcome outcome = tl_drawer_run(drawer, &task);
    tl_fold_end(&layout->fold);
    return outcome;
}

bool
tl_picture_lay_out(struct tl_picture *picture, int seconds, int64_t *width,
                   int64_t *height)
{
    enum { PATIENCE = 5 };
    int error = 0;
    struct layout layout = {.target = {picture->laid, &error}};
    bool is_straight = has_straight_lines(picture->input);
    struct tl_drawer_outcome outcome =
        run_layout(picture, &picture->layout, &layout, NULL,
                   is_straight || seconds < PATIENCE ? seconds : PATIENCE);
    if (!is_straight && outcome.late && ftruncate(picture->laid, 0) == 0) {
        lseek(picture->laid, 0, SEEK_SET);
        outcome = run_layout(picture, &picture->straight, &layout, straight, seconds);
    }
    bool good = judge(&outcome, seconds);
    if (good && !error &&
        (!reopen(picture->laid) || !read_size(layout.head, width, height))) {
        say_failed("dot gave only a part of the picture", &outcome);
        good = false;
    }
    if (!good || error) {
        tl_picture_abandon(picture, error);
        return false;
    }
    tl_drawer_stop(&picture->straight);
    close(picture->input);
    picture->input = picture->laid;
    picture->laid = -1;
    return true;
}

/* What is drawn, as it comes. */
struct drawn {
    char *bytes;
    size_t used;
    size_t size;
    struct tl_whole whole;
};

static void
take_drawn(void *context, const char *bytes, size_t length)
{
    struct drawn *drawn = context;
    tl_whole_take(&drawn->whole, bytes, length);
    if (length > drawn->size - drawn->used) {
        drawn->size = 2 * drawn->size + length;
        drawn->bytes = tl_resize(drawn->bytes, drawn->size);
    }
    memcpy(drawn->bytes + drawn->used, bytes, length);
    drawn->used += length;
}

static void
write_screen(void *context, const char *bytes, size_t length)
{
    tl_screen_write(context, bytes, length);
}

static void
write_drawn(const struct tl_picture *picture, const struct drawn *drawn,
            const struct tl_picture_words *words, struct target *target)
{
    struct tl_screen screen = {write_all, target, "", 0};
    bool on_terminal = isatty(target->descriptor);
    void *context = on_terminal ? (void *)&screen : target;
    void (*write_to)(void *, const char *, size_t) =
        on_terminal ? write_screen : write_all;
    if (strcmp(picture->format, "svg") == 0)
        tl_dress(drawn->bytes, drawn->used, words, write_to, context);
    else
        write_to(context, drawn->bytes, drawn->used);
}

static bool
judge_drawn(const struct drawn *drawn, struct tl_drawer_outcome *outcome, int seconds)
{
    const char *wrong = tl_whole_entity(&drawn->whole);
    if (!judge(outcome, seconds))
        return false;
    if (!tl_whole_is(&drawn->whole))
        say_failed("dot gave only a part of the picture", outcome);
    else if (wrong)
        tl_say("dot wrote '%s' into the picture, which is not XML: no browser would "
               "open it; draw it as png or pdf, or report this as a bug",
               wrong);
    else
        return true;
    return false;
}

bool
tl_picture_end(struct tl_picture *picture, const struct tl_picture_words *words,
               int descriptor, int seconds, int *error)
{
    char what[32];
    struct drawn drawn = {.whole.format = picture->format};
    struct target target = {descriptor, error};
    struct tl_drawer_task task = {.input = picture->input,
                                  .seconds = seconds,
                                  .what = what,
                                  .most = seconds,
                                  .take = take_drawn,
                                  .context = &drawn};
    snprintf(what, sizeof what, "drawing %s", picture->format);
    struct tl_drawer_outcome outcome = tl_drawer_run(&picture->draw, &task);
    bool good = judge_drawn(&drawn, &outcome, seconds);
    if (good)
        write_drawn(picture, &drawn, words, &target);
    tl_free(drawn.bytes);
    stop_all(picture);
    return good && !*error;
}
