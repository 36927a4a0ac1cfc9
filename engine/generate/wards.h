/* Which communes a city has, and the options that each of them is drawn with. */
#ifndef DS_GENERATE_WARDS_H
#define DS_GENERATE_WARDS_H

#include "generate/brief.h"
#include "generate/generate.h"

/* The options of options->wards communes, complete but for what no single range can say: the one
 * that the city's options name, then those nearest to it. A commune's seed follows from the city's
 * seed and its code alone, so it does not matter which others are drawn. */
void ds_city_wards(const ds_generate_options *city, ds_generate_options wards[DS_GEN_WARDS]);

/* What a commune with these complete options is drawn from: as the pilot was. */
ds_gen_brief ds_ward_brief(const ds_generate_options *ward);

/* Households of these communes together, as the census counted them. */
int64_t ds_city_households(const ds_generate_options *city);

#endif
