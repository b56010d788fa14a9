#include "formats.h"

#include <stdio.h>

#include "graph/base/near.h"
#include "src/base/terminal.h"
#include "src/read/mapping/mappings.h"
#include "src/read/readers.h"
#include "export.h"

static void
print_list(void)
{
    puts("Formats that are read (-f):");
    for (const struct tl_reader *reader = tl_readers; reader->name; reader++)
        printf("  %-12s %-13s %s\n", reader->name, reader->endings, reader->about);
    puts("\nMappings for other people's tables (--mapping):");
    for (const struct tl_known_mapping *known = tl_known_mappings; known->name; known++)
        printf("  %-23s %s\n", known->name, known->about);
    puts("\nFormats that are written (-t, -o), with their file endings and the views "
         "they draw:");
    tl_formats_list(stdout);
    puts("\nFor -o FORMAT@VIEW:FILE; * marks the view that is drawn unless another is "
         "asked for.");
}

static bool
print_mapping(const char *name)
{
    const struct tl_known_mapping *known = tl_known_mapping_find(name);
    if (known) {
        fputs(known->text, stdout);
        return true;
    }
    struct tl_near near = {.wanted = name};
    for (known = tl_known_mappings; known->name; known++)
        tl_near_offer(&near, known->name);
    if (near.best)
        tl_say("there is no mapping '%s'; did you mean '%s'?", name, near.best);
    else
        tl_say("there is no mapping '%s'; 'tieline formats' lists them", name);
    return false;
}

bool
tl_formats_print(const struct tl_texts_list *names)
{
    bool good = true;
    for (size_t i = 0; i < names->count; i++)
        good = print_mapping(names->texts[i]) && good;
    if (names->count == 0)
        print_list();
    return good;
}
