/*
 * R1: the times of a route can be kept.
 *
 * Each time is judged against the plan's own times before it, so one that is wrong is reported
 * where it stands and not again at every later stop. A route without a stop leaves, and comes back
 * where its team returns.
 */
#include "check/judge.h"
#include "check/measure.h"

/* Where a route's crew is and since when, stop by stop. */
typedef struct walk {
    const ds_route *route;
    const ds_group *crew;
    const char *who;
    int32_t at; /* location */
    int64_t since;
} walk;

static void expect_from(ds_judge *judge, const walk *w, const char *what, int64_t found,
                        int64_t earliest) {
    if (found < earliest) {
        ds_violated(judge, "R1", "%s: %s at %s, %s at the earliest", w->who, what,
                    ds_say_clock(judge, found).text, ds_say_clock(judge, earliest).text);
    }
}

static void judge_stop(ds_judge *judge, walk *w, const ds_stop *stop) {
    const ds_instance *in = judge->in;
    const char *household = in->households[in->visits[stop->visit].household].id;
    int32_t team = w->route->team,
            there = in->households[in->visits[stop->visit].household].location;
    int64_t travel = ds_measure_travel(in, team, w->at, there);
    int64_t length =
        ds_measure_length(in, &judge->ledger, stop->visit, w->crew, in->teams[team].parallel);
    expect_from(judge, w, ds_say(judge, "arrives at \"%.100s\"", household).text, stop->arrive,
                w->since + travel);
    expect_from(judge, w, ds_say(judge, "starts at \"%.100s\"", household).text, stop->start,
                stop->arrive);
    expect_from(judge, w, ds_say(judge, "ends at \"%.100s\"", household).text, stop->end,
                stop->start + length);
    w->at = there;
    w->since = stop->end;
}

/* `return` stands in a route of a team that returns, and in no other. */
static void judge_return(ds_judge *judge, walk *w) {
    const ds_instance *in = judge->in;
    const ds_team *team = &in->teams[w->route->team];
    if (w->route->has_back != team->returns) {
        ds_violated(judge, "R1", "%s: %s", w->who,
                    ds_translate(judge->language,
                                 team->returns
                                     ? "no `return`, though the team's crews come back"
                                     : "has a `return`, though the team's crews do not come back"));
    } else if (team->returns) {
        int64_t way = ds_measure_travel(in, w->route->team, w->at, team->end);
        expect_from(judge, w, ds_translate(judge->language, "is back"), w->route->back,
                    w->since + way);
        w->since = w->route->back;
    }
}

static void judge_route(ds_judge *judge, const ds_route *route) {
    const ds_instance *in = judge->in;
    const ds_shift *shift = &in->shifts[route->shift];
    const ds_group *crew = ds_find_crew(&judge->ledger, in, route->team, route->shift, route->crew);
    ds_phrase who = ds_say(judge, "%.80s, %.79s", ds_say_crew(judge, route->team, route->crew).text,
                           ds_say_shift(judge, route->shift).text);
    walk w = {route, crew, who.text, in->teams[route->team].base, route->leave};
    expect_from(judge, &w, ds_translate(judge->language, "leaves"), route->leave, shift->start);
    for (int32_t i = 0; i < route->stops.count; i++) {
        const ds_stop *stop = &judge->plan->stops[route->stops.first + i];
        if (ds_visit_known(in, stop->visit)) {
            judge_stop(judge, &w, stop);
        }
    }
    judge_return(judge, &w);
    if (w.since > shift->end) {
        ds_violated(judge, "R1", "%s: ends at %s, the shift at %s", who.text,
                    ds_say_clock(judge, w.since).text, ds_say_clock(judge, shift->end).text);
    }
}

void ds_judge_routes(ds_judge *judge) {
    for (int32_t r = 0; r < judge->plan->n_routes; r++) {
        const ds_route *route = &judge->plan->routes[r];
        if (ds_route_known(judge->in, route) && !ds_is_frozen(judge, route->shift)) {
            judge_route(judge, route);
        }
    }
}
