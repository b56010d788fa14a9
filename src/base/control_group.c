#include "control_group.h"

#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

/* Version 1 says that there is no limit by a number that no machine has. */
#define NO_LIMIT (UINT64_C(1) << 60)

/* The number in a file; 0 where there is none. */
static uint64_t
read_limit(const char *path)
{
    FILE *file = fopen(path, "r");
    uint64_t limit = 0;
    if (!file)
        return 0;
    if (fscanf(file, "%" SCNu64, &limit) != 1 || limit >= NO_LIMIT)
        limit = 0;
    fclose(file);
    return limit;
}

/* The limit of the group that a line of /proc/self/cgroup names; 0 where it has none.
 */
static uint64_t
read_group(const char *line)
{
    enum { ROOM = PATH_MAX + 64 };
    static const char version_2[] = "0::/", version_1[] = ":memory:/";
    const char *old = strstr(line, version_1);
    char path[ROOM];
    if (strncmp(line, version_2, strlen(version_2)) == 0)
        snprintf(path, sizeof path, "/sys/fs/cgroup/%s/memory.max",
                 line + strlen(version_2));
    else if (old)
        snprintf(path, sizeof path, "/sys/fs/cgroup/memory/%s/memory.limit_in_bytes",
                 old + strlen(version_1));
    else
        return 0;
    return read_limit(path);
}

uint64_t
tl_control_group_memory(void)
{
    char line[PATH_MAX];
    FILE *file = fopen("/proc/self/cgroup", "r");
    uint64_t limit = 0;
    while (file && !limit && fgets(line, sizeof line, file)) {
        line[strcspn(line, "\n")] = '\0';
        limit = read_group(line);
    }
    if (file)
        fclose(file);
    return limit;
}
