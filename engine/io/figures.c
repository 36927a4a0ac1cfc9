#include "io/figures.h"

#include <string.h>

#include "io/emit.h"

static const char in_penalties[] = "penalties", in_households[] = "households";

#define REAL(group, key, bit, field) \
    { group, key, bit, false, offsetof(ds_score, field) }
#define WHOLE(group, key, bit, field) \
    { group, key, bit, true, offsetof(ds_score, field) }
#define PENALTY(field, key) \
    REAL(in_penalties, key, DS_PENALTY_##field, penalties[DS_PENALTY_##field]),

const ds_figure ds_figures[DS_N_FIGURES] = {
    REAL(NULL, "total", DS_STATED_TOTAL, total),
    REAL(NULL, "coverage", DS_STATED_COVERAGE, coverage),
    REAL(NULL, "complete", DS_STATED_COMPLETE, complete),
    /* clang-format off */
    DS_PENALTY_MAP(PENALTY)
    /* clang-format on */
    WHOLE(in_households, "total", DS_STATED_HOUSEHOLDS, households),
    WHOLE(in_households, "covered", DS_STATED_COVERED, covered),
    WHOLE(in_households, "touched", DS_STATED_TOUCHED, touched),
    WHOLE(NULL, "people_helped", DS_STATED_PEOPLE, people_helped),
    WHOLE(NULL, "services_given", DS_STATED_SERVICES, services_given),
};

double ds_figure_value(const ds_figure *figure, const ds_score *score) {
    const char *at = (const char *)score + figure->offset;
    if (figure->whole) {
        int64_t value;
        memcpy(&value, at, sizeof value);
        return (double)value;
    }
    double value;
    memcpy(&value, at, sizeof value);
    return value;
}

void ds_figure_set(const ds_figure *figure, ds_score *score, double value) {
    char *at = (char *)score + figure->offset;
    if (figure->whole) {
        int64_t whole = (int64_t)value;
        memcpy(at, &whole, sizeof whole);
    } else {
        memcpy(at, &value, sizeof value);
    }
}

void ds_emit_score(ds_buf *buf, const ds_score *score, uint64_t stated) {
    const char *group = NULL, *separator = "";
    ds_buf_puts(buf, "{");
    for (int i = 0; i < DS_N_FIGURES; i++) {
        const ds_figure *figure = &ds_figures[i];
        if ((stated >> figure->bit & 1) == 0) {
            continue;
        }
        if (group != NULL && figure->group != group) {
            ds_buf_puts(buf, "}");
            separator = ", ";
        }
        if (figure->group != NULL && figure->group != group) {
            ds_buf_printf(buf, "%s\"%s\": {", separator, figure->group);
            separator = "";
        }
        group = figure->group;
        ds_buf_printf(buf, "%s\"%s\": ", separator, figure->key);
        ds_emit_number(buf, ds_figure_value(figure, score));
        separator = ", ";
    }
    ds_buf_puts(buf, group != NULL ? "}}" : "}");
}
