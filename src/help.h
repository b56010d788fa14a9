/* The help that the program prints, made of the tables of commands and options. */
#ifndef TL_SRC_HELP_H
#define TL_SRC_HELP_H

#include <stdio.h>

#include "options.h"

/* Prints the help of a command, or with TL_COMMANDS that of the whole program. */
void tl_help_print(FILE *file, enum tl_command command);

#endif
