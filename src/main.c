/* tieline: events and their actors as timelines and relationship graphs. */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#include <jansson.h>

#include "graph/base/hash.h"
#include "graph/base/memory.h"
#include "src/base/terminal.h"
#include "command_line.h"
#include "commands.h"

static int (*const runs[TL_COMMANDS])(const struct tl_options *options) = {
    [TL_COMMAND_EXPORT] = tl_export_run,   [TL_COMMAND_CHECK] = tl_check_run,
    [TL_COMMAND_STATS] = tl_stats_run,     [TL_COMMAND_NAMES] = tl_names_run,
    [TL_COMMAND_DIFF] = tl_diff_run,       [TL_COMMAND_MERGE] = tl_merge_run,
    [TL_COMMAND_FORMATS] = tl_formats_run, [TL_COMMAND_INIT] = tl_init_run,
    [TL_COMMAND_DEMO] = tl_demo_run,
};

static int
run(const struct tl_options *options)
{
    int status;
    enum tl_command command = tl_options_command(options, stdout, &status);
    return command == TL_COMMANDS ? tl_terminal_finish(status) : runs[command](options);
}

/*
 * Else the first file that is opened would be taken for a standard stream. These cannot
 * be read, or written: doing so fails, as it should.
 */
static void
fill_standard_descriptors(void)
{
    for (int stream = STDIN_FILENO; stream <= STDERR_FILENO; stream++) {
        if (fcntl(stream, F_GETFD) < 0)
            open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY);
    }
}

/* Jansson's tables, too, have a key, which it wants drawn before there are threads. It
 * is not 0, with which Jansson draws one that the environment cannot fix. */
static void
seed_json_objects(void)
{
    json_object_seed((size_t)tl_hash_key_draw().state[0] | 1);
}

int
main(int count, char **arguments)
{
    struct tl_options options;
    tl_memory_begin();
    fill_standard_descriptors();
    signal(SIGXFSZ, SIG_IGN); /* writing says that a file is too large */
    seed_json_objects();
    setvbuf(stderr, NULL, _IOLBF, BUFSIZ);
    bool good = tl_options_read(&options, count, arguments);
    tl_memory_limit(options.ceilings.limits[TL_CEILING_MEMORY],
                    " (--ceiling memory=N)");
    int status = good ? run(&options) : 2;
    tl_options_clear(&options);
    return status;
}
