/*
 * The roster state against the checker: a duty it allows adds no broken rule, a duty it refuses
 * would break one. Rules about minima are left out here: they are asked of a finished roster.
 */
#include <stdlib.h>
#include <string.h>

#include "check/check.h"
#include "roster/rules.h"
#include "solve/extract.h"
#include "suite.h"
#include "support/world.h"

enum { SEEDS = 60, CHANGES = 60 };

static bool is_about_a_minimum(const ds_violation *violation) {
    static const char *const minima[] = {"min_days_in_a_row", "min_days_off_in_a_row"};
    for (size_t i = 0; i < sizeof minima / sizeof minima[0]; i++) {
        if (strstr(violation->text, minima[i]) != NULL) {
            return true;
        }
    }
    return false;
}

/* Violations of what concerns one member's own duties. */
static int32_t member_violations(const ds_instance *in, const ds_plan *plan) {
    ds_check_report *report = NULL;
    CU_ASSERT_FATAL(ds_check(in, plan, NULL, DOORSTEP_ENGLISH, &report) == DOORSTEP_OK);
    int32_t n = 0;
    for (int32_t i = 0; i < report->n_violations; i++) {
        const ds_violation *violation = &report->violations[i];
        n += violation->code[0] == 'M' && violation->code[1] != '3' &&
             !is_about_a_minimum(violation);
    }
    ds_check_report_free(report);
    return n;
}

/* Would only the member's own limits stand against this post? */
static bool post_has_room(const ds_test_world *world, int32_t member, int32_t post) {
    const ds_instance *in = world->in;
    const ds_roster_state *roster = &world->search.joint.roster;
    const ds_post *p = &roster->posts[post];
    if (p->team == DS_NONE || in->n_member_locks > 0) {
        return false;
    }
    const ds_team *team = &in->teams[p->team];
    bool helps = (in->member_team[member * in->n_teams + p->team] & DS_HELPS) != 0;
    for (int32_t i = 0; i < team->crew_require.count; i++) {
        if (in->rules[team->crew_require.first + i].max != DS_NO_LIMIT) {
            return false;
        }
    }
    return (roster->team_of[member] == p->team || helps) && p->staff < team->crew_max;
}

static ds_plan *plan_with_duty(const ds_joint *joint, int32_t member, int32_t post) {
    ds_plan *plan = ds_extract_plan(joint);
    CU_ASSERT_FATAL(plan != NULL);
    const ds_post *p = &joint->roster.posts[post];
    ds_duty *duties = DS_ARENA_NEW(&plan->arena, ds_duty, plan->n_duties + 1);
    CU_ASSERT_FATAL(duties != NULL);
    memcpy(duties, plan->duties, (size_t)plan->n_duties * sizeof *duties);
    duties[plan->n_duties++] =
        (ds_duty){.member = member,
                  .shift = p->shift,
                  .team = p->team,
                  .crew = 1,
                  .desk = p->demand == DS_NONE ? DS_NONE : joint->in->demands[p->demand].desk};
    plan->duties = duties;
    return plan;
}

static void compare(ds_test_world *world, int32_t *allowed, int32_t *refused) {
    ds_search *search = &world->search;
    ds_joint *joint = &search->joint;
    int32_t member = ds_rng_below(&search->rng, world->in->n_members);
    int32_t post = ds_rng_below(&search->rng, joint->roster.n_posts);
    int32_t shift = joint->roster.posts[post].shift;
    if (ds_post_at(&joint->roster, member, shift) != DS_NONE) {
        return;
    }
    ds_plan *with = plan_with_duty(joint, member, post), *without = ds_extract_plan(joint);
    int32_t added = member_violations(world->in, with) - member_violations(world->in, without);
    if (ds_roster_can_work(&joint->roster, member, post)) {
        CU_ASSERT_EQUAL(added, 0);
        (*allowed)++;
        ds_joint_work(joint, member, post);
        ds_joint_commit(joint);
    } else if (post_has_room(world, member, post)) {
        CU_ASSERT(added > 0);
        (*refused)++;
    }
    ds_plan_free(with);
    ds_plan_free(without);
}

static void verdicts_agree(void) {
    int32_t allowed = 0, refused = 0;
    for (uint64_t seed = 0; seed < SEEDS; seed++) {
        ds_test_world world;
        ds_test_world_open(&world, seed, &ds_test_medium);
        ds_search *search = &world.search;
        for (int32_t m = 0; m < world.in->n_members && world.in->n_teams > 0; m++) {
            ds_join_team(search, m, ds_rng_below(&search->rng, world.in->n_teams));
        }
        for (int32_t i = 0; i < CHANGES && search->joint.roster.n_posts > 0; i++) {
            compare(&world, &allowed, &refused);
        }
        ds_test_world_close(&world);
    }
    CU_ASSERT(allowed > 3 * SEEDS);
    CU_ASSERT(refused > SEEDS);
}

/* `broken` is 0 exactly when the checker finds no rule broken that is the roster's own. */
static void broken_means_broken(void) {
    int32_t whole = 0, broken = 0;
    for (uint64_t seed = 0; seed < SEEDS; seed++) {
        ds_test_world world;
        ds_test_world_open(&world, seed, &ds_test_medium);
        ds_joint *joint = &world.search.joint;
        for (int32_t i = 0; i < 20; i++) {
            ds_roster_move(&world.search);
            ds_joint_settle(joint);
            ds_joint_commit(joint);
            ds_plan *plan = ds_extract_plan(joint);
            ds_check_report *report = NULL;
            CU_ASSERT_FATAL(plan != NULL && ds_check(world.in, plan, NULL, DOORSTEP_ENGLISH,
                                                     &report) == DOORSTEP_OK);
            CU_ASSERT_EQUAL(ds_joint_broken(joint) == 0, report->n_violations == 0);
            *(report->n_violations == 0 ? &whole : &broken) += 1;
            ds_check_report_free(report);
            ds_plan_free(plan);
        }
        ds_test_world_close(&world);
    }
    CU_ASSERT(whole > SEEDS);
    CU_ASSERT(broken > SEEDS);
}

DS_SUITE(roster_state, {"duties allowed and refused as the checker has it", verdicts_agree},
         {"broken is 0 exactly when no rule is", broken_means_broken})
