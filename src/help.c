#include "help.h"

#include <string.h>

#include "src/base/ceilings.h"
#include "src/base/terminal.h"

static void
print_option(FILE *file, const struct tl_option *option)
{
    char left[64];
    snprintf(left, sizeof left, "  %c%c%s--%s%s%s", option->letter ? '-' : ' ',
             option->letter ? option->letter : ' ', option->letter ? ", " : "  ",
             option->name, option->argument ? " " : "",
             option->argument ? option->argument : "");
    tl_terminal_row(file, left, option->about);
}

static void
print_options(FILE *file, unsigned uses)
{
    for (const struct tl_option *option = tl_option_table; option->name; option++)
        if (option->uses & uses)
            print_option(file, option);
}

/* The names of --ceiling, with what they limit. */
static void
print_ceilings(FILE *file, unsigned uses)
{
    const struct tl_option *option = tl_option_table;
    while (strcmp(option->name, "ceiling") != 0)
        option++;
    if (!(uses & option->uses))
        return;
    fputs("\nCeilings: the usual limit, and that of --ceiling strict\n", file);
    for (enum tl_ceiling ceiling = 0; ceiling < TL_CEILINGS; ceiling++) {
        char left[32], about[160];
        snprintf(left, sizeof left, "  %s", tl_ceiling_name(ceiling));
        snprintf(about, sizeof about, "%.40s, %.40s: %.70s",
                 tl_ceiling_amount(ceiling, tl_ceilings_usual.limits[ceiling]).text,
                 tl_ceiling_amount(ceiling, tl_ceiling_strict(ceiling)).text,
                 tl_ceiling_about(ceiling));
        tl_terminal_row(file, left, about);
    }
}

static void
print_general_help(FILE *file)
{
    fputs(
        "tieline turns events and the actors in them into timelines and relationship\n"
        "graphs that other tools open.\n\n",
        file);
    for (enum tl_command command = 0; command < TL_COMMANDS; command++) {
        const struct tl_command_info *info = &tl_commands[command];
        char left[64];
        snprintf(left, sizeof left, "  %-7s %s", info->name, info->arguments);
        tl_terminal_row(file, left, info->about);
    }
    fputs(
        "\nAn input is a file (a table, JSON, a graph, a family tree, a calendar: see\n"
        "'tieline formats'), a folder of CSV tables, '-' for standard input, or\n"
        "@demo, the dataset that comes with the program. @FILE, with a dot or a slash\n"
        "in it, is a file of arguments, one a line.\n\n",
        file);
    print_options(file, ~0U);
    print_ceilings(file, ~0U);
    fputs("\nExit status: 0 success, 1 errors in the input, 2 wrong usage or a failure "
          "of the\n"
          "system. No output is written on 1 and 2. diff exits with 0 if nothing "
          "differs,\n"
          "1 if something does, 2 on any error. 'tieline COMMAND --help' shows the "
          "options\n"
          "of a command. More: man tieline\n",
          file);
}

void
tl_help_print(FILE *file, enum tl_command command)
{
    if (command == TL_COMMANDS) {
        print_general_help(file);
        return;
    }
    const struct tl_command_info *info = &tl_commands[command];
    fprintf(file, "tieline %s: %s\n\nusage: tieline %s %s [OPTION...]\n\n", info->name,
            info->about, info->name, info->arguments);
    print_options(file, info->uses | TL_USE_ALWAYS);
    print_ceilings(file, info->uses);
    fprintf(file, "\nMore: man tieline-%s\n", info->name);
}
