#include "generate/generate.h"

#include <stdlib.h>

#include "generate/commune.h"
#include "generate/hamlet.h"
#include "generate/options.h"
#include "generate/write.h"

typedef bool (*draw_function)(ds_gen_world *world, const ds_generate_options *options);

static const draw_function draws[DS_GENERATE_KINDS] = {
    [DS_GENERATE_HAMLET] = ds_draw_hamlet,
    [DS_GENERATE_COMMUNE] = ds_draw_commune,
    [DS_GENERATE_MATRIX] = ds_draw_matrix,
};

static doorstep_status draw_and_write(ds_gen_world *world, const ds_generate_options *options,
                                      char **text, size_t *length) {
    if (!draws[options->kind](world, options)) {
        return DOORSTEP_NO_MEMORY;
    }
    return ds_write_world(world, text, length) ? DOORSTEP_OK : DOORSTEP_NO_MEMORY;
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
    ds_gen_world *world = calloc(1, sizeof *world);
    if (world == NULL) {
        return DOORSTEP_NO_MEMORY;
    }
    ds_arena_init(&world->arena);
    status = draw_and_write(world, &complete, text, length);
    ds_arena_free(&world->arena);
    free(world);
    return status;
}
