/*
 * units TEST: runs the unit test tests/unit/TEST.c, for instance graph/date/label.
 *
 * All unit tests are in this program, but for those that the Makefile links alone. It
 * compiles the main() of each under another name, and defines UNITS as a file with a
 * line UNIT(function, "name") for each.
 */
#include <stdio.h>
#include <string.h>

#define UNIT(function, name) int function(void);
#include UNITS
#undef UNIT

static const struct {
    int (*run)(void);
    const char *name;
} units[] = {
#define UNIT(function, name) {function, name},
#include UNITS
};

int
main(int argc, char **argv)
{
    for (size_t i = 0; argc == 2 && i < sizeof units / sizeof *units; i++)
        if (strcmp(units[i].name, argv[1]) == 0)
            return units[i].run();
    fprintf(stderr, "units: no such test: %s\n", argc == 2 ? argv[1] : "");
    return 2;
}
