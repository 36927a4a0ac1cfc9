/* The teams of a commune: quarters, bases, sizes and rules for their crews. */
#ifndef DS_GENERATE_TEAMS_H
#define DS_GENERATE_TEAMS_H

#include "generate/world.h"
#include "base/rng.h"

/* Needs quarters, the week, and a place for every quarter (the first places of the world); a team
 * of the whole commune sits at the place that follows them. */
void ds_draw_teams(ds_gen_world *world, int32_t hamlet_teams, bool commune_team, ds_rng *rng);

/* Sizes and composition rules; needs the members. The people at home in a team's quarters can
 * always meet them. In a province every team has from four to nine. */
void ds_draw_sizes(ds_gen_world *world, bool in_province);

/* A rule that asks for nothing is not added. */
void ds_add_role_rule(ds_gen_rules *rules, uint32_t roles, int32_t min, int32_t max);
void ds_add_skill_rule(ds_gen_rules *rules, int32_t skill, int32_t min);

/* The team itself and the others, by the distance of their seats. */
void ds_teams_by_distance(const ds_gen_world *world, int32_t team, int32_t order[DS_GEN_TEAMS]);

#endif
