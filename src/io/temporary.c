#include "temporary.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "src/base/terminal.h"
#include "paths.h"

int
tl_temporary_open(const char *folder)
{
    char name[PATH_MAX];
    int length = snprintf(name, sizeof name, "%s/" TL_TEMPORARY "XXXXXX", folder);
    if (length < 0 || length >= (int)sizeof name) {
        tl_say_failure(folder, ENAMETOOLONG);
        return -1;
    }
    int descriptor = tl_unnamed_open(name);
    if (descriptor >= 0)
        return descriptor;
    descriptor = tl_place_create(name);
    if (descriptor < 0)
        tl_say("%s: no temporary file can be made in this folder; choose another with "
               "--temp: %s",
               folder, strerror(errno));
    else
        unlink(name);
    return descriptor;
}

const char *
tl_temporary_folder(void)
{
    const char *folder = getenv("TMPDIR");
    return folder && *folder ? folder : "/tmp";
}
