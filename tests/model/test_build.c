/* An instance made in code: a draft with the format's defaults, and no text anywhere. */
#include <math.h>

#include "model/build.h"
#include "suite.h"

static void fill(ds_draft *d) {
    ds_draft_init(d);
    DS_DRAFT_LIST(d, d->shifts, &ds_table_shift, 1);
    DS_DRAFT_LIST(d, d->services, &ds_table_service, 1);
    DS_DRAFT_LIST(d, d->teams, &ds_table_team, 1);
    DS_DRAFT_LIST(d, d->members, &ds_table_member, 2);
    DS_DRAFT_LIST(d, d->households, &ds_table_household, 3);
    CU_ASSERT_FALSE_FATAL(d->arena.failed);
    d->shifts.items[0].id = "s";
    d->shifts.items[0].date = 100;
    d->shifts.items[0].start = 0;
    d->shifts.items[0].end = 3600;
    d->services.items[0].id = "v";
    d->services.items[0].minutes = 0.5;
    d->teams.items[0].id = "t";
    d->teams.items[0].base.location = (ds_draft_location){0, 0, DS_ABSENT};
    d->teams.items[0].max_crews = 2;
    d->members.items[0].id = "a";
    d->members.items[1].id = "b";
    static const char *const ids[] = {"x", "y", "z"};
    for (int i = 0; i < 3; i++) {
        ds_draft_household *h = &d->households.items[i];
        h->id = ids[i];
        h->location = (ds_draft_location){i, i, DS_ABSENT};
        DS_DRAFT_LIST(d, h->needs, &ds_table_need, 1);
        CU_ASSERT_FALSE_FATAL(d->arena.failed);
        h->needs.items[0] = (ds_draft_need){.service = "v", .people = i + 1};
    }
    d->travel.mode = DS_TRAVEL_STRAIGHT;
    d->travel.speed_kmh = 10;
}

static void a_draft_becomes_an_instance(void) {
    ds_draft draft;
    fill(&draft);
    ds_reporter reporter = {0};
    ds_build_options options = {.ticks_per_second = 100, .digest = 42};
    ds_instance *in;
    CU_ASSERT_EQUAL_FATAL(ds_instance_build(&draft, &options, &reporter, &in), DOORSTEP_OK);
    ds_draft_free(&draft); /* nothing of it is borrowed */
    CU_ASSERT(in->digest == 42 && in->shifts[0].end == 360000 && in->first_date == 100);
    CU_ASSERT(in->teams[0].max_crews == 2 && in->teams[0].crew_max == 4 && in->teams[0].returns);
    CU_ASSERT(in->team_shift[0] && in->member_shift[1] && in->member_team[1] == DS_MAY_BELONG);
    CU_ASSERT(in->n_shapes == 3 && fabs(in->shapes[in->visits[2].shape].work - 90) < 1e-9);
    CU_ASSERT(fabs(in->weights.fairness - 0.5) < 1e-12 && in->members[0].max_shifts_per_day == 2);
    CU_ASSERT_STRING_EQUAL(in->households[1].id, "y");
    CU_ASSERT_STRING_EQUAL(in->households[1].name, "");
    ds_instance_free(in);
}

static void mistakes_in_a_draft_are_found(void) {
    ds_draft draft;
    fill(&draft);
    draft.households.items[1].needs.items[0].service = "w";
    draft.members.items[1].id = "a";
    ds_diags diags;
    ds_diags_init(&diags);
    ds_reporter reporter = {.diags = &diags};
    ds_instance *in;
    CU_ASSERT_EQUAL(ds_instance_build(&draft, NULL, &reporter, &in), DOORSTEP_BAD_INPUT);
    CU_ASSERT_PTR_NULL(in);
    CU_ASSERT_EQUAL_FATAL(diags.count, 2);
    CU_ASSERT_STRING_EQUAL(diags.items[0].pointer, "/members/1/id");
    CU_ASSERT_STRING_EQUAL(diags.items[1].pointer, "/households/1/needs/0/service");
    ds_diags_free(&diags);
    ds_build_options options = {.ticks_per_second = DS_MAX_TICKS_PER_SECOND + 1};
    CU_ASSERT_EQUAL(ds_instance_build(&draft, &options, &reporter, &in), DOORSTEP_USAGE);
    ds_draft_free(&draft);
}

static void sixty_four_skills_and_no_more(void) {
    for (int n = 64; n <= 65; n++) {
        ds_draft draft;
        fill(&draft);
        const char **names = DS_ARENA_NEW(&draft.arena, const char *, n);
        CU_ASSERT_PTR_NOT_NULL_FATAL(names);
        for (int i = 0; i < n; i++) {
            char name[2] = {(char)('0' + i), '\0'};
            names[i] = ds_arena_copy(&draft.arena, name, 1);
        }
        ds_list_ids all = {.items = names, .count = n, .given = true};
        draft.members.items[0].skills = all;
        ds_reporter reporter = {0};
        ds_instance *in;
        ds_instance_build(&draft, NULL, &reporter, &in);
        CU_ASSERT(n == 64 ? in != NULL && in->members[0].skills == UINT64_MAX : in == NULL);
        ds_instance_free(in);
        reporter = (ds_reporter){0};
        draft.skills = all; /* more may be listed than are in use */
        draft.members.items[0].skills.count = 3;
        CU_ASSERT_EQUAL(ds_instance_build(&draft, NULL, &reporter, &in), DOORSTEP_OK);
        CU_ASSERT_EQUAL(in->n_skills, n == 64 ? 64 : 3);
        ds_instance_free(in);
        ds_draft_free(&draft);
    }
}

DS_SUITE(build, {"a draft becomes an instance", a_draft_becomes_an_instance},
         {"mistakes in a draft are found", mistakes_in_a_draft_are_found},
         {"64 skills and no more", sixty_four_skills_and_no_more})
