#include "solve/lock_words.h"

#include <math.h>

#include "model/calendar.h"
#include "words/messages.h"

/* Names are cut so that a whole message stays readable. */

static void say_visit(ds_buf *text, doorstep_language language, const ds_instance *in,
                      int32_t visit) {
    const ds_visit *v = &in->visits[visit];
    const ds_household *h = &in->households[v->household];
    ds_buf_say(text, language, "household \"%.60s\"", h->id);
    if (h->visits.count > 1) {
        ds_buf_say(text, language, ", visit %d,", v->number);
    }
}

/* ---- Locks ----------------------------------------------------------------------------------- */

static void say_where(ds_buf *text, doorstep_language language, const ds_instance *in, int32_t team,
                      int32_t desk, int32_t shift) {
    if (team != DS_NONE) {
        ds_buf_say(text, language, " to team \"%.60s\"", in->teams[team].id);
    }
    if (desk != DS_NONE) {
        ds_buf_say(text, language, " to desk \"%.60s\"", in->desks[desk].id);
    }
    if (shift != DS_NONE && (team != DS_NONE || desk != DS_NONE)) {
        ds_buf_say(text, language, " in \"%.60s\"", in->shifts[shift].id);
    } else if (shift != DS_NONE) {
        ds_buf_say(text, language, " to \"%.60s\"", in->shifts[shift].id);
    }
}

void ds_say_lock(ds_buf *text, doorstep_language language, const ds_instance *in,
                 const ds_lock *lock) {
    if (lock->member == NULL) {
        say_visit(text, language, in, lock->visit->visit);
        ds_buf_say(text, language, " is locked");
        say_where(text, language, in, lock->visit->team, lock->visit->desk, lock->visit->shift);
        return;
    }
    const ds_member_lock *l = lock->member;
    ds_buf_say(text, language, "member \"%.60s\" is locked", in->members[l->member].id);
    if (l->duty == DS_DUTY_OFF) {
        ds_buf_say(text, language, " off in \"%.60s\"", in->shifts[l->shift].id);
    } else {
        bool team = l->duty == DS_DUTY_TEAM;
        say_where(text, language, in, team ? l->where : DS_NONE, team ? DS_NONE : l->where,
                  l->shift);
    }
}

/* ---- Rules ----------------------------------------------------------------------------------- */

typedef struct rule_text {
    ds_lock_subject a, b;
    const char *text;
} rule_text;

static const rule_text TEXTS[] = {
#define RULE_TEXT(name, a, b, text) {DS_##a, DS_##b, text},
    DS_LOCK_RULE_MAP(RULE_TEXT)
#undef RULE_TEXT
};

static void say_composition(ds_buf *text, doorstep_language language, const ds_instance *in,
                            const ds_rule *rule) {
    uint64_t set = rule->skill != 0 ? rule->skill : rule->roles;
    const char *before = ds_translate(language, rule->skill != 0 ? "skill " : "role ");
    for (; set != 0; set &= set - 1) {
        int bit = __builtin_ctzll(set);
        ds_buf_printf(text, "%s\"%.60s\"", before,
                      rule->skill != 0 ? in->skills[bit] : in->roles[bit]);
        before = ds_translate(language, " or ");
    }
    if (rule->min > 0) {
        ds_buf_say(text, language, ", min %d", rule->min);
    }
    if (rule->max != DS_NO_LIMIT) {
        ds_buf_say(text, language, ", max %d", rule->max);
    }
}

static void say_demand(ds_buf *text, doorstep_language language, const ds_instance *in,
                       int32_t demand) {
    const ds_demand *d = &in->demands[demand];
    ds_buf_say(text, language, "\"%.60s\" in \"%.60s\"", in->desks[d->desk].id,
               in->shifts[d->shift].id);
}

static void say_subject(ds_buf *text, doorstep_language language, const ds_instance *in,
                        ds_lock_subject what, int32_t index) {
    const char *name = NULL;
    switch (what) {
    case DS_A_MEMBER:
        name = in->members[index].id;
        break;
    case DS_A_SHIFT:
        name = in->shifts[index].id;
        break;
    case DS_A_KIND:
        name = in->kinds[index].id;
        break;
    case DS_A_TEAM:
        name = in->teams[index].id;
        break;
    case DS_A_DESK:
        name = in->desks[index].id;
        break;
    case DS_A_DEMAND:
        say_demand(text, language, in, index);
        break;
    case DS_A_VISIT:
        say_visit(text, language, in, index);
        break;
    case DS_A_RULE:
        say_composition(text, language, in, &in->rules[index]);
        break;
    case DS_A_SKILL:
        if (index != DS_NONE) {
            ds_buf_say(text, language, " with skill \"%.60s\"", in->skills[index]);
        }
        break;
    case DS_NOTHING:
        break;
    }
    if (name != NULL) {
        ds_buf_printf(text, "\"%.60s\"", name);
    }
}

static double limit_of(const ds_instance *in, const ds_lock_rule *rule) {
    const ds_member *member = &in->members[rule->a];
    switch (rule->kind) {
    case DS_RULE_MAX_SHIFTS:
        return member->max_shifts;
    case DS_RULE_MAX_HOURS:
        return round((double)member->max_seconds / 36) / 100;
    case DS_RULE_MAX_OF_KIND:
        return in->max_of_kind[(int64_t)rule->a * in->n_kinds + rule->b];
    case DS_RULE_MAX_A_DAY:
        return member->max_shifts_per_day;
    case DS_RULE_MAX_A_WEEK:
        return member->max_shifts_per_week;
    case DS_RULE_MAX_DAYS_IN_A_ROW:
        return member->max_days_in_a_row;
    case DS_RULE_MIN_DAYS_IN_A_ROW:
        return member->min_days_in_a_row;
    case DS_RULE_MIN_DAYS_OFF:
        return member->min_days_off_in_a_row;
    case DS_RULE_MAX_WEEKENDS:
        return member->max_weekends;
    case DS_RULE_MIN_REST:
        return round((double)member->min_rest_seconds / 36) / 100;
    case DS_RULE_DEMAND_MAX:
        return in->demands[rule->a].max;
    case DS_RULE_MAX_DAYS_HELD:
        return in->desks[rule->a].max_days_per_team;
    case DS_RULE_APPOINTMENTS:
        return round(in->desks[in->demands[rule->a].desk].appointment_seconds / 0.6) / 100;
    case DS_RULE_MAX_CREWS:
        return in->teams[rule->a].max_crews;
    case DS_RULE_CREW_MIN:
        return in->teams[rule->a].crew_min;
    case DS_RULE_CREW_MAX:
        return in->teams[rule->a].crew_max;
    case DS_RULE_TEAM_MIN:
        return in->teams[rule->a].size_min;
    default:
        return in->teams[rule->a].size_max; /* DS_RULE_TEAM_MAX; others have no limit to say */
    }
}

/* As it stands in the document, but for the decimal comma. */
static void say_number(ds_buf *text, doorstep_language language, double value) {
    if (language == DOORSTEP_ENGLISH) {
        ds_buf_number(text, value);
    } else {
        ds_buf_figure(text, language, value, value == round(value) ? 0 : 2);
    }
}

void ds_say_rule(ds_buf *text, doorstep_language language, const ds_instance *in,
                 const ds_lock_rule *rule) {
    const rule_text *how = &TEXTS[rule->kind];
    for (const char *c = ds_translate(language, how->text); *c != '\0'; c++) {
        if (*c != '{') {
            ds_buf_add(text, c, 1);
            continue;
        }
        if (c[1] == 'A') {
            say_subject(text, language, in, how->a, rule->a);
        } else if (c[1] == 'B') {
            say_subject(text, language, in, how->b, rule->b);
        } else {
            say_number(text, language, limit_of(in, rule));
        }
        c += 2;
    }
}

/* ---- Visits ---------------------------------------------------------------------------------- */

static const char *obstacle_text(ds_reason obstacle) {
    switch (obstacle) {
    case DS_REASON_NO_TEAM:
        return DS_TEXT("may not be done there (at, areas, team, services)");
    case DS_REASON_NO_SKILL:
        return DS_TEXT("finds nobody there with its skills");
    case DS_REASON_NO_WINDOW:
        return DS_TEXT("has no window then");
    default:
        return DS_TEXT("does not fit there, even alone");
    }
}

void ds_say_fault(ds_buf *text, doorstep_language language, const ds_instance *in,
                  const ds_visit_fault *fault) {
    const ds_visit *v = &in->visits[fault->visit];
    char date[DS_DATE_TEXT];
    say_visit(text, language, in, fault->visit);
    switch (fault->kind) {
    case DS_VISIT_DONE:
        ds_date_text(v->done_date, date);
        ds_buf_say(text, language, " was done on %s and is not done again", date);
        break;
    case DS_VISIT_NOWHERE:
        ds_buf_say(text, language, " can be done nowhere in this way");
        break;
    case DS_VISIT_OBSTACLE:
        ds_buf_printf(text, " %s", ds_translate(language, obstacle_text(fault->obstacle)));
        break;
    default:
        ds_buf_say(text, language,
                   " comes %d or more days after the visit before it, which is too late",
                   v->lag_days);
        break;
    }
}
