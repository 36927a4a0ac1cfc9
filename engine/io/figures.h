/*
 * The figures of a plan's "score" object, one row each: the table that writing and reading share.
 */
#ifndef DS_IO_FIGURES_H
#define DS_IO_FIGURES_H

#include <stddef.h>

#include "base/buf.h"
#include "model/plan.h"

typedef struct ds_figure {
    const char *group; /* the object within "score" that holds it, or NULL */
    const char *key;
    int bit;       /* of ds_plan.stated */
    bool whole;    /* int64_t, otherwise double */
    size_t offset; /* in ds_score */
} ds_figure;

enum { DS_N_FIGURES = DS_STATED_SERVICES + 1 };

/* Rows of one group are neighbours. */
extern const ds_figure ds_figures[DS_N_FIGURES];

double ds_figure_value(const ds_figure *figure, const ds_score *score);
void ds_figure_set(const ds_figure *figure, ds_score *score, double value);

/* The figures whose bits are set in `stated`, as a plan's "score" object. */
void ds_emit_score(ds_buf *buf, const ds_score *score, uint64_t stated);

#endif
