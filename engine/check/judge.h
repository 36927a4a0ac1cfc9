/*
 * What the parts of the checker share: the case (instance and plan), the ledger made of the plan,
 * how a broken rule is reported, and how things are named in its text.
 *
 * What docs/format.md works out from what the planner wrote (weeks, windows, lengths, wanted
 * households) is worked out here anew: of the instance the checker reads only what was written.
 */
#ifndef DS_CHECK_JUDGE_H
#define DS_CHECK_JUDGE_H

#include "check/check.h"
#include "check/ledger.h"

typedef struct ds_judge {
    const ds_instance *in;
    const ds_plan *plan;
    const ds_baseline *baseline; /* or NULL */
    ds_check_report *report;
    doorstep_language language; /* of its texts */
    int32_t capacity;           /* of the report's violations */
    ds_arena scratch;
    ds_ledger ledger;
} ds_judge;

/* Reports a broken rule, in the report's language. The text is cut to one line of at most a few
 * hundred characters. */
void ds_violated(ds_judge *judge, const char *code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Did the shift start before the baseline's moment? What it holds is then judged by F1 alone. */
bool ds_is_frozen(const ds_judge *judge, int32_t shift);

/* A piece of a text, handed around by value: use `.text` inside the call that needs it. */
typedef struct ds_phrase {
    char text[160];
} ds_phrase;

ds_phrase ds_say(const ds_judge *judge, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
ds_phrase ds_say_date(const ds_judge *judge, int32_t date);   /* 2022-11-07 */
ds_phrase ds_say_number(const ds_judge *judge, double value); /* 41.50 */
ds_phrase ds_say_clock(const ds_judge *judge, int64_t tick);  /* 07:30:00 */
ds_phrase ds_say_shift(const ds_judge *judge, int32_t shift); /* shift "x" (date, times) */
ds_phrase ds_say_visit(const ds_judge *judge, int32_t visit); /* household "h1", visit 2 */
ds_phrase ds_say_crew(const ds_judge *judge, int32_t team, int32_t crew); /* crew 1 of team "x" */
ds_phrase ds_say_group(const ds_judge *judge, const ds_group *group);
ds_phrase ds_say_skills(const ds_judge *judge, uint64_t skills);

/* Composition rules of a group of people; `who` begins the text. */
void ds_judge_rules(ds_judge *judge, const char *code, ds_range rules, const int32_t *people,
                    int32_t count, const char *who);

/* The parts, one file each. */
void ds_judge_names(ds_judge *judge);   /* P1 */
void ds_judge_members(ds_judge *judge); /* M1, M3 of desks */
void ds_judge_limits(ds_judge *judge);  /* M2 */
void ds_judge_teams(ds_judge *judge);   /* M3 of teams, T1 */
void ds_judge_crews(ds_judge *judge);   /* M3 of crews, T2 */
void ds_judge_desks(ds_judge *judge);   /* D1 */
void ds_judge_booked(ds_judge *judge);  /* D2 */
void ds_judge_visits(ds_judge *judge);  /* V1, V2, V3 */
void ds_judge_routes(ds_judge *judge);  /* R1 */
void ds_judge_locks(ds_judge *judge);   /* L1 */
void ds_judge_frozen(ds_judge *judge);  /* F1 */
void ds_judge_score(ds_judge *judge);   /* the score, part by part */
void ds_judge_figures(ds_judge *judge); /* S1, S2 */
void ds_judge_list(ds_judge *judge);    /* S3 */

/* The part of the score that is measured from the baseline. */
void ds_score_change(ds_judge *judge);

#endif
