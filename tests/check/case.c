#include "check/case.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <CUnit/CUnit.h>

#include "io/baseline_read.h"
#include "io/instance_read.h"
#include "io/plan_read.h"

static void fail(const char *what, const char *why) {
    printf("\n    %s: %s", what, why);
    CU_FAIL("case");
}

char *ds_case_json(const char *text) {
    char *copy = strdup(text);
    for (char *c = copy; c != NULL && *c != '\0'; c++) {
        *c = *c == '\'' ? '"' : *c;
    }
    return copy;
}

static void print_diags(const ds_diags *diags) {
    for (int i = 0; i < diags->count; i++) {
        if (!diags->items[i].warning) {
            fail(diags->items[i].pointer != NULL ? diags->items[i].pointer : "",
                 diags->items[i].message);
        }
    }
}

/* NULL where there is none; `old` is the plan it was read from. */
static ds_baseline *read_baseline(const ds_instance *in, const ds_case_baseline *given,
                                  ds_diags *diags, ds_plan **old) {
    ds_baseline *baseline = NULL;
    ds_moment from;
    if (given != NULL) {
        CU_ASSERT_FATAL(ds_moment_parse(given->from, &from));
        char *text = ds_case_json(given->text);
        CU_ASSERT_EQUAL(ds_baseline_read(in, text, strlen(text), from, diags, old, &baseline),
                        DOORSTEP_OK);
        free(text);
    }
    return baseline;
}

static ds_check_report *judge_texts(const char *instance, const char *plan, bool tolerant,
                                    const ds_case_baseline *given, ds_diags *diags) {
    const ds_read_options options = {.tolerant = tolerant};
    ds_instance *in = NULL;
    ds_plan *p = NULL, *old = NULL;
    ds_baseline *baseline = NULL;
    ds_check_report *report = NULL;
    if (ds_instance_read(instance, strlen(instance), &options, diags, &in) == DOORSTEP_OK &&
        ds_plan_read(in, plan, strlen(plan), diags, &p) == DOORSTEP_OK) {
        baseline = read_baseline(in, given, diags, &old);
        CU_ASSERT_EQUAL(ds_check(in, p, baseline, DOORSTEP_ENGLISH, &report), DOORSTEP_OK);
    } else {
        print_diags(diags);
    }
    ds_baseline_free(baseline);
    ds_plan_free(old);
    ds_plan_free(p);
    ds_instance_free(in);
    return report;
}

ds_check_report *ds_case_judge_beside(const char *instance, const char *plan, bool tolerant,
                                      const ds_case_baseline *baseline) {
    char *i = ds_case_json(instance), *p = ds_case_json(plan);
    ds_diags diags;
    ds_diags_init(&diags);
    ds_check_report *report = judge_texts(i, p, tolerant, baseline, &diags);
    ds_diags_free(&diags);
    free(i);
    free(p);
    return report;
}

ds_check_report *ds_case_judge(const char *instance, const char *plan, bool tolerant) {
    return ds_case_judge_beside(instance, plan, tolerant, NULL);
}

static char *edit_once(char *text, const ds_edit *edit) {
    char *at = strstr(text, edit->old);
    if (at == NULL || strstr(at + 1, edit->old) != NULL) {
        fail(edit->old, at == NULL ? "not in the text" : "twice in the text");
        return text;
    }
    size_t room = strlen(text) + strlen(edit->new) + 1;
    char *result = malloc(room);
    snprintf(result, room, "%.*s%s%s", (int)(at - text), text, edit->new, at + strlen(edit->old));
    free(text);
    return result;
}

char *ds_case_edit(const char *text, const ds_edit *edits) {
    char *result = strdup(text);
    for (int i = 0; i < DS_CASE_EDITS && edits[i].old != NULL; i++) {
        result = edit_once(result, &edits[i]);
    }
    return result;
}

static int compare_codes(const void *a, const void *b) {
    return strcmp(((const ds_violation *)a)->code, ((const ds_violation *)b)->code);
}

void ds_case_codes(const ds_check_report *report, char *codes, size_t room) {
    size_t count = (size_t)report->n_violations, used = 0;
    ds_violation *sorted = malloc((count + 1) * sizeof *sorted);
    codes[0] = '\0';
    if (count > 0) {
        memcpy(sorted, report->violations, count * sizeof *sorted);
        qsort(sorted, count, sizeof *sorted, compare_codes);
    }
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || strcmp(sorted[i].code, sorted[i - 1].code) != 0) {
            used += (size_t)snprintf(codes + used, room - used, "%s%s", i == 0 ? "" : " ",
                                     sorted[i].code);
        }
    }
    free(sorted);
}

static bool some_text_has(const ds_check_report *report, const char *text) {
    for (int32_t i = 0; i < report->n_violations; i++) {
        if (strstr(report->violations[i].text, text) != NULL) {
            return true;
        }
    }
    return false;
}

/* Changes weigh 2 by default. */
static bool counts_changes(const ds_check_case *c, const ds_check_report *report) {
    double found = report->score.penalties[DS_PENALTY_change];
    if (c->from != NULL && found != 2 * c->changes) {
        printf("\n    %s: %d changes expected, found %g", c->what, c->changes, found / 2);
        return false;
    }
    return true;
}

static void compare(const ds_check_case *c, const ds_check_report *report) {
    CU_ASSERT(counts_changes(c, report));
    char codes[200];
    ds_case_codes(report, codes, sizeof codes);
    bool same = strcmp(codes, c->codes) == 0 && (c->text == NULL || some_text_has(report, c->text));
    CU_ASSERT(same);
    if (!same) {
        printf("\n    %s: \"%s\" expected, found \"%s\"", c->what, c->codes, codes);
        for (int32_t i = 0; i < report->n_violations; i++) {
            printf("\n      %s %s", report->violations[i].code, report->violations[i].text);
        }
    }
}

void ds_case_run(const ds_check_case *cases, size_t count) {
    for (size_t i = 0; i < count; i++) {
        char *instance = ds_case_edit(ds_ward_instance, cases[i].instance);
        char *plan = ds_case_edit(ds_ward_plan, cases[i].plan);
        char *old = ds_case_edit(ds_ward_plan, cases[i].baseline);
        const ds_case_baseline baseline = {old, cases[i].from};
        ds_check_report *report = ds_case_judge_beside(instance, plan, cases[i].tolerant,
                                                       cases[i].from == NULL ? NULL : &baseline);
        if (report == NULL) {
            fail(cases[i].what, "could not be judged");
        } else {
            compare(&cases[i], report);
        }
        ds_check_report_free(report);
        free(instance);
        free(plan);
        free(old);
    }
}
