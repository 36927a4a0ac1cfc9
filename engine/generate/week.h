/* The shifts of a working week: mornings, afternoons, some evenings, a Saturday morning. */
#ifndef DS_GENERATE_WEEK_H
#define DS_GENERATE_WEEK_H

#include "generate/world.h"

enum { DS_GEN_SATURDAY = 5 };

/* Monday's date is 2022-11-07; day −7 is the Monday before. "2022-11-07" and a NUL. */
enum { DS_GEN_DATE = 11 };
void ds_date_of(int32_t day, char date[DS_GEN_DATE]);

/* The kinds are bits; evenings fall on Tuesday, Wednesday and Thursday, or on Monday where that is
 * the only day; Saturday only follows a whole week. */
void ds_draw_week(ds_gen_world *world, int32_t days, uint32_t kinds);

/* The shift of this kind on this day, or -1. */
int32_t ds_shift_on(const ds_gen_world *world, int32_t day, int32_t kind);

/* Bits of the shifts whose kind is among these. */
uint32_t ds_shifts_of(const ds_gen_world *world, uint32_t kinds);

#endif
