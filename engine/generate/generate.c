#include "generate/generate.h"

#include <stdlib.h>

#include "generate/city.h"
#include "generate/commune.h"
#include "generate/hamlet.h"
#include "generate/options.h"
#include "generate/write.h"

typedef bool (*draw_function)(ds_gen_world *world, const ds_generate_options *options);

/* The kinds of which a document holds one. */
static const draw_function draws[DS_GENERATE_KINDS] = {
    [DS_GENERATE_HAMLET] = ds_draw_hamlet,
    [DS_GENERATE_COMMUNE] = ds_draw_commune,
    [DS_GENERATE_MATRIX] = ds_draw_matrix,
};

static bool draw(ds_gen_region *region, const ds_generate_options *options) {
    if (options->kind == DS_GENERATE_CITY) {
        return ds_draw_city(region, options);
    }
    region->name = region->worlds[0].name;
    return draws[options->kind](&region->worlds[0], options);
}

static bool make_region(ds_gen_region *region, int64_t count) {
    region->worlds = calloc((size_t)count, sizeof *region->worlds);
    if (region->worlds == NULL) {
        return false;
    }
    for (region->count = 0; region->count < count; region->count++) {
        ds_arena_init(&region->worlds[region->count].arena);
    }
    return true;
}

static void free_region(ds_gen_region *region) {
    for (int32_t i = 0; i < region->count; i++) {
        ds_arena_free(&region->worlds[i].arena);
    }
    free(region->worlds);
}

doorstep_status ds_generate(const ds_generate_options *options, ds_diags *diags, char **text,
                            size_t *length) {
    *text = NULL;
    *length = 0;
    ds_generate_options complete = *options;
    doorstep_status status = ds_generate_complete(&complete, diags);
    if (status != DOORSTEP_OK) {
        return status;
    }
    ds_gen_region region = {0};
    bool written = make_region(&region, complete.wards) && draw(&region, &complete) &&
                   ds_write_region(&region, text, length);
    free_region(&region);
    return written ? DOORSTEP_OK : DOORSTEP_NO_MEMORY;
}
