/* The ground of a commune: census totals, shares, quarters that tile it, houses along lanes. */
#include <stdlib.h>

#include "generate/commune.h"
#include "generate/facts.h"
#include "generate/geometry.h"
#include "generate/hamlet.h"
#include "generate/wards.h"
#include "generate/week.h"
#include "suite.h"

static const ds_generate_options pilot = {
    .kind = DS_GENERATE_COMMUNE,
    .seed = 1,
    .households = 6319,
    .days = 5,
    .members = 44,
    .teams = 5,
    .quarters = 8,
    .commune = 25480,
};

static ds_gen_world *draw(const ds_generate_options *options) {
    ds_gen_world *world = calloc(1, sizeof *world);
    CU_ASSERT_PTR_NOT_NULL_FATAL(world);
    ds_gen_brief brief = ds_ward_brief(options);
    ds_gen_world_init(world);
    CU_ASSERT_FATAL(ds_draw_commune(world, &brief));
    return world;
}

static void drop(ds_gen_world *world) {
    ds_gen_world_free(world);
    free(world);
}

static void facts_add_up(void) {
    int32_t all = 0, people = 0;
    for (int32_t k = 0; k < DS_TAY_NINH_COMMUNES; k++) {
        const ds_commune_facts *facts = &ds_tay_ninh[k];
        int32_t households = 0;
        for (int32_t i = 0; i < DS_SIZES; i++) {
            households += facts->households_of[i];
        }
        CU_ASSERT_EQUAL(households, facts->households);
        CU_ASSERT_PTR_EQUAL(ds_commune_find(facts->code), facts);
        all += households;
        people += facts->people;
    }
    CU_ASSERT_EQUAL(all, 334827);
    CU_ASSERT_EQUAL(people, 1169165);
    CU_ASSERT_PTR_NOT_NULL(ds_commune_find(25480));
    CU_ASSERT_PTR_NULL(ds_commune_find(25481));
}

static void census_totals_hold(void) {
    ds_gen_world *world = draw(&pilot);
    const ds_commune_facts *facts = ds_commune_find(25480);
    int32_t people = 0, of_size[DS_SIZES] = {0};
    for (int32_t i = 0; i < world->n_households; i++) {
        int32_t size = world->households[i].family.people;
        CU_ASSERT_FATAL(size >= 1);
        people += size;
        of_size[size < DS_SIZES ? size - 1 : DS_SIZES - 1]++;
    }
    CU_ASSERT_EQUAL(world->n_households, 6319);
    CU_ASSERT_EQUAL(people, 22848);
    for (int32_t i = 0; i < DS_SIZES; i++) {
        CU_ASSERT_EQUAL(of_size[i], facts->households_of[i]);
    }
    drop(world);
}

static void phones_and_fibre_have_the_provinces_shares(void) {
    ds_gen_world *world = draw(&pilot);
    int32_t adults = 0, phones = 0, fibre = 0;
    for (int32_t i = 0; i < world->n_households; i++) {
        const ds_gen_family *family = &world->households[i].family;
        CU_ASSERT(family->phones >= 1 && family->phones <= family->adults);
        CU_ASSERT(family->adults <= family->people);
        adults += family->adults;
        phones += family->phones;
        fibre += family->fibre;
    }
    CU_ASSERT(llabs((int64_t)phones * 10000 - (int64_t)adults * 7065) <= 10000);
    CU_ASSERT(llabs((int64_t)fibre * 10000 - INT64_C(6319) * 8021) <= 10000);
    drop(world);
}

static int64_t cross(ds_gen_point o, ds_gen_point a, ds_gen_point b) {
    return (int64_t)(a.x - o.x) * (b.y - o.y) - (int64_t)(a.y - o.y) * (b.x - o.x);
}

static void quarters_have_the_communes_area(void) {
    for (int64_t quarters = 5; quarters <= 10; quarters++) {
        ds_generate_options options = pilot;
        options.quarters = quarters;
        ds_gen_world *world = draw(&options);
        int64_t area = 0;
        for (int32_t i = 0; i < world->n_quarters; i++) {
            const ds_gen_point *p = world->quarters[i].corner;
            area += (cross(p[0], p[1], p[2]) + cross(p[0], p[2], p[3])) / 2;
        }
        CU_ASSERT(llabs(area - INT64_C(2622000000)) < 2622000); /* square decimetres */
        drop(world);
    }
}

static void households_lie_in_their_quarters(void) {
    ds_gen_world *world = draw(&pilot);
    int32_t counted[DS_GEN_QUARTERS] = {0};
    for (int32_t i = 0; i < world->n_households; i++) {
        const ds_gen_household *household = &world->households[i];
        if (household->quarter < 0) {
            continue;
        }
        const ds_gen_quarter *quarter = &world->quarters[household->quarter];
        counted[household->quarter]++;
        for (int32_t k = 0; k < 4; k++) {
            CU_ASSERT(cross(quarter->corner[k], quarter->corner[(k + 1) % 4], household->spot.at) >=
                      0);
        }
    }
    for (int32_t q = 0; q < world->n_quarters; q++) {
        CU_ASSERT(counted[q] > 650 && counted[q] < 950);
    }
    drop(world);
}

static void neighbours_are_20_to_60_metres_apart(void) {
    ds_gen_world *world = draw(&pilot);
    int32_t near = 0;
    for (int32_t i = 1; i < world->n_households; i++) {
        int64_t away = ds_distance(world->households[i - 1].spot.at, world->households[i].spot.at);
        near += away >= 200 && away <= 600;
    }
    CU_ASSERT(near > world->n_households * 4 / 5);
    drop(world);
}

static void roots_are_exact(void) {
    for (int64_t n = 0; n < 1000; n++) {
        CU_ASSERT_EQUAL(ds_root(n * n), n);
        CU_ASSERT_EQUAL(ds_root(n * n + 2 * n), n);
    }
    CU_ASSERT_EQUAL(ds_root(INT64_C(9000000000000000000)), INT64_C(3000000000));
}

static void dates_cross_the_month(void) {
    char date[DS_GEN_DATE];
    ds_date_of(0, date);
    CU_ASSERT_STRING_EQUAL(date, "2022-11-07");
    ds_date_of(5, date);
    CU_ASSERT_STRING_EQUAL(date, "2022-11-12");
    ds_date_of(-6, date);
    CU_ASSERT_STRING_EQUAL(date, "2022-11-01");
    ds_date_of(-7, date);
    CU_ASSERT_STRING_EQUAL(date, "2022-10-31");
}

static void matrix_is_asymmetric_and_knows_no_detours(void) {
    ds_generate_options options = {.kind = DS_GENERATE_MATRIX,
                                   .seed = 3,
                                   .households = 40,
                                   .days = 5,
                                   .members = 8,
                                   .teams = 2,
                                   .quarters = 2,
                                   .commune = 25480};
    ds_gen_world *world = calloc(1, sizeof *world);
    CU_ASSERT_PTR_NOT_NULL_FATAL(world);
    ds_gen_world_init(world);
    CU_ASSERT_FATAL(ds_draw_matrix(world, &options));
    int32_t n = world->nodes, unequal = 0;
    const int32_t *minutes = world->minutes;
    for (int32_t a = 0; a < n; a++) {
        CU_ASSERT_EQUAL(minutes[a * n + a], 0);
        for (int32_t b = 0; b < n; b++) {
            unequal += minutes[a * n + b] != minutes[b * n + a];
            for (int32_t c = 0; c < n; c++) {
                CU_ASSERT(minutes[a * n + c] <= minutes[a * n + b] + minutes[b * n + c]);
            }
        }
    }
    CU_ASSERT(unequal > n * n / 4);
    drop(world);
}

DS_SUITE(generate_ground, {"facts add up", facts_add_up},
         {"census totals hold", census_totals_hold},
         {"phones and fibre have the province's shares",
          phones_and_fibre_have_the_provinces_shares},
         {"quarters have the commune's area", quarters_have_the_communes_area},
         {"households lie in their quarters", households_lie_in_their_quarters},
         {"neighbours are 20 to 60 metres apart", neighbours_are_20_to_60_metres_apart},
         {"roots are exact", roots_are_exact}, {"dates cross the month", dates_cross_the_month},
         {"matrix is asymmetric and knows no detours", matrix_is_asymmetric_and_knows_no_detours})
