/*
 * Cases for the checker: an instance and a plan as JSON, changed here and there, and the codes of
 * the rules that the changed plan breaks.
 *
 * JSON in these tests is written with ' for ".
 */
#ifndef DS_TESTS_CHECK_CASE_H
#define DS_TESTS_CHECK_CASE_H

#include "check/check.h"

typedef struct ds_edit {
    const char *old, *new; /* `old` must occur exactly once */
} ds_edit;

enum { DS_CASE_EDITS = 4 };

/* One row of a table of cases. */
typedef struct ds_check_case {
    const char *what;
    const char *codes; /* of the broken rules, each once, in alphabetical order: "M3 T2" */
    ds_edit instance[DS_CASE_EDITS], plan[DS_CASE_EDITS];
    bool tolerant;    /* households with mistakes are left out */
    const char *text; /* found in the text of a violation; NULL: not asked */
    /* Beside a baseline, the ward's plan with these edits, from this moment on; NULL: none. */
    const char *from;
    ds_edit baseline[DS_CASE_EDITS];
    int changes; /* that the score counts */
} ds_check_case;

/* The instance and the plan that a case begins from: keeps every rule, most of them at the limit.
 */
extern const char *const ds_ward_instance;
extern const char *const ds_ward_plan;

/* JSON of a text with ' for ", malloc'd. */
char *ds_case_json(const char *text);

/* A baseline's text and moment, for ds_case_judge_beside. */
typedef struct ds_case_baseline {
    const char *text, *from;
} ds_case_baseline;

/* Reads both and judges the plan; a mistake in either is a failed test and gives NULL. */
ds_check_report *ds_case_judge(const char *instance, const char *plan, bool tolerant);

ds_check_report *ds_case_judge_beside(const char *instance, const char *plan, bool tolerant,
                                      const ds_case_baseline *baseline);

/* The text with its edits, malloc'd. */
char *ds_case_edit(const char *text, const ds_edit *edits);

/* Judges every row of a table and compares the codes. */
void ds_case_run(const ds_check_case *cases, size_t count);

#define DS_CASE_RUN(table) ds_case_run((table), sizeof(table) / sizeof((table)[0]))

/* Codes of a report, each once, in alphabetical order. */
void ds_case_codes(const ds_check_report *report, char *codes, size_t room);

#endif
