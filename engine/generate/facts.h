/*
 * Facts of communes: what a generated commune is built on. Figures of the 2019 census.
 */
#ifndef DS_GENERATE_FACTS_H
#define DS_GENERATE_FACTS_H

#include <stdint.h>

enum { DS_SIZES = 7 }; /* households of 1 … 6 people, and of 7 or more */

typedef struct ds_commune_facts {
    int32_t code;    /* of the statistics office */
    const char *key; /* its name in ids, unlike any other's of the province */
    const char *name;
    int32_t district; /* its code; those of a district stand together */
    const char *district_key, *district_name;
    int32_t lat, lon; /* centroid, millionths of a degree */
    int32_t hectares;
    int32_t people, households;
    int32_t households_of[DS_SIZES];
    const char *const *quarters; /* names known, NULL-terminated */
} ds_commune_facts;

/* Of Tây Ninh, from instances/tay-ninh.csv. */
enum { DS_TAY_NINH_COMMUNES = 94 };
extern const ds_commune_facts ds_tay_ninh[DS_TAY_NINH_COMMUNES];

/* NULL where the code is unknown. */
const ds_commune_facts *ds_commune_find(int64_t code);

/* A measure of how far apart two centroids are: of two, the nearer has the smaller one. */
int64_t ds_communes_apart(const ds_commune_facts *a, const ds_commune_facts *b);

/* The communes of one district by the distance of their centroids, up to `room` of them: the
 * centre itself comes first. Returns how many. */
int32_t ds_communes_near(const ds_commune_facts *centre, const ds_commune_facts **near,
                         int32_t room);

#endif
