/* Values under their keys: what all parts of the writer write with. */
#ifndef DS_GENERATE_PUT_H
#define DS_GENERATE_PUT_H

#include "generate/text.h"
#include "generate/world.h"

/* A value under its key; optional ones are left out where they are not given. */
void ds_put_string(ds_text *text, const char *key, const char *value);
void ds_put_number(ds_text *text, const char *key, int64_t value, int digits);
void ds_put_optional(ds_text *text, const char *key, int32_t value, int digits);
void ds_put_bool(ds_text *text, const char *key, bool value);
void ds_put_spot(ds_text *text, const ds_gen_world *world, const ds_gen_spot *spot);

/* A position as GeoJSON has it: [longitude, latitude]. */
void ds_put_position(ds_text *text, const ds_gen_world *world, ds_gen_point at);

/* "h0042": the household's number with as many digits as the last one's. */
void ds_household_id(const ds_gen_world *world, int32_t household, char id[DS_GEN_ID]);

/* The ids whose bits are set, as elements of the open list, or as a list under its key. `ids` is
 * the first id, `stride` the bytes from one to the next. */
void ds_add_ids(ds_text *text, uint32_t bits, const char *ids, size_t stride);
void ds_put_ids(ds_text *text, const char *key, uint32_t bits, const char *ids, size_t stride);

#define DS_ADD_IDS(text, bits, items) ds_add_ids((text), (bits), (items)[0].id, sizeof(items)[0])
#define DS_PUT_IDS(text, key, bits, items) \
    ds_put_ids((text), (key), (bits), (items)[0].id, sizeof(items)[0])

#endif
