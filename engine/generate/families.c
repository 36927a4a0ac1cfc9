#include "generate/families.h"

#include "generate/draw.h"
#include "generate/names.h"

/* Of Tây Ninh province, in hundredths of a per cent. In every household somebody has a phone. */
enum { ADULTS_WITH_PHONE = 7065, HOUSEHOLDS_WITH_FIBRE = 8021 };

enum { LARGEST_FAMILY = 20 };

/* The first households get the smallest sizes; a shuffle follows. */
static void deal_sizes(ds_gen_world *world, const ds_commune_facts *facts) {
    int64_t counted = 0;
    int32_t dealt = 0;
    for (int32_t size = 1; size <= DS_SIZES; size++) {
        counted += facts->households_of[size - 1];
        int32_t until =
            (int32_t)((counted * world->n_households + facts->households / 2) / facts->households);
        while (dealt < until) {
            world->households[dealt++].family.people = size;
        }
    }
}

/* "7 or more" hides larger families: they take up what is missing to the commune's people. */
static void fill_up(ds_gen_world *world, const ds_commune_facts *facts, ds_rng *rng) {
    int64_t missing = (int64_t)facts->people * world->n_households / facts->households;
    int32_t first = world->n_households, open = 0;
    for (int32_t i = 0; i < world->n_households; i++) {
        missing -= world->households[i].family.people;
        if (world->households[i].family.people == DS_SIZES) {
            first = i < first ? i : first;
            open += LARGEST_FAMILY - DS_SIZES;
        }
    }
    while (missing > 0 && open > 0) {
        ds_gen_family *family =
            &world->households[ds_between(rng, first, world->n_households - 1)].family;
        if (family->people < LARGEST_FAMILY) {
            family->people++;
            missing--;
            open--;
        }
    }
}

static void shuffle(ds_gen_world *world, ds_rng *rng) {
    for (int32_t i = world->n_households - 1; i > 0; i--) {
        ds_gen_family *a = &world->households[i].family;
        ds_gen_family *b = &world->households[ds_rng_below(rng, i + 1)].family;
        ds_gen_family kept = *a;
        *a = *b;
        *b = kept;
    }
}

/* Two adults and two fifths of the others; small families are older. */
static void draw_kind(ds_gen_family *family, ds_rng *rng) {
    int32_t people = family->people;
    family->adults = people > 2 ? 2 + ds_some(rng, people - 2, 40) : people;
    if (people == 2 && ds_chance(rng, 10)) {
        family->adults = 1;
    }
    family->elderly = ds_chance(rng, people <= 2 ? 24 : 7);
    family->poor = ds_chance(rng, 4);
    family->working = ds_chance(rng, family->elderly ? 10 : 35);
    family->pupils = people > family->adults && ds_chance(rng, 80);
}

/* Draws without replacement: of `left` who are still asked, `*wanted` say yes. */
static bool one_of(ds_rng *rng, int32_t left, int32_t *wanted) {
    bool yes = ds_rng_below(rng, left) < *wanted;
    *wanted -= yes;
    return yes;
}

static int32_t share(int32_t of, int32_t hundredths_of_percent) {
    return (int32_t)(((int64_t)of * hundredths_of_percent + 5000) / 10000);
}

static void deal_phones(ds_gen_world *world, ds_rng *rng) {
    int32_t adults = 0;
    for (int32_t i = 0; i < world->n_households; i++) {
        adults += world->households[i].family.adults;
    }
    int32_t left = adults - world->n_households;
    int32_t wanted = share(adults, ADULTS_WITH_PHONE) - world->n_households;
    for (int32_t i = 0; i < world->n_households; i++) {
        ds_gen_family *family = &world->households[i].family;
        family->phones = 1;
        for (int32_t k = 1; k < family->adults; k++) {
            family->phones += one_of(rng, left--, &wanted);
        }
    }
}

static void deal_fibre(ds_gen_world *world, ds_rng *rng) {
    int32_t wanted = share(world->n_households, HOUSEHOLDS_WITH_FIBRE);
    for (int32_t i = 0; i < world->n_households; i++) {
        world->households[i].family.fibre = one_of(rng, world->n_households - i, &wanted);
    }
}

void ds_draw_families(ds_gen_world *world, const ds_commune_facts *facts, ds_rng *rng) {
    deal_sizes(world, facts);
    fill_up(world, facts, rng);
    shuffle(world, rng);
    for (int32_t i = 0; i < world->n_households; i++) {
        ds_gen_household *household = &world->households[i];
        draw_kind(&household->family, rng);
        ds_draw_name(rng, ds_chance(rng, 40), household->name, sizeof household->name);
    }
    deal_phones(world, rng);
    deal_fibre(world, rng);
}
