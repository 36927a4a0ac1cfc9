/* A few decisions already taken, chosen so that a plan can keep them all. */
#ifndef DS_GENERATE_LOCKS_H
#define DS_GENERATE_LOCKS_H

#include "generate/world.h"

/* Makes the members concerned available where they were not. In a province only such locks as a
 * commune of any size can keep. */
void ds_add_locks(ds_gen_world *world, bool in_province);

#endif
