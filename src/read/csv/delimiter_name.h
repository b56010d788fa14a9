/* What people call the delimiters of CSV. */
#ifndef TL_SRC_READ_CSV_DELIMITER_NAME_H
#define TL_SRC_READ_CSV_DELIMITER_NAME_H

#include <stdbool.h>

/* A delimiter of CSV, as people write it. False, said on standard error after `where`,
 * where it is none. */
bool tl_delimiter_read(const char *where, const char *value, char *delimiter);

/* What it is called where there are several: "commas". */
const char *tl_read_csv_delimiter_name(char delimiter);

#endif
