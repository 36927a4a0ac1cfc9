/*
 * What a commune is drawn from: its facts, and how many serve it. All that is not chance.
 */
#ifndef DS_GENERATE_BRIEF_H
#define DS_GENERATE_BRIEF_H

#include "generate/facts.h"
#include "generate/world.h"

typedef struct ds_gen_brief {
    const ds_commune_facts *facts;
    int64_t seed;
    int32_t households, days, quarters;
    int32_t hamlet_teams;
    bool commune_team; /* one more, for the whole commune */
    bool in_province;  /* one of many: teams of the sizes below, desks that small communes can
                          staff, less said of the families */
    int32_t members;   /* all of them */
    int32_t officers, clerks;
    int32_t sizes[DS_GEN_TEAMS]; /* people at home in each team; 0: as they are dealt */
    int32_t ties;       /* members, beside an officer, who may help in another commune … */
    int32_t neighbours; /* … one of so many that are nearest */
} ds_gen_brief;

static inline int32_t ds_brief_teams(const ds_gen_brief *brief) {
    return brief->hamlet_teams + brief->commune_team;
}

#endif
