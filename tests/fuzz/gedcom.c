/* Reads bytes as a family tree, strictly and leniently, and finishes the graph.
 */
#include "reading.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    read_bytes("gedcom", false, data, size);
    read_bytes("gedcom", true, data, size);
    return 0;
}
