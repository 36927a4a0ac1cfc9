/*
 * V1: each visit once, in an allowed way. V2: its skills are there. V3: windows, order and lag.
 */
#include "check/judge.h"
#include "check/measure.h"

static bool team_may(const ds_instance *in, int32_t team, int32_t household) {
    const ds_household *h = &in->households[household];
    bool area = h->area == DS_NONE || in->team_area[(int64_t)team * in->n_areas + h->area];
    return area && (h->team == DS_NONE || h->team == team);
}

/* A household of no area may be booked at every desk. */
static bool desk_may(const ds_instance *in, int32_t desk, int32_t visit) {
    int32_t area = in->households[in->visits[visit].household].area;
    bool may = area == DS_NONE || in->desk_area[(int64_t)desk * in->n_areas + area];
    ds_range needs = in->shapes[in->visits[visit].shape].needs;
    for (int32_t i = 0; i < needs.count; i++) {
        int32_t service = in->needs[needs.first + i].service;
        may = may && in->desk_service[(int64_t)desk * in->n_services + service];
    }
    return may;
}

static bool date_fits(const ds_window *window, const ds_instance *in, int32_t shift) {
    int32_t date = in->shifts[shift].date;
    return (window->date == DS_NONE || window->date == date) &&
           (window->shift == DS_NONE || window->shift == shift) && window->from <= date &&
           date <= window->until;
}

/* Does one of the visit's windows hold a time from `earliest` on and before `before`, on the date
 * of the shift? No windows: any time. */
static bool some_window(const ds_instance *in, int32_t visit, int32_t shift, ds_tick earliest,
                        int64_t before) {
    ds_range windows = in->window_classes[in->visits[visit].window_class].windows;
    for (int32_t i = 0; i < windows.count; i++) {
        const ds_window *window = &in->windows[windows.first + i];
        if (date_fits(window, in, shift) && window->start < before && window->end >= earliest) {
            return true;
        }
    }
    return windows.count == 0;
}

static void judge_way(ds_judge *judge, int32_t visit, int way, const char *what) {
    if ((judge->in->visits[visit].at & way) == 0) {
        ds_violated(judge, "V1", "%s is done %s, which its `at` does not allow",
                    ds_say_visit(judge, visit).text, ds_translate(judge->language, what));
    }
}

static void judge_skills(ds_judge *judge, int32_t visit, const ds_group *group, int32_t shift) {
    const ds_instance *in = judge->in;
    uint64_t missing = ds_measure_skills(in, visit) & ~(group == NULL ? 0 : group->skills);
    if (missing != 0) {
        ds_violated(judge, "V2", "%s calls for %s, held by nobody on duty (%s, %s)",
                    ds_say_visit(judge, visit).text, ds_say_skills(judge, missing).text,
                    group == NULL ? ds_translate(judge->language, "nobody")
                                  : ds_say_group(judge, group).text,
                    ds_say_shift(judge, shift).text);
    }
}

static void judge_stop(ds_judge *judge, const ds_route *route, const ds_stop *stop) {
    const ds_instance *in = judge->in;
    const char *team = in->teams[route->team].id;
    judge_way(judge, stop->visit, DS_AT_HOME, DS_TEXT("at home"));
    if (!team_may(in, route->team, in->visits[stop->visit].household)) {
        ds_violated(judge, "V1", "%s is visited by team \"%s\", which may not visit the household",
                    ds_say_visit(judge, stop->visit).text, team);
    }
    judge_skills(judge, stop->visit,
                 ds_find_crew(&judge->ledger, in, route->team, route->shift, route->crew),
                 route->shift);
    if (!some_window(in, stop->visit, route->shift, stop->start, (int64_t)stop->start + 1)) {
        ds_violated(judge, "V3", "%s starts at %s in %s, outside its windows",
                    ds_say_visit(judge, stop->visit).text, ds_say_clock(judge, stop->start).text,
                    ds_say_shift(judge, route->shift).text);
    }
}

static void judge_appointment(ds_judge *judge, const ds_appointment *a) {
    const ds_instance *in = judge->in;
    const ds_shift *shift = &in->shifts[a->shift];
    judge_way(judge, a->visit, DS_AT_DESK, DS_TEXT("at a desk"));
    if (!desk_may(in, a->desk, a->visit)) {
        ds_violated(judge, "V1", "%s is booked at desk \"%s\", outside its areas or services",
                    ds_say_visit(judge, a->visit).text, in->desks[a->desk].id);
    }
    judge_skills(judge, a->visit, ds_find_staff(&judge->ledger, in, a->desk, a->shift), a->shift);
    if (!some_window(in, a->visit, a->shift, shift->start, shift->end)) {
        ds_violated(judge, "V3", "%s is booked in %s, which meets none of its windows",
                    ds_say_visit(judge, a->visit).text, ds_say_shift(judge, a->shift).text);
    }
}

static void judge_once(ds_judge *judge, int32_t visit) {
    const ds_ledger *ledger = &judge->ledger;
    int32_t times = 0;
    bool later = false;
    for (int32_t i = ledger->visit_first[visit]; i < ledger->visit_first[visit + 1]; i++, times++) {
        later = later || !ds_is_frozen(judge, ledger->carriers[i].shift);
    }
    int32_t before = ds_visit_done_before(&judge->in->visits[visit]) ? 1 : 0;
    if (later && times + before > 1) {
        ds_violated(judge, "V1", "%s is done %d times%s, at most 1",
                    ds_say_visit(judge, visit).text, times + before,
                    before ? ds_translate(judge->language, " (before the horizon as well)") : "");
    }
}

static void judge_order(ds_judge *judge, int32_t visit) {
    const ds_instance *in = judge->in;
    const ds_visit *v = &in->visits[visit];
    if (v->number == 1 || !ds_done_here(&judge->ledger, in, visit) ||
        ds_is_frozen(judge, judge->ledger.carriers[judge->ledger.visit_first[visit]].shift)) {
        return;
    }
    int32_t date = judge->ledger.visit_date[visit], before = judge->ledger.visit_date[visit - 1];
    if (before == INT32_MIN) {
        ds_violated(judge, "V3", "%s is done on %s, but the visit before it never",
                    ds_say_visit(judge, visit).text, ds_say_date(judge, date).text);
    } else if ((int64_t)date - before < v->lag_days) {
        ds_violated(judge, "V3",
                    "%s is done on %s, the visit before it on %s: %d days, lag_days is %d",
                    ds_say_visit(judge, visit).text, ds_say_date(judge, date).text,
                    ds_say_date(judge, before).text, date - before, v->lag_days);
    }
}

void ds_judge_visits(ds_judge *judge) {
    const ds_instance *in = judge->in;
    const ds_plan *plan = judge->plan;
    for (int32_t r = 0; r < plan->n_routes; r++) {
        const ds_route *route = &plan->routes[r];
        for (int32_t i = 0; ds_route_known(in, route) && i < route->stops.count; i++) {
            const ds_stop *stop = &plan->stops[route->stops.first + i];
            if (ds_visit_known(in, stop->visit) && !ds_is_frozen(judge, route->shift)) {
                judge_stop(judge, route, stop);
            }
        }
    }
    for (int32_t i = 0; i < plan->n_appointments; i++) {
        const ds_appointment *a = &plan->appointments[i];
        if (ds_appointment_known(in, a) && !ds_is_frozen(judge, a->shift)) {
            judge_appointment(judge, a);
        }
    }
    for (int32_t v = 0; v < in->n_visits; v++) {
        judge_once(judge, v);
        judge_order(judge, v);
    }
}
