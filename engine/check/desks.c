/*
 * D1: how many people staff a desk and who, one team a day, and how many days a team may hold it.
 *
 * Where several teams would do for a date (a helper may help many, and members of two teams may
 * help each other's), the page does not say which one holds the desk. The plan is within the rule
 * when some choice of one team for each date keeps `max_days_per_team`: a matching of the at most
 * seven dates of a week to teams. Dates whose staff is all frozen count there, but are not asked
 * for again: they come first, and what they leave is what later dates have.
 */
#include "check/judge.h"
#include "check/measure.h"

enum { DAYS_A_WEEK = 7 };

/* A date of one week on which one team can hold the desk. */
typedef struct held_day {
    int32_t date;
    ds_range teams; /* that would do, in the list of candidates */
    int32_t holder; /* DS_NONE where all of them hold it often enough on other dates */
    bool frozen;    /* all its staff */
    bool seen;
} held_day;

/* The dates of one desk in one week. */
typedef struct held_week {
    int32_t n_days;
    held_day days[DAYS_A_WEEK];
    int32_t *candidates; /* teams */
    int32_t n_candidates;
} held_week;

static bool fits(const ds_judge *judge, int32_t member, int32_t team) {
    const ds_instance *in = judge->in;
    return (in->member_team[(int64_t)member * in->n_teams + team] & DS_HELPS) != 0 ||
           ds_belongs(&judge->ledger, member, team);
}

static bool all_fit(const ds_judge *judge, ds_range people, int32_t team) {
    for (int32_t i = 0; i < people.count; i++) {
        if (!fits(judge, judge->ledger.people[people.first + i], team)) {
            return false;
        }
    }
    return true;
}

static bool is_candidate(const held_week *week, ds_range teams, int32_t team) {
    for (int32_t i = 0; i < teams.count; i++) {
        if (week->candidates[teams.first + i] == team) {
            return true;
        }
    }
    return false;
}

/* Teams that some of the people belong to and all of them belong to or help. */
static ds_range find_candidates(const ds_judge *judge, held_week *week, ds_range people) {
    const ds_ledger *ledger = &judge->ledger;
    ds_range teams = {week->n_candidates, 0};
    for (int32_t i = 0; i < people.count; i++) {
        int32_t member = ledger->people[people.first + i];
        for (int32_t j = ledger->member_first[member]; j < ledger->member_first[member + 1]; j++) {
            int32_t team = ledger->member_teams[j];
            if (!is_candidate(week, teams, team) && all_fit(judge, people, team)) {
                week->candidates[week->n_candidates++] = team;
                teams.count++;
            }
        }
    }
    return teams;
}

static int32_t days_held(const held_week *week, int32_t team) {
    int32_t count = 0;
    for (int32_t d = 0; d < week->n_days; d++) {
        count += week->days[d].holder == team;
    }
    return count;
}

/* Gives the date to one of its teams, moving other dates to other teams where that makes room
 * (augmenting paths). */
static bool find_holder(held_week *week, int32_t d, int32_t limit) {
    held_day *day = &week->days[d];
    day->seen = true;
    for (int32_t i = 0; i < day->teams.count; i++) {
        int32_t team = week->candidates[day->teams.first + i];
        bool room = days_held(week, team) < limit;
        for (int32_t other = 0; !room && other < week->n_days; other++) {
            held_day *held = &week->days[other];
            room = held->holder == team && !held->seen && find_holder(week, other, limit);
        }
        if (room) {
            day->holder = team;
            return true;
        }
    }
    return false;
}

static void judge_week(ds_judge *judge, int32_t d, held_week *week) {
    const ds_desk *desk = &judge->in->desks[d];
    for (int32_t i = 0; i < week->n_days; i++) {
        for (int32_t j = 0; j < week->n_days; j++) {
            week->days[j].seen = false;
        }
        if (!find_holder(week, i, desk->max_days_per_team) && !week->days[i].frozen) {
            int32_t team = week->candidates[week->days[i].teams.first];
            ds_violated(judge, "D1",
                        "desk \"%s\", %s: team \"%s\" holds it on %d other dates of that week, "
                        "max_days_per_team is %d",
                        desk->id, ds_say_date(judge, week->days[i].date).text,
                        judge->in->teams[team].id, days_held(week, team), desk->max_days_per_team);
        }
    }
}

/* One date of a desk that one team staffs; its people over all shifts of the date, which may all be
 * frozen. */
static void judge_date(ds_judge *judge, const ds_group *group, ds_range people, bool frozen,
                       held_week *week) {
    ds_range teams = find_candidates(judge, week, people);
    if (teams.count > 0) {
        week->days[week->n_days++] = (held_day){group->date, teams, DS_NONE, frozen, false};
    } else if (!frozen) {
        ds_violated(judge, "D1",
                    "desk \"%s\", %s: no team that one of the staff belongs to and all others "
                    "belong to or help (one_team_per_day)",
                    judge->in->desks[group->desk].id, ds_say_date(judge, group->date).text);
    }
}

/* The groups [first, end) are those of one desk, by date; the people of a date are neighbours. */
static void judge_holders(ds_judge *judge, int32_t first, int32_t end, int32_t *candidates) {
    const ds_group *groups = judge->ledger.groups;
    held_week week = {.candidates = candidates};
    for (int32_t i = first, next; i < end; i = next) {
        ds_range people = {groups[i].people.first, 0};
        bool frozen = true;
        for (next = i; next < end && groups[next].date == groups[i].date; next++) {
            people.count += groups[next].people.count;
            frozen = frozen && ds_is_frozen(judge, groups[next].shift);
        }
        judge_date(judge, &groups[i], people, frozen, &week);
        if (next == end || ds_week_of(groups[next].date) != ds_week_of(groups[i].date)) {
            judge_week(judge, groups[i].desk, &week);
            week.n_days = week.n_candidates = 0;
        }
    }
}

static void judge_staff(ds_judge *judge, const ds_group *staff) {
    const ds_instance *in = judge->in;
    ds_phrase who = ds_say(judge, "%.70s, %.89s", ds_say_group(judge, staff).text,
                           ds_say_shift(judge, staff->shift).text);
    int32_t demand = in->demand_at[(int64_t)staff->desk * in->n_shifts + staff->shift];
    if (demand == DS_NONE) {
        ds_violated(judge, "D1", "%s: %d on duty, but the desk has no demand for this shift",
                    who.text, staff->people.count);
        return;
    }
    const ds_demand *asked = &in->demands[demand];
    if (staff->people.count > asked->max) {
        ds_violated(judge, "D1", "%s: %d on duty, max is %d", who.text, staff->people.count,
                    asked->max);
    }
    ds_judge_rules(judge, "D1", asked->require, &judge->ledger.people[staff->people.first],
                   staff->people.count, who.text);
}

void ds_judge_desks(ds_judge *judge) {
    const ds_instance *in = judge->in;
    const ds_ledger *ledger = &judge->ledger;
    int32_t *candidates =
        DS_ARENA_NEW(&judge->scratch, int32_t, (int64_t)DAYS_A_WEEK * in->n_teams);
    if (candidates == NULL) {
        return;
    }
    for (int32_t i = 0, next; i < ledger->n_groups && ledger->groups[i].desk != DS_NONE; i = next) {
        int32_t desk = ledger->groups[i].desk;
        for (next = i; next < ledger->n_groups && ledger->groups[next].desk == desk; next++) {
            if (!ds_is_frozen(judge, ledger->groups[next].shift)) {
                judge_staff(judge, &ledger->groups[next]);
            }
        }
        if (in->desks[desk].one_team_per_day) {
            judge_holders(judge, i, next, candidates);
        }
    }
}
