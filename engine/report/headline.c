/* What the plan achieves, in a few lines, and who is in which team. */
#include <math.h>
#include <string.h>

#include "report/sections.h"
#include "words/messages.h"
#include "words/words.h"

enum { LABEL = 22, INDENT = 2, ID_WIDTH = 14 };

void ds_put_visit(ds_buf *buf, doorstep_language language, const ds_instance *in, int32_t visit) {
    const ds_visit *v = &in->visits[visit];
    const ds_household *household = &in->households[v->household];
    ds_buf_puts(buf, household->id);
    if (household->visits.count > 1) {
        ds_buf_say(buf, language, " (visit %d)", v->number);
    }
}

void ds_sheet_title(ds_page *page, const ds_instance *in) {
    ds_page_put(page, in->name[0] != '\0' ? in->name : ds_translate(page->language, "Plan"));
    ds_page_underline(page, '=');
    ds_page_date(page, in->first_date);
    if (in->n_days > 1) {
        ds_page_say(page, " to ");
        ds_page_date(page, in->first_date + in->n_days - 1);
    }
    ds_page_line(page);
    ds_page_line(page);
}

static void label(ds_page *page, const char *text) {
    ds_page_put(page, ds_translate(page->language, text));
    ds_page_to(page, LABEL);
}

static void households(ds_page *page, const ds_score *score) {
    label(page, "Households covered");
    ds_page_figure(page, (double)score->covered, 0);
    ds_page_say(page, " of ");
    ds_page_figure(page, (double)score->households, 0);
    if (score->households > 0) {
        ds_page_put(page, " (");
        ds_page_figure(page, 100.0 * (double)score->covered / (double)score->households, 1);
        ds_page_put(page, " %)");
    }
    if (score->touched > score->covered) {
        ds_page_put(page, ", ");
        ds_page_figure(page, (double)(score->touched - score->covered), 0);
        ds_page_say(page, " more begun");
    }
    ds_page_line(page);
}

static void people(ds_page *page, const ds_score *score) {
    label(page, "People helped");
    ds_page_figure(page, (double)score->people_helped, 0);
    ds_page_put(page, ", ");
    ds_page_figure(page, (double)score->services_given, 0);
    ds_page_say(page, " services given");
    ds_page_line(page);
}

/* The share is rounded down: "at least" must hold. */
void ds_sheet_total(ds_page *page, double score, const ds_bound *bound) {
    label(page, "Score");
    ds_page_figure(page, score, 2);
    if (bound->known && score > 0 && bound->score > 0) {
        ds_page_say(page, ", at least ");
        ds_page_figure(page, floor(fmin(score / bound->score, 1.0) * 1000.0 + 1e-9) / 10.0, 1);
        ds_page_say(page, " %% of the best possible");
    }
    if (bound->known) {
        ds_page_say(page, " (no plan scores above ");
        ds_page_figure(page, bound->score, 2);
        ds_page_put(page, ")");
    }
    ds_page_line(page);
}

static void run(ds_page *page, const ds_run *run) {
    label(page, "Search");
    ds_page_figure(page, run->seconds, 1);
    ds_page_put(page, " s, ");
    ds_page_figure(page, (double)run->iterations, 0);
    ds_page_say(page, " iterations, seed %llu", (unsigned long long)run->seed);
    if (run->stopped != NULL) {
        ds_page_say(page, "; stopped early: ");
        ds_page_put(page, ds_translate(page->language, run->stopped));
    }
    ds_page_line(page);
}

static bool states(uint64_t stated, int bit) {
    return stated >> bit & 1;
}

void ds_sheet_counts(ds_page *page, const ds_score *score, uint64_t stated) {
    if (states(stated, DS_STATED_COVERED) && states(stated, DS_STATED_HOUSEHOLDS)) {
        households(page, score);
    }
    if (states(stated, DS_STATED_PEOPLE) && states(stated, DS_STATED_SERVICES)) {
        people(page, score);
    }
}

void ds_sheet_headline(ds_sheet *sheet) {
    const ds_plan *plan = sheet->plan;
    ds_sheet_counts(&sheet->page, &plan->score, plan->stated);
    if (states(plan->stated, DS_STATED_TOTAL)) {
        ds_sheet_total(&sheet->page, plan->score.total, &plan->bound);
    }
    if (plan->run.version != NULL) {
        run(&sheet->page, &plan->run);
    }
}

static void person(ds_sheet *sheet, int32_t member, bool first) {
    const ds_instance *in = sheet->in;
    int32_t role = in->members[member].role;
    ds_buf item = {0};
    ds_buf_puts(&item, sheet->people[member]);
    if (role != DS_NONE) {
        ds_buf_printf(&item, " (%s)", ds_role_words(sheet->page.language, in->roles[role]));
    }
    ds_page_take(&sheet->page, &item, INDENT + ID_WIDTH, first);
}

static void team(ds_sheet *sheet, int32_t index) {
    const ds_team *t = &sheet->in->teams[index];
    const ds_belonging *b = sheet->plan->belongings;
    ds_page *page = &sheet->page;
    ds_page_to(page, INDENT);
    ds_page_put(page, t->id);
    ds_page_to(page, INDENT + ID_WIDTH);
    if (t->name != NULL && t->name[0] != '\0') {
        ds_page_put(page, t->name);
        ds_page_put(page, ": ");
    }
    bool any = false;
    for (int32_t i = 0; i < sheet->plan->n_belongings; i++) {
        if (b[i].team == index) {
            person(sheet, b[i].member, !any);
            any = true;
        }
    }
    ds_page_put(page, any ? "" : ds_translate(page->language, "nobody"));
    ds_page_line(page);
}

void ds_sheet_teams(ds_sheet *sheet) {
    if (sheet->in->n_teams > 0) {
        ds_page_heading(&sheet->page, "Teams");
    }
    for (int32_t t = 0; t < sheet->in->n_teams; t++) {
        team(sheet, t);
    }
}
