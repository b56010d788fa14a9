/* tieline: events and their actors as timelines and relationship graphs. */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <jansson.h>

#include "graph/base/hash.h"
#include "graph/base/memory.h"
#include "src/base/terminal.h"
#include "command_line.h"
#include "commands.h"

static int (*const runs[TL_COMMANDS])(const struct tl_options *options) = {
    [TL_COMMAND_EXPORT] = tl_export_run, [TL_COMMAND_CHECK] = tl_check_run,
    [TL_COMMAND_STATS] = tl_stats_run,   [TL_COMMAND_FORMATS] = tl_formats_run,
    [TL_COMMAND_INIT] = tl_init_run,     [TL_COMMAND_DEMO] = tl_demo_run,
};

static int
print_version(void)
{
    puts("tieline " TL_VERSION);
    return tl_terminal_finish(0);
}

static int
print_help(const char *name)
{
    enum tl_command command = name ? tl_command_find(name) : TL_COMMANDS;
    if (name && command == TL_COMMANDS)
        return 2;
    tl_help_print(stdout, command);
    return tl_terminal_finish(0);
}

static bool
is_command(const struct tl_options *options, const char *name)
{
    return options->command && strcmp(options->command, name) == 0;
}

static int
run(const struct tl_options *options)
{
    const struct tl_texts_list *words = &options->load.inputs;
    if (options->version || is_command(options, "version"))
        return print_version();
    if (is_command(options, "help"))
        return print_help(words->count ? words->texts[0] : NULL);
    if (options->help)
        return print_help(options->command);
    if (!options->command) {
        tl_say("no command given; see 'tieline --help', or try 'tieline demo FOLDER'");
        return 2;
    }
    enum tl_command command = tl_command_find(options->command);
    if (command == TL_COMMANDS || !tl_options_check(options, command))
        return 2;
    return runs[command](options);
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
    int status = tl_options_read(&options, count, arguments) ? run(&options) : 2;
    tl_options_clear(&options);
    return status;
}
