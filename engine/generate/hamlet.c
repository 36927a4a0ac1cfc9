#include "generate/hamlet.h"

#include "generate/desks.h"
#include "generate/draw.h"
#include "generate/facts.h"
#include "generate/ground.h"
#include "generate/members.h"
#include "generate/teams.h"
#include "generate/visits.h"
#include "generate/week.h"

/* Whom a hamlet has beside its head; dealt in this order. */
static const int32_t others[] = {
    DS_ROLE_YOUTH, DS_ROLE_WOMEN,    DS_ROLE_TEACHER, DS_ROLE_POLICE,  DS_ROLE_FARMERS,
    DS_ROLE_YOUTH, DS_ROLE_RESIDENT, DS_ROLE_TELECOM, DS_ROLE_WOMEN,   DS_ROLE_VETERANS,
    DS_ROLE_YOUTH, DS_ROLE_RESIDENT, DS_ROLE_POST,    DS_ROLE_FARMERS,
};

enum { N_OTHERS = sizeof others / sizeof others[0], QUARTERS_OF_A_COMMUNE = 8, SHORT = 90 };

/* An hour and a half before supper, after supper, on Saturday morning. */
static void shorten(ds_gen_world *world) {
    for (int32_t i = 0; i < world->n_shifts; i++) {
        ds_gen_shift *shift = &world->shifts[i];
        if (shift->kind == DS_KIND_AFTERNOON) {
            shift->start = shift->end - SHORT;
        } else {
            shift->end = shift->start + SHORT;
        }
    }
}

/* A single day is a short one, and so are the evenings of the week with a matrix. */
static void draw_shifts(ds_gen_world *world, const ds_generate_options *options) {
    static const uint32_t evening = DS_BIT(DS_KIND_EVENING);
    int32_t days = (int32_t)options->days;
    if (options->kind == DS_GENERATE_MATRIX) {
        ds_draw_week(world, days, evening | DS_BIT(DS_KIND_SATURDAY));
        shorten(world);
    } else if (days == 1) {
        ds_draw_week(world, 1, evening | DS_BIT(DS_KIND_AFTERNOON));
        shorten(world);
    } else {
        ds_draw_week(world, days, DS_BIT(DS_GEN_KINDS) - 1);
    }
}

/* On a single day everybody goes out once, the teacher only after school. */
static void simplify(const ds_gen_world *world, ds_gen_member *member) {
    for (int32_t i = 0; i < DS_GEN_LIMITS; i++) {
        member->limits[i] = i == DS_LIMIT_MAX_SHIFTS ? 1 : -1;
    }
    member->n_requests = 0;
    member->shifts = 0;
    member->unavailable =
        member->role == DS_ROLE_TEACHER ? ds_shifts_of(world, DS_BIT(DS_KIND_AFTERNOON)) : 0;
}

static void add_member(ds_gen_world *world, int32_t role, int32_t home, ds_rng *rng) {
    ds_gen_member *member = ds_add_member(world, role, rng);
    uint32_t all_teams = DS_BIT(world->n_teams) - 1;
    member->any_desk = true;
    member->fair_group[0] = '\0';
    member->share = 100;
    if (role == DS_ROLE_POLICE) {
        member->home = -1;
        member->helps = all_teams;
    } else {
        member->home = home;
        member->teams = role == DS_ROLE_HEAD ? DS_BIT(home) : all_teams;
    }
    if (world->shifts[world->n_shifts - 1].day == 0) {
        simplify(world, member);
    }
}

static void add_members(ds_gen_world *world, int32_t n, ds_rng *rng) {
    for (int32_t q = 0; q < world->n_quarters; q++) {
        add_member(world, DS_ROLE_HEAD, world->quarters[q].team, rng);
    }
    for (int32_t i = 0; world->n_members < n; i++) {
        add_member(world, others[i % N_OTHERS], i % world->n_teams, rng);
    }
}

static void draw_teams(ds_gen_world *world, const ds_generate_options *options) {
    ds_rng rng = ds_stream(options->seed, DS_STREAM_TEAMS);
    int32_t people = (int32_t)(options->members / options->teams);
    ds_draw_teams(world, (int32_t)options->teams, false, &rng);
    for (int32_t i = 0; i < world->n_teams; i++) {
        ds_gen_team *team = &world->teams[i];
        team->end = -1;
        team->shifts = 0;
        team->crew_max = 3;
        team->max_crews = people < 8 ? 1 : people / 4;
    }
    for (int32_t q = 0; q < world->n_quarters; q++) {
        world->quarters[q].outlined = false;
    }
}

/* Whatever is not for the doorstep has one session of a week. */
static void open_session(ds_gen_world *world) {
    int32_t shift = ds_shift_on(world, 1, DS_KIND_EVENING);
    ds_gen_desk *session = ds_open_hall(world, 0, shift, 0, DS_BIT(DS_ROLE_HEAD));
    if (session != NULL) {
        session->quarters = 0;
    }
}

static void draw_service(ds_gen_world *world, const ds_generate_options *options) {
    ds_rng members = ds_stream(options->seed, DS_STREAM_MEMBERS);
    ds_rng visits = ds_stream(options->seed, DS_STREAM_VISITS);
    draw_shifts(world, options);
    draw_teams(world, options);
    add_members(world, (int32_t)options->members, &members);
    ds_draw_sizes(world, false);
    open_session(world);
    ds_draw_visits(world, &visits);
}

bool ds_draw_hamlet(ds_gen_world *world, const ds_generate_options *options) {
    if (!ds_reserve(world, options->households, options->members)) {
        return false;
    }
    ds_commune_facts facts = *ds_commune_find(options->commune);
    facts.hectares = (int32_t)(facts.hectares * options->quarters / QUARTERS_OF_A_COMMUNE);
    world->speed = 1200;
    world->detour = 130;
    world->stop = 300;
    ds_draw_ground(world, &facts, (int32_t)options->quarters, options->seed);
    ds_gen_format(world->name, sizeof world->name, "%s", world->quarters[0].name);
    ds_add_halls(world);
    draw_service(world, options);
    return true;
}
