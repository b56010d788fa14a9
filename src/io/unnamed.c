/* For O_TMPFILE, which POSIX does not have. */
#define _GNU_SOURCE

#include "unnamed.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "paths.h"

/* Where the system shows a file that is open. */
enum { SHOWN_MAX = 32 };

static void
shown_at(int descriptor, char path[SHOWN_MAX])
{
    snprintf(path, SHOWN_MAX, "/proc/self/fd/%d", descriptor);
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

#if defined O_TMPFILE && !defined TL_NAMED_TEMPORARIES
static int
open_in(const char *folder)
{
    return open(folder, O_TMPFILE | O_WRONLY, 0600);
}

/* Whether such a file can get a name: a file system without links may have one. */
static bool
can_get_name(const char *folder)
{
    char name[PATH_MAX];
    int length = snprintf(name, sizeof name, "%s/.tieline-XXXXXX", folder);
    int descriptor = length < PATH_MAX ? open_in(folder) : -1;
    if (descriptor < 0)
        return false;
    bool can = tl_unnamed_link(descriptor, name) == 0;
    if (can)
        unlink(name);
    close(descriptor);
    return can;
}

int
tl_unnamed_open(const char *place)
{
    char folder[PATH_MAX];
    if (!tl_place_folder(place, folder) || !can_get_name(folder))
        return -1;
    return open_in(folder);
}
#else
int
tl_unnamed_open(const char *place)
{
    (void)place;
    return -1;
}
#endif
