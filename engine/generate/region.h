/* Communes side by side in one document, nearly independent of each other. */
#ifndef DS_GENERATE_REGION_H
#define DS_GENERATE_REGION_H

#include "generate/brief.h"
#include "generate/world.h"

/* Draws a commune for every brief, by itself and at its place, and ties it to its neighbours: a few
 * of its members may go along with crews there. Nothing else crosses a border. Households are not
 * kept: one commune's are in memory at a time. `name` and `briefs` stay the caller's and have to
 * live as long as the region. False when memory ran out; ds_free_region follows in any case. */
bool ds_draw_region(ds_gen_region *region, const char *name, const ds_gen_brief *briefs,
                    int32_t count);
void ds_free_region(ds_gen_region *region);

/* The commune once more, with its households, as the region has it but for its ties; to be freed by
 * ds_gen_world_free. False when memory ran out. */
bool ds_draw_again(const ds_gen_region *region, int32_t commune, ds_gen_world *world);

#endif
