/* Writes a generated region as an instance of docs/format.md. */
#ifndef DS_GENERATE_WRITE_H
#define DS_GENERATE_WRITE_H

#include <stddef.h>

#include "generate/world.h"

/* False when memory ran out; then there is nothing to free. */
bool ds_write_region(const ds_gen_region *region, char **text, size_t *length);

#endif
