/* For O_TMPFILE, which POSIX does not have. */
#define _GNU_SOURCE

#include "unnamed.h"

#include <fcntl.h>
#include <stdio.h>

#include "paths.h"

/* Where the system shows a file that is open. */
enum { SHOWN_MAX = 32 };

int
tl_unnamed_link(int descriptor, char *name)
{
    char shown[SHOWN_MAX];
    snprintf(shown, sizeof shown, "/proc/self/fd/%d", descriptor);
    return tl_place_link(shown, name, AT_SYMLINK_FOLLOW);
}

int
tl_unnamed_open(const char *place)
{
#if defined O_TMPFILE && !defined TL_NAMED_TEMPORARIES
    char folder[PATH_MAX];
    return tl_place_folder(place, folder)
               ? open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600)
               : -1;
#else
    (void)place;
    return -1;
#endif
}
