#include "folder.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "graph/base/compare.h"
#include "graph/base/memory.h"
#include "src/io/replacement.h"
#include "src/read/readers.h"

bool
tl_folder_takes(const char *name)
{
    const struct tl_reader *reader = tl_reader_of_file(name);
    return name[0] != '.' && reader == &tl_read_csv;
}

static char *
join(const char *folder, const char *name)
{
    size_t size = strlen(folder) + strlen(name) + 2;
    char *path = tl_alloc(size);
    snprintf(path, size, "%s/%s", folder, name);
    return path;
}

static void
list_tables(struct tl_folder *folder, DIR *directory, const char *path)
{
    const struct dirent *entry;
    while ((entry = readdir(directory))) {
        if (strncmp(entry->d_name, TL_TEMPORARY, strlen(TL_TEMPORARY)) == 0)
            folder->halfway = true;
        if (!tl_folder_takes(entry->d_name))
            continue;
        folder->paths =
            tl_resize(folder->paths, (folder->count + 1) * sizeof *folder->paths);
        folder->paths[folder->count++] = join(path, entry->d_name);
    }
    if (folder->count)
        qsort(folder->paths, folder->count, sizeof *folder->paths, tl_compare_texts);
}

bool
tl_is_folder(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

bool
tl_folder_begin(struct tl_folder *folder, const char *path, struct tl_sources *sources)
{
    DIR *directory = opendir(path);
    *folder = (struct tl_folder){0};
    if (!directory)
        return false;
    tl_sources_add(sources, path, dirfd(directory));
    list_tables(folder, directory, path);
    closedir(directory);
    return true;
}

void
tl_folder_end(struct tl_folder *folder)
{
    for (size_t i = 0; i < folder->count; i++)
        tl_free(folder->paths[i]);
    tl_free(folder->paths);
}
