/*
 * A province: its communes, and the teams and people dealt to them.
 */
#ifndef DS_GENERATE_PROVINCE_H
#define DS_GENERATE_PROVINCE_H

#include "generate/brief.h"

typedef struct ds_gen_province {
    int32_t code;
    const char *key, *name;
    int32_t n_communes;
    const ds_commune_facts *communes; /* those of a district stand together */
    int32_t hamlet_teams;             /* at least one a commune, the others by households */
    int32_t commune_teams;            /* one in each of the largest communes */
    int32_t members;
} ds_gen_province;

extern const ds_gen_province ds_tay_ninh_province;

/* With how few members every team has its least; -1 when memory ran out. */
int32_t ds_province_least_members(const ds_gen_province *province);

/* The briefs of all its communes, in their order; malloc'd, NULL when memory ran out. A brief
 * follows from the province and the seed: what is written of it makes no difference. */
ds_gen_brief *ds_province_briefs(const ds_gen_province *province, int64_t seed, int32_t days);

#endif
