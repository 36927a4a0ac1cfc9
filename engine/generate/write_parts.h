/* The writer's two halves: who serves, and who is served. One function a section. */
#ifndef DS_GENERATE_WRITE_PARTS_H
#define DS_GENERATE_WRITE_PARTS_H

#include "generate/text.h"
#include "generate/world.h"

void ds_write_teams(ds_text *text, const ds_gen_world *world);
void ds_write_members(ds_text *text, const ds_gen_world *world);
void ds_write_desks(ds_text *text, const ds_gen_world *world);
void ds_write_households(ds_text *text, const ds_gen_world *world);
void ds_write_locks(ds_text *text, const ds_gen_world *world);

/* A value under its key; optional ones are left out where they are not given. */
void ds_put_string(ds_text *text, const char *key, const char *value);
void ds_put_number(ds_text *text, const char *key, int64_t value, int digits);
void ds_put_optional(ds_text *text, const char *key, int32_t value, int digits);
void ds_put_bool(ds_text *text, const char *key, bool value);
void ds_put_spot(ds_text *text, const ds_gen_world *world, const ds_gen_spot *spot);

/* "h0042": the household's number with as many digits as the last one's. */
void ds_household_id(const ds_gen_world *world, int32_t household, char id[DS_GEN_ID]);

/* A list of the ids whose bits are set, under its key. `ids` is the first id, `stride` the bytes
 * from one to the next. */
void ds_put_ids(ds_text *text, const char *key, uint32_t bits, const char *ids, size_t stride);

#define DS_PUT_IDS(text, key, bits, items) \
    ds_put_ids((text), (key), (bits), (items)[0].id, sizeof(items)[0])

#endif
