/* Packing on small cases made for it: what joins, who moves, which order of visits is kept. */
#include "suite.h"

#include "pack/bench.h"
#include "solve/small.h"

static const ds_pack_options OPTIONS = DS_PACK_OPTIONS;

/* A visit takes 52 minutes; a crew of one has time for four in a shift of four hours. */
#define HOUSE(id, node, priority)                                  \
    "{'id': '" id "', 'node': " node ", 'priority': " priority "," \
    " 'needs': [{'service': 'sim', 'people': 5}]}"
#define TWO(id, node, priority) HOUSE(id "1", node, priority) "," HOUSE(id "2", node, priority)
#define FOUR(id, node, priority) TWO(id "a", node, priority) "," TWO(id "b", node, priority)

static const char *const MEMBERS = "[{'id': 'ann'}, {'id': 'bob'}]";
static const char *const TEAM =
    "[{'id': 'red', 'base': {'node': 0}, 'max_crews': 2, 'crew': {'max': 1}}]";

/* All members belong to the one team. */
static void open_case(ds_pack_bench *b, const ds_small *small) {
    ds_pack_open(b, ds_small_read(small), 1);
    for (int32_t m = 0; m < b->in->n_members; m++) {
        ds_joint_join(&b->search.joint, m, 0);
    }
}

static void put_on(ds_pack_bench *b, int32_t member, int32_t post, const int32_t *visits,
                   int32_t count) {
    ds_joint *joint = &b->search.joint;
    ds_joint_work(joint, member, post);
    for (int32_t i = 0; i < count; i++) {
        ds_joint_do(joint, visits[i], post, joint->tours.tours[post].last);
    }
}

/* The plan stands; its routes are noted. */
static void note_plan(ds_pack_bench *b) {
    ds_joint_settle(&b->search.joint);
    CU_ASSERT_EQUAL(ds_joint_broken(&b->search.joint), 0);
    ds_joint_commit(&b->search.joint);
    ds_gather_all(&b->search);
}

static void take_all_off(ds_pack_bench *b) {
    ds_joint *joint = &b->search.joint;
    for (int32_t post = 0; post < joint->roster.n_crews; post++) {
        const ds_post *p = &joint->roster.posts[post];
        while (joint->tours.tours[post].first != DS_NONE) {
            ds_joint_lift(joint, joint->tours.tours[post].first);
        }
        while (p->staff > 0) {
            ds_joint_rest(joint, p->first, p->shift);
        }
    }
}

/* Each of two plans has one good route and one poor one; in both it is Ann who has the good one. */
static void test_complementary(void) {
    static const int32_t good[] = {0, 1, 2, 3}, other_good[] = {4, 5, 6, 7};
    static const int32_t poor[] = {8, 9, 10, 11}, other_poor[] = {12, 13, 14, 15};
    const ds_small small = {
        .shifts = "[{'id': 'am', 'date': '2022-11-07', 'start': '08:00', 'end': '12:00'}]",
        .members = MEMBERS,
        .teams = TEAM,
        .households = "[" FOUR("a", "1", "2") "," FOUR("b", "2", "2") "," FOUR(
            "c", "2", "1") "," FOUR("d", "1", "1") "]"};
    ds_pack_bench b;
    open_case(&b, &small);
    put_on(&b, 0, 0, good, 4);
    put_on(&b, 1, 1, poor, 4);
    note_plan(&b);
    CU_ASSERT_FALSE(ds_pack_try(&b, &OPTIONS)); /* nothing else is known yet */
    take_all_off(&b);
    put_on(&b, 0, 0, other_good, 4);
    put_on(&b, 1, 1, other_poor, 4);
    note_plan(&b);
    CU_ASSERT_TRUE(ds_pack_try(&b, &OPTIONS));
    for (int32_t v = 0; v < b.in->n_visits; v++) {
        CU_ASSERT_EQUAL(ds_post_of_visit(&b.search.joint, v) != DS_NONE, v < 8);
    }
    ds_pack_checked(&b);
    ds_pack_close(&b);
}

/* Ann may work one shift; a long one was met before, with more visits in it. */
static void test_other_shift(void) {
    static const int32_t few[] = {0}, many[] = {1, 2, 3, 4};
    const ds_small small = {
        .shifts = "[{'id': 'am', 'date': '2022-11-07', 'start': '08:00', 'end': '09:05'},"
                  " {'id': 'pm', 'date': '2022-11-07', 'start': '13:00', 'end': '17:00'}]",
        .members = "[{'id': 'ann', 'max_shifts': 1}]",
        .teams = TEAM,
        .households = "[" HOUSE("z", "1", "1") "," FOUR("a", "1", "1") "]"};
    ds_pack_bench b;
    open_case(&b, &small);
    put_on(&b, 0, 1, many, 4);
    note_plan(&b);
    take_all_off(&b);
    put_on(&b, 0, 0, few, 1);
    note_plan(&b);
    CU_ASSERT_TRUE(ds_pack_try(&b, &OPTIONS));
    CU_ASSERT_EQUAL(b.search.joint.roster.posts[0].staff, 0);
    CU_ASSERT_EQUAL(b.search.joint.tours.tours[1].stops, 4);
    ds_pack_checked(&b);
    ds_pack_close(&b);
}

/* The same, but a lock asks for the short shift. */
static void test_locked_shift(void) {
    static const int32_t few[] = {0}, many[] = {1, 2, 3, 4};
    const ds_small small = {
        .shifts = "[{'id': 'am', 'date': '2022-11-07', 'start': '08:00', 'end': '09:05'},"
                  " {'id': 'pm', 'date': '2022-11-07', 'start': '13:00', 'end': '17:00'}]",
        .members = "[{'id': 'ann', 'max_shifts': 1}]",
        .teams = TEAM,
        .households = "[" HOUSE("z", "1", "1") "," FOUR("a", "1", "1") "]",
        .locks = "[{'member': 'ann', 'shift': 'am', 'duty': {'team': 'red'}}]"};
    ds_pack_bench b;
    open_case(&b, &small);
    put_on(&b, 0, 1, many, 4);
    ds_joint_settle(&b.search.joint);
    ds_gather_all(&b.search);
    take_all_off(&b);
    put_on(&b, 0, 0, few, 1);
    note_plan(&b);
    CU_ASSERT_FALSE(ds_pack_try(&b, &OPTIONS));
    CU_ASSERT_EQUAL(b.search.joint.tours.tours[0].stops, 1);
    ds_pack_checked(&b);
    ds_pack_close(&b);
}

/* The second visit of a household has to be on a later date than the first: of its two columns only
 * one will do. */
static void test_order_of_visits(void) {
    static const int32_t first[] = {0}, second[] = {1}, poor[] = {2};
    const ds_small small = {.members = MEMBERS,
                            .teams = TEAM,
                            .households = "[{'id': 'h', 'node': 1, 'priority': 9, 'visits':"
                                          " [{'needs': [{'service': 'sim', 'people': 1}]},"
                                          " {'needs': [{'service': 'sim', 'people': 9}]}]}," HOUSE(
                                              "z", "2", "0.1") "]"};
    const int32_t bob = 1;
    const ds_crew_route early = {
        .shift = 1, .members = &bob, .visits = second, .n_members = 1, .n_visits = 1};
    ds_pack_bench b;
    open_case(&b, &small);
    const ds_joint *joint = &b.search.joint;
    int32_t mon_am = ds_slots(&joint->roster, 0, 0).first;
    int32_t mon_pm = ds_slots(&joint->roster, 0, 1).first;
    int32_t tue_am = ds_slots(&joint->roster, 0, 2).first;
    put_on(&b, 0, mon_am, first, 1);
    put_on(&b, bob, tue_am, second, 1);
    note_plan(&b);
    ds_pool_note(&b.pool, &early);
    take_all_off(&b);
    put_on(&b, 0, mon_am, first, 1);
    put_on(&b, bob, mon_pm, poor, 1);
    note_plan(&b);
    CU_ASSERT_TRUE(ds_pack_try(&b, &OPTIONS));
    CU_ASSERT_EQUAL(ds_post_of_visit(joint, 1), tue_am);
    ds_pack_checked(&b);
    ds_pack_close(&b);
}

DS_SUITE(pack_cases, {"good routes of two plans come together", test_complementary},
         {"a member is moved to the shift of a better crew", test_other_shift},
         {"unless a lock asks for the other", test_locked_shift},
         {"visits of a household keep their order", test_order_of_visits})
