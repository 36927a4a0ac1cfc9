/* Which ties are cut and which hold a part together: hamlets that have little in common. */
#include <stdio.h>
#include <string.h>

#include "hamlets.h"
#include "split/parts.h"
#include "suite.h"

static const char OFFICER[] =
    ", {'id': 'officer', 'teams': [], 'helps': ['t0', 't1', 't2'], 'desks': [],"
    " 'skills': ['identity'], 'role': 'police'}";
static const char CARDS[] =
    ", {'id': 'c0', 'lat': 11.05, 'lon': 106, 'area': 'a0', 'needs': [{'service': 'card', 'people':"
    " 1}]}, {'id': 'c1', 'lat': 11.15, 'lon': 106, 'area': 'a1', 'needs': [{'service': 'card',"
    " 'people': 1}]}";

typedef struct expected {
    int32_t parts, members_cut, households_cut;
} expected;

static void parted(ds_test_hamlets hamlets, expected wanted) {
    ds_instance *in = ds_test_hamlets_read(&hamlets);
    ds_parts parts;
    CU_ASSERT_FATAL(ds_parts_init(&parts, in));
    CU_ASSERT_EQUAL(parts.count, wanted.parts);
    CU_ASSERT_EQUAL(parts.members_cut, wanted.members_cut);
    CU_ASSERT_EQUAL(parts.households_cut, wanted.households_cut);
    ds_parts_free(&parts);
    ds_instance_free(in);
}

static int32_t part_of(const ds_deal *deal, const ds_ids *ids, const char *id) {
    int32_t number = ds_ids_find(ids, id);
    CU_ASSERT_NOT_EQUAL_FATAL(number, -1);
    return deal->part[number];
}

/* ---- Members --------------------------------------------------------------------------------- */

static void hamlets_without_ties_are_parts(void) {
    parted((ds_test_hamlets){.count = 3, .members = 4}, (expected){3, 0, 0});
}

static void one_of_many_is_cut(void) {
    static const char both[] = ", {'id': 'both', 'teams': ['t0', 't1'], 'desks': []}";
    parted((ds_test_hamlets){.count = 3, .members = 4, .more_members = both}, (expected){3, 1, 0});
    parted((ds_test_hamlets){.count = 3, .members = 2, .more_members = both}, (expected){2, 0, 0});
}

static void one_who_may_go_anywhere_is_cut(void) {
    parted((ds_test_hamlets){.count = 4, .members = 4, .more_members = ", {'id': 'any'}"},
           (expected){4, 1, 0});
}

/* Any two of four hamlets have one member in common: one of five is little, but three hamlets would
 * lose two of their five. Together they are large enough. */
static void many_small_ties_hold(void) {
    static const char pairs[] = ", {'id': 'p01', 'teams': ['t0', 't1'], 'desks': []}"
                                ", {'id': 'p02', 'teams': ['t0', 't2'], 'desks': []}"
                                ", {'id': 'p03', 'teams': ['t0', 't3'], 'desks': []}"
                                ", {'id': 'p12', 'teams': ['t1', 't2'], 'desks': []}"
                                ", {'id': 'p13', 'teams': ['t1', 't3'], 'desks': []}"
                                ", {'id': 'p23', 'teams': ['t2', 't3'], 'desks': []}";
    parted((ds_test_hamlets){.count = 4, .members = 9, .more_members = pairs}, (expected){4, 6, 0});
    parted((ds_test_hamlets){.count = 4, .members = 2, .more_members = pairs}, (expected){2, 3, 0});
}

/* Eight people who may go anywhere among eight hamlets of eight. */
static void those_who_may_go_anywhere_are_dealt(void) {
    static const char any[] = ", {'id': 'x0', 'desks': []}, {'id': 'x1', 'desks': []}"
                              ", {'id': 'x2', 'desks': []}, {'id': 'x3', 'desks': []}"
                              ", {'id': 'x4', 'desks': []}, {'id': 'x5', 'desks': []}"
                              ", {'id': 'x6', 'desks': []}, {'id': 'x7', 'desks': []}";
    ds_instance *in =
        ds_test_hamlets_read(&(ds_test_hamlets){.count = 8, .members = 8, .more_members = any});
    ds_parts parts;
    CU_ASSERT_FATAL(ds_parts_init(&parts, in));
    CU_ASSERT_EQUAL(parts.count, 8);
    CU_ASSERT_EQUAL(parts.members_cut, 8);
    for (int32_t part = 0; part < parts.count; part++) {
        CU_ASSERT_EQUAL(ds_deal_of(&parts.members, part).count, 9);
    }
    ds_parts_free(&parts);
    ds_instance_free(in);
}

static void the_only_officer_holds_hamlets(void) {
    static const char rule[] =
        ", 'crew': {'require': [{'role': 'police', 'min': 1}], 'min': 2, 'max': 4}";
    parted((ds_test_hamlets){.count = 3, .members = 5, .more_members = OFFICER},
           (expected){3, 1, 0});
    parted(
        (ds_test_hamlets){
            .count = 3, .members = 5, .more_members = OFFICER, .more_households = CARDS},
        (expected){2, 1, 0});
    parted((ds_test_hamlets){.count = 3, .members = 5, .more_members = OFFICER, .team = rule},
           (expected){1, 0, 0});
}

static void a_second_officer_sets_a_hamlet_free(void) {
    static const char two[] =
        ", {'id': 'officer', 'teams': [], 'helps': ['t0', 't1', 't2'], 'desks': [],"
        " 'skills': ['identity']}, {'id': 'own', 'teams': ['t0'], 'desks': [],"
        " 'skills': ['identity']}, {'id': 'other', 'teams': ['t1'], 'desks': [],"
        " 'skills': ['identity']}";
    parted(
        (ds_test_hamlets){.count = 3, .members = 5, .more_members = two, .more_households = CARDS},
        (expected){3, 1, 0});
}

static void teams_keep_enough_people(void) {
    static const char both[] = ", {'id': 'both', 'teams': ['t0', 't1'], 'desks': []}";
    parted(
        (ds_test_hamlets){
            .count = 2, .members = 4, .more_members = both, .team = ", 'size': {'min': 5}"},
        (expected){1, 0, 0});
}

static void a_member_goes_where_most_duties_are(void) {
    static const char members[] =
        ", {'id': 'home', 'teams': ['t2'], 'helps': ['t0', 't1'], 'desks': []}"
        ", {'id': 'help', 'teams': [], 'helps': ['t1'], 'desks': []}"
        ", {'id': 'two', 'teams': ['t1', 't2', 't3'], 'desks': [], 'shifts': ['s1']}";
    ds_instance *in = ds_test_hamlets_read(&(ds_test_hamlets){
        .count = 4,
        .members = 6,
        .more_members = members,
        .more_teams = ", {'id': 'extra', 'base': {'lat': 11.3, 'lon': 106}, 'areas': ['a3']}"});
    ds_parts parts;
    CU_ASSERT_FATAL(ds_parts_init(&parts, in));
    CU_ASSERT_EQUAL(parts.count, 4);
    CU_ASSERT_EQUAL(part_of(&parts.members, &in->member_ids, "home"),
                    part_of(&parts.teams, &in->team_ids, "t2"));
    CU_ASSERT_EQUAL(part_of(&parts.members, &in->member_ids, "help"),
                    part_of(&parts.teams, &in->team_ids, "t1"));
    CU_ASSERT_EQUAL(part_of(&parts.teams, &in->team_ids, "extra"),
                    part_of(&parts.teams, &in->team_ids, "t3"));
    ds_parts_free(&parts);
    ds_instance_free(in);
}

/* ---- Households ------------------------------------------------------------------------------ */

static void a_household_of_no_area_goes_to_the_nearest_team(void) {
    static const char stray[] =
        ", {'id': 'stray', 'lat': 11.19, 'lon': 106, 'needs': [{'service': 'talk', 'people': 1}]}";
    ds_instance *in = ds_test_hamlets_read(
        &(ds_test_hamlets){.count = 4, .members = 4, .more_households = stray});
    ds_parts parts;
    CU_ASSERT_FATAL(ds_parts_init(&parts, in));
    CU_ASSERT_EQUAL(parts.count, 4);
    CU_ASSERT_EQUAL(parts.households_cut, 1);
    CU_ASSERT_EQUAL(part_of(&parts.households, &in->household_ids, "stray"),
                    part_of(&parts.teams, &in->team_ids, "t2"));
    ds_parts_free(&parts);
    ds_instance_free(in);
}

static void households_of_no_area_hold_teams_together(void) {
    static const char strays[] =
        ", {'id': 'x', 'lat': 11.19, 'lon': 106, 'needs': [{'service': 'talk', 'people': 1}]}"
        ", {'id': 'y', 'lat': 11.19, 'lon': 106, 'needs': [{'service': 'talk', 'people': 1}]}"
        ", {'id': 'z', 'lat': 11.19, 'lon': 106, 'needs': [{'service': 'talk', 'people': 1}]}";
    parted((ds_test_hamlets){.count = 3, .members = 4, .more_households = strays},
           (expected){1, 0, 0});
    static const char own[] = ", {'id': 'x', 'lat': 11.19, 'lon': 106, 'team': 't0',"
                              " 'needs': [{'service': 'talk', 'people': 1}]}"
                              ", {'id': 'y', 'lat': 11.19, 'lon': 106, 'team': 't1',"
                              " 'needs': [{'service': 'talk', 'people': 1}]}";
    parted((ds_test_hamlets){.count = 3, .members = 4, .more_households = own},
           (expected){3, 0, 0});
}

static void teams_of_one_area_stay_together(void) {
    static const char team[] =
        ", {'id': 'far', 'base': {'lat': 11.9, 'lon': 106}, 'areas': ['a0']}";
    static const char people[] = ", {'id': 'p0', 'teams': ['far'], 'desks': []}"
                                 ", {'id': 'p1', 'teams': ['far'], 'desks': []}";
    parted((ds_test_hamlets){.count = 3, .members = 4, .more_teams = team, .more_members = people},
           (expected){3, 0, 0});
}

/* One of five households of each: little, but their crews would meet at its door. */
static void teams_of_a_small_area_stay_together(void) {
    static const char areas[] = "{'id': 'u'}, {'id': 'both'}, {'id': 'v'}";
    static const char teams[] = "{'id': 'tu', 'base': 'hall', 'areas': ['u', 'both']},"
                                " {'id': 'tv', 'base': 'hall', 'areas': ['v', 'both']}";
    static const char members[] = "{'id': 'mu', 'teams': ['tu']}, {'id': 'mv', 'teams': ['tv']}";
    char households[1200] = "";
    const char *of[] = {"u", "u", "u", "u", "both", "v", "v", "v", "v"};
    for (size_t i = 0; i < sizeof of / sizeof of[0]; i++) {
        size_t length = strlen(households);
        snprintf(households + length, sizeof households - length,
                 "%s{'id': 'x%zu', 'lat': 11, 'lon': 106, 'area': '%s',"
                 " 'needs': [{'service': 'talk', 'people': 1}]}",
                 i > 0 ? ", " : "", i, of[i]);
    }
    parted((ds_test_hamlets){.more_areas = areas,
                             .more_teams = teams,
                             .more_members = members,
                             .more_households = households},
           (expected){1, 0, 0});
}

/* A visit that was done before the horizon ties nothing. */
static void what_is_done_ties_nothing(void) {
    static const char done[] =
        ", {'id': 'x', 'lat': 11.19, 'lon': 106, 'needs': [{'service': 'talk', 'people': 1}],"
        " 'done': [{'visit': 1, 'date': '2022-11-01'}]}"
        ", {'id': 'y', 'lat': 11.19, 'lon': 106, 'needs': [{'service': 'talk', 'people': 1}],"
        " 'done': [{'visit': 1, 'date': '2022-11-01'}]}";
    parted((ds_test_hamlets){.count = 3, .members = 4, .more_households = done},
           (expected){3, 0, 0});
}

/* ---- Desks ----------------------------------------------------------------------------------- */

static const char CLERKS[] = ", {'id': 'clerk0', 'teams': [], 'desks': ['office']}"
                             ", {'id': 'clerk1', 'teams': [], 'desks': ['office']}";

static void in_part_of(const ds_test_hamlets *hamlets, const char *team, int32_t count) {
    ds_instance *in = ds_test_hamlets_read(hamlets);
    ds_parts parts;
    CU_ASSERT_FATAL(ds_parts_init(&parts, in));
    CU_ASSERT_EQUAL(parts.count, count);
    int32_t part = part_of(&parts.teams, &in->team_ids, team);
    CU_ASSERT_EQUAL(part_of(&parts.desks, &in->desk_ids, "office"), part);
    CU_ASSERT_EQUAL(part_of(&parts.members, &in->member_ids, "clerk1"), part);
    ds_parts_free(&parts);
    ds_instance_free(in);
}

/* With nobody whom a team could have a desk is no part. */
static void a_desk_of_clerks_goes_with_those_it_serves(void) {
    static const char served[] =
        ", {'id': 'x', 'lat': 11.1, 'lon': 106, 'area': 'a1', 'at': ['home', 'desk'],"
        " 'needs': [{'service': 'card', 'people': 1}]}";
    ds_test_hamlets hamlets = {
        .count = 3,
        .members = 4,
        .more_members = CLERKS,
        .more_households = served,
        .desks = "{'id': 'office', 'appointment_minutes': 60, 'demand': [{'shift': 's1'}]}"};
    in_part_of(&hamlets, "t1", 3);
}

/* Of the nine households it serves two are of one hamlet. */
static void a_desk_of_clerks_goes_where_it_serves_most(void) {
    char households[2000] = "";
    for (int32_t i = 0; i < 11; i++) {
        size_t length = strlen(households);
        snprintf(households + length, sizeof households - length,
                 ", {'id': 'x%d', 'lat': 11, 'lon': 106, 'area': 'a%d', 'at': ['home'%s],"
                 " 'needs': [{'service': 'talk', 'people': 1}]}",
                 i, i < 8 ? i : 5, i < 9 ? ", 'desk'" : "");
    }
    ds_test_hamlets hamlets = {
        .count = 8,
        .members = 4,
        .more_members = CLERKS,
        .more_households = households,
        .desks = "{'id': 'office', 'appointment_minutes': 60, 'demand': [{'shift': 's1'}]}"};
    in_part_of(&hamlets, "t5", 8);
}

/* Another desk is nearer, but the one of its own hamlet can have it too. */
static void a_household_for_a_desk_stays_in_its_area(void) {
    ds_instance *in = ds_test_hamlets_read(&(ds_test_hamlets){
        .count = 3,
        .members = 4,
        .more_members = ", {'id': 'c0', 'teams': ['t1'], 'desks': ['counter']}"
                        ", {'id': 'c1', 'teams': ['t2'], 'desks': ['office']}",
        .more_households = ", {'id': 'x', 'lat': 11.199, 'lon': 106, 'area': 'a1', 'at': ['desk'],"
                           " 'needs': [{'service': 'talk', 'people': 1}]}",
        .desks = "{'id': 'office', 'place': 'hall', 'appointment_minutes': 60,"
                 " 'demand': [{'shift': 's1'}]}, {'id': 'counter', 'areas': ['a1'],"
                 " 'appointment_minutes': 60, 'demand': [{'shift': 's1'}]}"});
    ds_parts parts;
    CU_ASSERT_FATAL(ds_parts_init(&parts, in));
    CU_ASSERT_EQUAL(parts.count, 3);
    CU_ASSERT_EQUAL(parts.households_cut, 1);
    CU_ASSERT_EQUAL(part_of(&parts.households, &in->household_ids, "x"),
                    part_of(&parts.teams, &in->team_ids, "t1"));
    ds_parts_free(&parts);
    ds_instance_free(in);
}

static void a_desk_that_serves_nobody_goes_with_the_nearest_team(void) {
    ds_test_hamlets hamlets = {
        .count = 3,
        .members = 4,
        .more_members = CLERKS,
        .desks = "{'id': 'office', 'place': 'hall', 'demand': [{'shift': 's1'}]}"};
    in_part_of(&hamlets, "t2", 3);
}

static void the_staff_of_a_desk_hold_teams_together(void) {
    static const char staff[] = ", {'id': 'clerk0', 'teams': ['t0'], 'desks': ['office']}"
                                ", {'id': 'clerk1', 'teams': ['t1'], 'desks': ['office']}";
    ds_test_hamlets hamlets = {
        .count = 3,
        .members = 1,
        .more_members = staff,
        .desks = "{'id': 'office', 'staffed_by': 'one_team_per_day', 'demand': [{'shift': 's1'}]}"};
    in_part_of(&hamlets, "t1", 2);
}

/* ---- Locks ----------------------------------------------------------------------------------- */

static void locks_hold_parts_together(void) {
    static const char both[] = ", {'id': 'both', 'teams': ['t0', 't1'], 'desks': []}";
    static const char pinned[] = "{'member': 'both', 'shift': 's1', 'duty': {'team': 't1'}}";
    static const char crossing[] = "{'member': 'both', 'shift': 's1', 'duty': {'team': 't1'}},"
                                   " {'member': 'both', 'shift': 's2', 'duty': {'team': 't0'}}";
    parted((ds_test_hamlets){.count = 3, .members = 4, .more_members = both, .locks = pinned},
           (expected){3, 1, 0});
    parted((ds_test_hamlets){.count = 3, .members = 4, .more_members = both, .locks = crossing},
           (expected){2, 0, 0});
}

/* Its first visit is t0's, its second one is at t2's desk. */
static void a_household_s_locks_hold_parts_together(void) {
    static const char household[] =
        ", {'id': 'x', 'lat': 11.1, 'lon': 106, 'area': 'a0', 'at': ['home', 'desk'],"
        " 'visits': [{'needs': [{'service': 'talk', 'people': 1}]},"
        " {'needs': [{'service': 'talk', 'people': 1}], 'at': ['desk']}]}";
    static const char locks[] = "{'household': 'x', 'visit': 1, 'team': 't0'},"
                                " {'household': 'x', 'visit': 2, 'desk': 'office'}";
    ds_test_hamlets hamlets = {
        .count = 3,
        .members = 8,
        .more_members = ", {'id': 'clerk0', 'teams': ['t2'], 'desks': ['office']}"
                        ", {'id': 'clerk1', 'teams': ['t2'], 'desks': ['office']}",
        .more_households = household,
        .desks = "{'id': 'office', 'areas': ['a0', 'a2'], 'appointment_minutes': 60,"
                 " 'demand': [{'shift': 's1'}]}",
        .locks = locks};
    in_part_of(&hamlets, "t0", 2);
    in_part_of(&hamlets, "t2", 2);
}

static void a_lock_decides_where_a_member_goes(void) {
    ds_instance *in = ds_test_hamlets_read(&(ds_test_hamlets){
        .count = 3,
        .members = 6,
        .more_members = ", {'id': 'both', 'teams': ['t0'], 'helps': ['t1'], 'desks': []}",
        .locks = "{'member': 'both', 'shift': 's1', 'duty': {'team': 't1'}}"});
    ds_parts parts;
    CU_ASSERT_FATAL(ds_parts_init(&parts, in));
    CU_ASSERT_EQUAL(parts.count, 3);
    CU_ASSERT_EQUAL(part_of(&parts.members, &in->member_ids, "both"),
                    part_of(&parts.teams, &in->team_ids, "t1"));
    ds_parts_free(&parts);
    ds_instance_free(in);
}

/* ---- Odd instances --------------------------------------------------------------------------- */

static void what_has_no_teams_is_one_part(void) {
    static const char clerks[] = "{'id': 'c0', 'desks': ['d0']}, {'id': 'c1', 'desks': ['d1']}";
    static const char desks[] = "{'id': 'd0', 'demand': [{'shift': 's1'}]},"
                                " {'id': 'd1', 'demand': [{'shift': 's2'}]}";
    parted((ds_test_hamlets){0}, (expected){1, 0, 0});
    parted((ds_test_hamlets){.more_members = clerks, .desks = desks}, (expected){1, 0, 0});
    parted((ds_test_hamlets){.desks = desks}, (expected){1, 0, 0});
    parted((ds_test_hamlets){.count = 2}, (expected){1, 0, 0});
}

static void those_who_can_serve_nowhere_go_with_their_group(void) {
    ds_instance *in = ds_test_hamlets_read(&(ds_test_hamlets){
        .count = 3,
        .members = 4,
        .more_members = ", {'id': 'g0', 'teams': ['t2'], 'desks': [], 'fair_group': 'g'}"
                        ", {'id': 'g1', 'teams': [], 'desks': [], 'fair_group': 'g'}"});
    ds_parts parts;
    CU_ASSERT_FATAL(ds_parts_init(&parts, in));
    CU_ASSERT_EQUAL(part_of(&parts.members, &in->member_ids, "g1"),
                    part_of(&parts.teams, &in->team_ids, "t2"));
    ds_parts_free(&parts);
    ds_instance_free(in);
}

DS_SUITE(ties, {"hamlets without ties are parts", hamlets_without_ties_are_parts},
         {"one of many is cut", one_of_many_is_cut},
         {"one who may go anywhere is cut", one_who_may_go_anywhere_is_cut},
         {"many small ties hold", many_small_ties_hold},
         {"those who may go anywhere are dealt", those_who_may_go_anywhere_are_dealt},
         {"the only officer holds hamlets", the_only_officer_holds_hamlets},
         {"a second officer sets a hamlet free", a_second_officer_sets_a_hamlet_free},
         {"teams keep enough people", teams_keep_enough_people},
         {"a member goes where most duties are", a_member_goes_where_most_duties_are},
         {"a household of no area goes to the nearest team",
          a_household_of_no_area_goes_to_the_nearest_team},
         {"households of no area hold teams together", households_of_no_area_hold_teams_together},
         {"teams of one area stay together", teams_of_one_area_stay_together},
         {"teams of a small area stay together", teams_of_a_small_area_stay_together},
         {"what is done ties nothing", what_is_done_ties_nothing},
         {"a desk of clerks goes with those it serves", a_desk_of_clerks_goes_with_those_it_serves},
         {"a desk of clerks goes where it serves most", a_desk_of_clerks_goes_where_it_serves_most},
         {"a household for a desk stays in its area", a_household_for_a_desk_stays_in_its_area},
         {"a desk that serves nobody goes with the nearest team",
          a_desk_that_serves_nobody_goes_with_the_nearest_team},
         {"the staff of a desk hold teams together", the_staff_of_a_desk_hold_teams_together},
         {"locks hold parts together", locks_hold_parts_together},
         {"a household's locks hold parts together", a_household_s_locks_hold_parts_together},
         {"a lock decides where a member goes", a_lock_decides_where_a_member_goes},
         {"what has no teams is one part", what_has_no_teams_is_one_part},
         {"those who can serve nowhere go with their group",
          those_who_can_serve_nowhere_go_with_their_group})
