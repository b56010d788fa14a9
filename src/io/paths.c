/* For O_TMPFILE, which POSIX does not have. */
#define _GNU_SOURCE

#include "paths.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "graph/base/memory.h"

/* What a link says, seen from the link's folder; NULL where it is none. To be freed. */
static char *
read_link(const char *path)
{
    char to[PATH_MAX];
    ssize_t length = readlink(path, to, sizeof to - 1);
    const char *slash = strrchr(path, '/');
    if (length < 0)
        return NULL;
    to[length] = '\0';
    size_t folder = to[0] != '/' && slash ? (size_t)(slash - path) + 1 : 0;
    char *joined = tl_alloc(folder + (size_t)length + 1);
    memcpy(joined, path, folder);
    memcpy(joined + folder, to, (size_t)length + 1);
    return joined;
}

size_t
tl_place_name(const char *place)
{
    const char *slash = strrchr(place, '/');
    return slash ? (size_t)(slash - place) + 1 : 0;
}

bool
tl_place_folder(const char *place, char folder[PATH_MAX])
{
    size_t length = tl_place_name(place);
    if (length >= PATH_MAX)
        return false;
    memcpy(folder, length ? place : ".", length ? length : 1);
    folder[length ? length : 1] = '\0';
    return true;
}

static bool
stat_folder(const char *place, struct stat *status)
{
    char folder[PATH_MAX];
    return tl_place_folder(place, folder) && stat(folder, status) == 0;
}

/*
 * Whether a link may be followed: in a folder where everybody may write but not remove
 * what belongs to others, as in /tmp, only one of the user's own or of the folder's
 * owner. Linux can see to that, too, but only where it follows the link itself.
 */
static bool
is_trusted(const char *link)
{
    struct stat folder, status;
    const mode_t shared = S_ISVTX | S_IWOTH;
    if (!stat_folder(link, &folder) || lstat(link, &status) != 0)
        return false;
    return (folder.st_mode & shared) != shared || status.st_uid == geteuid() ||
           status.st_uid == folder.st_uid;
}

char *
tl_place_of(const char *path)
{
    size_t size = strlen(path) + 1;
    char *place = memcpy(tl_alloc(size), path, size);
    for (char *next; (next = read_link(place)); place = next) {
        bool trusted = is_trusted(place);
        tl_free(place);
        if (trusted)
            continue;
        tl_free(next);
        return NULL;
    }
    return place;
}

bool
tl_place_is_same(const char *a, const char *b)
{
    struct stat left;
    struct stat right;
    return strcmp(a + tl_place_name(a), b + tl_place_name(b)) == 0 &&
           stat_folder(a, &left) && stat_folder(b, &right) &&
           left.st_dev == right.st_dev && left.st_ino == right.st_ino;
}

/* How often a name is varied, and how many of its characters are. */
enum { ATTEMPTS = 100, VARIED = 6 };

/* Whoever guesses it gains nothing: a file that is there is not taken. */
static void
vary(char *name)
{
    static const char characters[] = "abcdefghijklmnopqrstuvwxyz0123456789";
    struct timespec now = {0};
    clock_gettime(CLOCK_REALTIME, &now);
    uint64_t number = (uint64_t)now.tv_sec * 1000000000 + (uint64_t)now.tv_nsec;
    number = (number ^ (uint64_t)getpid() << 40) * 0x9e3779b97f4a7c15;
    number >>= 24; /* the upper bits depend on all others */
    for (char *at = name + strlen(name) - VARIED; *at; at++) {
        *at = characters[number % (sizeof characters - 1)];
        number /= sizeof characters - 1;
    }
}

int
tl_place_create(char *name)
{
    int descriptor = -1;
    errno = EEXIST;
    for (int i = 0; i < ATTEMPTS && descriptor < 0 && errno == EEXIST; i++) {
        vary(name);
        descriptor = open(name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    }
    return descriptor;
}

/* Where the system shows a file that is open. */
enum { SHOWN_MAX = 32 };

int
tl_place_link(const char *from, int descriptor, char *name)
{
    char shown[SHOWN_MAX];
    int error = EEXIST;
    snprintf(shown, sizeof shown, "/proc/self/fd/%d", descriptor);
    for (int i = 0; i < ATTEMPTS && error == EEXIST; i++) {
        vary(name);
        error = linkat(AT_FDCWD, from ? from : shown, AT_FDCWD, name,
                       from ? 0 : AT_SYMLINK_FOLLOW) == 0
                    ? 0
                    : errno;
    }
    return error;
}

/* Folders that may be written but not read cannot be opened for that, and some file
 * systems do not have it. */
int
tl_place_sync(const char *place)
{
    char folder[PATH_MAX];
    if (!tl_place_folder(place, folder))
        return ENAMETOOLONG;
    int descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return errno == EACCES ? 0 : errno;
    int error = fsync(descriptor) == 0 ? 0 : errno;
    close(descriptor);
    return error == EINVAL || error == ENOTSUP ? 0 : error;
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
