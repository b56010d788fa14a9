/* For O_TMPFILE, which POSIX does not have. */
#define _GNU_SOURCE

#include "unnamed.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "place.h"

/* Where the system shows a file that is open. */
enum { SHOWN_MAX = 32 };

static void
shown_at(int descriptor, char path[SHOWN_MAX])
{
    snprintf(path, SHOWN_MAX, "/proc/self/fd/%d", descriptor);
}

int
tl_unnamed_open(const char *place)
{
    int descriptor = -1;
#if defined O_TMPFILE && !defined TL_NAMED_TEMPORARIES
    char folder[PATH_MAX];
    char shown[SHOWN_MAX];
    if (tl_place_folder(place, folder))
        descriptor = open(folder, O_TMPFILE | O_WRONLY, 0600);
    shown_at(descriptor, shown);
    if (descriptor >= 0 && access(shown, F_OK) != 0) {
        close(descriptor);
        descriptor = -1;
    }
#else
    (void)place;
#endif
    return descriptor;
}

/* A link does not replace what is there: the name is tried with a file of its own. */
int
tl_unnamed_link(int descriptor, char *name)
{
    char shown[SHOWN_MAX];
    int tried = mkstemp(name);
    if (tried < 0)
        return errno;
    close(tried);
    unlink(name);
    shown_at(descriptor, shown);
    return linkat(AT_FDCWD, shown, AT_FDCWD, name, AT_SYMLINK_FOLLOW) == 0 ? 0 : errno;
}
