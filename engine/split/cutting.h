/* What the steps share that cut a part out of an instance. */
#ifndef DS_SPLIT_CUTTING_H
#define DS_SPLIT_CUTTING_H

#include "model/buffer.h"
#include "split/cut.h"

/* Things that are kept when first met, and their new numbers. */
typedef struct ds_keeping {
    ds_buffer kept; /* int32_t numbers in the whole */
    int32_t *place; /* [n of the whole] number in the part, or DS_NONE */
} ds_keeping;

typedef struct ds_cutting {
    const ds_instance *from;
    const ds_parts *parts;
    int32_t part;
    ds_cut *cut;
    ds_instance *to;
    ds_arena arena; /* the part's */
    ds_arena scratch;
    ds_keeping areas, locations, shapes, classes, groups;
} ds_cutting;

ds_keeping ds_keeping_make(ds_cutting *c, int32_t n);

/* The new number; DS_NONE stays. */
int32_t ds_keep(ds_keeping *keeping, int32_t number);

static inline int32_t ds_kept(const ds_keeping *keeping, int32_t place) {
    return ((const int32_t *)(const void *)keeping->kept.items)[place];
}

/* The steps, each after those it builds on. Memory: the arenas remember. */
void ds_cut_areas(ds_cutting *c);
void ds_cut_places(ds_cutting *c);
void ds_cut_teams(ds_cutting *c);
void ds_cut_desks(ds_cutting *c);
void ds_cut_members(ds_cutting *c);
void ds_cut_households(ds_cutting *c);
void ds_cut_shapes(ds_cutting *c);
void ds_cut_classes(ds_cutting *c);
void ds_cut_locations(ds_cutting *c);
void ds_cut_locks(ds_cutting *c);

#endif
