/*
 * The words of facts, all in one table, so that another language is another table. In the words
 * {name} stands for a field of the fact; a fact's JSON has the fields that its words name.
 */
#ifndef DS_REPORT_EXPLAIN_WORDS_H
#define DS_REPORT_EXPLAIN_WORDS_H

#include "explain/facts.h"

/* A heading begins with '#', an entry under the line before with '-'. */
const char *ds_fact_words(ds_fact_kind kind);

typedef enum ds_field_kind {
    DS_FIELD_VISIT,
    DS_FIELD_TEAM,
    DS_FIELD_SHIFT,
    DS_FIELD_DESK,
    DS_FIELD_MEMBER,
    DS_FIELD_AREA,
    DS_FIELD_KIND,
    DS_FIELD_DATE,
    DS_FIELD_CLOCK,
    DS_FIELD_COUNT,
    DS_FIELD_PEOPLE, /* a count: "one member", "2 members" */
    DS_FIELD_VISITS, /* a count: "one visit", "2 visits" */
    DS_FIELD_FIGURE, /* a score: two decimals */
    DS_FIELD_TIME,   /* minutes, rounded up */
    DS_FIELD_HOURS,  /* two decimals */
    DS_FIELD_SKILLS, /* bits */
    DS_FIELD_ROLES,
    DS_FIELD_SHIFT_LIST,
    DS_FIELD_VISIT_LIST,
    DS_FIELD_MOVED_LIST, /* of visits: ", with h1, h2 elsewhere", or nothing */
    DS_FIELD_MEMBER_LIST
} ds_field_kind;

typedef struct ds_field {
    const char *name; /* in the words and in JSON */
    ds_field_kind kind;
    size_t offset; /* in ds_fact */
} ds_field;

/* The field whose name stands between braces at `*words`, which moves on behind them. */
const ds_field *ds_next_field(const char **words);

#endif
