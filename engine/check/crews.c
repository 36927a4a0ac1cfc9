/*
 * T2: crews, and that each goes out on one route. M3 of crews: members belong to the team or help
 * it, and one belongs at least.
 *
 * Helpers count in a crew's size and composition: the page lets them join the crew, and keeps them
 * out of the team's `size` and `require` only.
 */
#include "check/judge.h"

static void judge_crew_members(ds_judge *judge, const ds_group *crew, const char *who) {
    const ds_instance *in = judge->in;
    int32_t belong = 0;
    for (int32_t i = 0; i < crew->people.count; i++) {
        int32_t member = judge->ledger.people[crew->people.first + i];
        bool helps = (in->member_team[(int64_t)member * in->n_teams + crew->team] & DS_HELPS) != 0;
        bool belongs = ds_belongs(&judge->ledger, member, crew->team);
        belong += belongs;
        if (!belongs && !helps) {
            ds_violated(judge, "M3", "%s: member \"%s\" neither belongs to the team nor helps it",
                        who, in->members[member].id);
        }
    }
    if (belong == 0) {
        ds_violated(judge, "M3", "%s: nobody of the crew belongs to the team, at least 1 must",
                    who);
    }
}

static void judge_crew_size(ds_judge *judge, const ds_group *crew, const char *who) {
    const ds_team *team = &judge->in->teams[crew->team];
    int32_t count = crew->people.count;
    if (count < team->crew_min || count > team->crew_max) {
        bool few = count < team->crew_min;
        ds_violated(judge, "T2", "%s: %d members, crew asks %s %d", who, count,
                    ds_translate(judge->language, few ? "at least" : "at most"),
                    few ? team->crew_min : team->crew_max);
    }
}

static void judge_crew(ds_judge *judge, const ds_group *crew) {
    const ds_instance *in = judge->in;
    const ds_team *team = &in->teams[crew->team];
    ds_phrase who = ds_say(judge, "%.80s, %.79s", ds_say_crew(judge, crew->team, crew->crew).text,
                           ds_say_shift(judge, crew->shift).text);
    judge_crew_members(judge, crew, who.text);
    judge_crew_size(judge, crew, who.text);
    ds_judge_rules(judge, "T2", team->crew_require, &judge->ledger.people[crew->people.first],
                   crew->people.count, who.text);
    if (!in->team_shift[(int64_t)crew->team * in->n_shifts + crew->shift]) {
        ds_violated(judge, "T2", "%s: the team's crews do not go out in this shift", who.text);
    }
    if (crew->crew < 1 || crew->crew > team->max_crews) {
        ds_violated(judge, "T2", "%s: crews are numbered 1 to %d", who.text, team->max_crews);
    }
}

/* What is known of a crew besides its people. */
typedef struct crew_outing {
    int32_t routes, stops;
    bool forced; /* a lock sends one of its members out with this team */
} crew_outing;

static void mark_forced(const ds_judge *judge, const ds_member_lock *lock, crew_outing *outings) {
    const ds_ledger *ledger = &judge->ledger;
    int32_t end = ledger->member_works[lock->member + 1];
    for (int32_t i = ledger->member_works[lock->member]; i < end; i++) {
        const ds_work *work = &ledger->works[i];
        if (work->shift == lock->shift && work->team == lock->where) {
            const ds_group *crew =
                ds_find_crew(ledger, judge->in, work->team, work->shift, work->crew);
            outings[crew - ledger->groups].forced = true;
        }
    }
}

/* A route that nobody is on is reported at once. */
static void count_route(ds_judge *judge, const ds_route *route, crew_outing *outings) {
    const ds_instance *in = judge->in;
    const ds_group *crew = ds_find_crew(&judge->ledger, in, route->team, route->shift, route->crew);
    if (crew == NULL) {
        ds_violated(judge, "T2", "the route of %s in %s has no crew: nobody is on duty there",
                    ds_say_crew(judge, route->team, route->crew).text,
                    ds_say_shift(judge, route->shift).text);
    } else {
        outings[crew - judge->ledger.groups].routes++;
        outings[crew - judge->ledger.groups].stops += route->stops.count;
    }
}

static void judge_outing(ds_judge *judge, const ds_group *crew, const crew_outing *outing) {
    ds_phrase who = ds_say_crew(judge, crew->team, crew->crew);
    ds_phrase when = ds_say_shift(judge, crew->shift);
    if (outing->routes != 1) {
        ds_violated(judge, "T2", "%s has %d routes in %s, exactly 1 is asked", who.text,
                    outing->routes, when.text);
    } else if (outing->stops == 0 && !outing->forced) {
        ds_violated(judge, "T2", "%s has no stop in %s, at least 1 is asked", who.text, when.text);
    }
}

void ds_judge_crews(ds_judge *judge) {
    const ds_instance *in = judge->in;
    const ds_ledger *ledger = &judge->ledger;
    crew_outing *outings = DS_ARENA_NEW(&judge->scratch, crew_outing, ledger->n_groups);
    if (outings == NULL) {
        return;
    }
    for (int32_t i = 0; i < in->n_member_locks; i++) {
        if (in->member_locks[i].duty == DS_DUTY_TEAM) {
            mark_forced(judge, &in->member_locks[i], outings);
        }
    }
    for (int32_t r = 0; r < judge->plan->n_routes; r++) {
        const ds_route *route = &judge->plan->routes[r];
        if (ds_route_known(in, route) && !ds_is_frozen(judge, route->shift)) {
            count_route(judge, route, outings);
        }
    }
    for (int32_t i = 0; i < ledger->n_groups; i++) {
        const ds_group *crew = &ledger->groups[i];
        if (crew->team != DS_NONE && !ds_is_frozen(judge, crew->shift)) {
            judge_crew(judge, crew);
            judge_outing(judge, crew, &outings[i]);
        }
    }
}
