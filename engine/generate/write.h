/* Writes a generated region as an instance of docs/format.md. */
#ifndef DS_GENERATE_WRITE_H
#define DS_GENERATE_WRITE_H

#include "generate/text.h"
#include "generate/world.h"

/* False when memory ran out or the sink refused a piece. */
bool ds_write_region(const ds_gen_region *region, ds_text *text);

#endif
