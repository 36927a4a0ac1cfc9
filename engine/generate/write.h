/* Writes a generated world as an instance of docs/format.md. */
#ifndef DS_GENERATE_WRITE_H
#define DS_GENERATE_WRITE_H

#include <stddef.h>

#include "generate/world.h"

/* False when memory ran out; then there is nothing to free. */
bool ds_write_world(const ds_gen_world *world, char **text, size_t *length);

#endif
