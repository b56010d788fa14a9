/* The mappings that come with the program. */
#ifndef TL_MAPPINGS_H
#define TL_MAPPINGS_H

struct tl_known_mapping {
    const char *name;
    const char *about;
    const char *text; /* as it would stand in a file */
};

/* All of them, ended by one without a name. */
extern const struct tl_known_mapping tl_known_mappings[];

/* By name; NULL where there is none. */
const struct tl_known_mapping *tl_known_mapping_find(const char *name);

#endif
