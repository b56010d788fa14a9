#include "paths.h"

#include <string.h>
#include <sys/stat.h>
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

char *
tl_place_of(const char *path)
{
    size_t size = strlen(path) + 1;
    char *place = memcpy(tl_alloc(size), path, size);
    for (char *next; (next = read_link(place)); place = next)
        tl_free(place);
    return place;
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

bool
tl_place_has_folder(const char *place)
{
    struct stat status;
    return stat_folder(place, &status);
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
