#include "check/judge.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/diag.h"
#include "words/messages.h"

enum { TEXT_MAX = 500 };

static bool make_room(ds_judge *judge) {
    ds_check_report *report = judge->report;
    if (report->n_violations < judge->capacity) {
        return true;
    }
    int32_t capacity = judge->capacity == 0 ? 16 : 2 * judge->capacity;
    ds_violation *more = DS_ARENA_NEW(&report->arena, ds_violation, capacity);
    if (more == NULL) {
        return false;
    }
    if (report->n_violations > 0) {
        memcpy(more, report->violations, (size_t)report->n_violations * sizeof *more);
    }
    report->violations = more;
    judge->capacity = capacity;
    return true;
}

void ds_violated(ds_judge *judge, const char *code, const char *format, ...) {
    char text[TEXT_MAX];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, ds_translate(judge->language, format), arguments);
    va_end(arguments);
    ds_make_one_line(text, sizeof text);
    if (make_room(judge)) {
        const char *copy = ds_arena_copy(&judge->report->arena, text, strlen(text));
        judge->report->violations[judge->report->n_violations++] = (ds_violation){code, copy};
    }
}

ds_phrase ds_say(const ds_judge *judge, const char *format, ...) {
    ds_phrase phrase;
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(phrase.text, sizeof phrase.text, ds_translate(judge->language, format), arguments);
    va_end(arguments);
    ds_make_one_line(phrase.text, sizeof phrase.text);
    return phrase;
}

/* Proleptic Gregorian calendar; years begin in March so that the leap day comes last. */
ds_phrase ds_say_date(const ds_judge *judge, int32_t date) {
    int64_t days = (int64_t)date + 719468;
    int64_t era = (days >= 0 ? days : days - 146096) / 146097;
    int64_t of_era = days - era * 146097;
    int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
    int month = (int)((5 * of_year + 2) / 153);
    int day = (int)(of_year - (153 * month + 2) / 5 + 1);
    month = month < 10 ? month + 3 : month - 9;
    year += era * 400 + (month <= 2);
    return judge->language == DOORSTEP_VIETNAMESE
               ? ds_say(judge, "%02d/%02d/%04d", day, month, (int)year)
               : ds_say(judge, "%04d-%02d-%02d", (int)year, month, day);
}

ds_phrase ds_say_number(const ds_judge *judge, double value) {
    ds_phrase phrase;
    ds_format_number(judge->language, phrase.text, sizeof phrase.text, value, 2);
    return phrase;
}

ds_phrase ds_say_clock(const ds_judge *judge, int64_t tick) {
    int64_t seconds = tick / judge->in->ticks_per_second;
    const char *sign = seconds < 0 ? "-" : "";
    seconds = seconds < 0 ? -seconds : seconds;
    return ds_say(judge, "%s%02lld:%02d:%02d", sign, (long long)(seconds / 3600),
                  (int)(seconds / 60 % 60), (int)(seconds % 60));
}

ds_phrase ds_say_shift(const ds_judge *judge, int32_t shift) {
    const ds_shift *s = &judge->in->shifts[shift];
    return ds_say(judge, "shift \"%.60s\" (%s, %.5s-%.5s)", s->id, ds_say_date(judge, s->date).text,
                  ds_say_clock(judge, s->start).text, ds_say_clock(judge, s->end).text);
}

ds_phrase ds_say_visit(const ds_judge *judge, int32_t visit) {
    const ds_visit *v = &judge->in->visits[visit];
    return ds_say(judge, "household \"%.100s\", visit %d", judge->in->households[v->household].id,
                  v->number);
}

ds_phrase ds_say_crew(const ds_judge *judge, int32_t team, int32_t crew) {
    return ds_say(judge, "crew %d of team \"%.100s\"", crew, judge->in->teams[team].id);
}

ds_phrase ds_say_group(const ds_judge *judge, const ds_group *group) {
    if (group->team != DS_NONE) {
        return ds_say_crew(judge, group->team, group->crew);
    }
    return ds_say(judge, "desk \"%.100s\"", judge->in->desks[group->desk].id);
}

static ds_phrase say_names(const ds_judge *judge, const char *what, const char *const *names,
                           int32_t n, uint64_t set) {
    ds_phrase phrase = ds_say(judge, "%s", ds_translate(judge->language, what));
    const char *before = " ";
    for (int32_t i = 0; i < n; i++) {
        if ((set >> i & 1) != 0) {
            phrase = ds_say(judge, "%s%s\"%.40s\"", phrase.text, before, names[i]);
            before = ", ";
        }
    }
    return phrase;
}

ds_phrase ds_say_skills(const ds_judge *judge, uint64_t skills) {
    return say_names(judge, "skill", judge->in->skills, judge->in->n_skills, skills);
}

static bool matches(const ds_rule *rule, const ds_member *member) {
    if (rule->skill != 0) {
        return (member->skills & rule->skill) != 0;
    }
    return member->role != DS_NONE && (rule->roles >> member->role & 1) != 0;
}

void ds_judge_rules(ds_judge *judge, const char *code, ds_range rules, const int32_t *people,
                    int32_t count, const char *who) {
    const ds_instance *in = judge->in;
    for (int32_t r = 0; r < rules.count; r++) {
        const ds_rule *rule = &in->rules[rules.first + r];
        int32_t found = 0;
        for (int32_t i = 0; i < count; i++) {
            found += matches(rule, &in->members[people[i]]);
        }
        bool few = found < rule->min;
        if (few || found > rule->max) {
            ds_phrase what = rule->skill != 0
                                 ? ds_say_skills(judge, rule->skill)
                                 : say_names(judge, "role", in->roles, in->n_roles, rule->roles);
            ds_violated(judge, code, "%s: %d of %d with %s, require asks %s %d", who, found, count,
                        what.text, ds_translate(judge->language, few ? "at least" : "at most"),
                        few ? rule->min : rule->max);
        }
    }
}
