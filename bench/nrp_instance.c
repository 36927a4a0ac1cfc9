#include "nrp_instance.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "io/file.h"
#include "lines.h"

static const double HIGHEST_WEIGHT = 1e6;
enum { LONGEST_SHIFT = 24 * 60 - 1, MOST_MINUTES = 10000000, MOST_NEEDED = 10000 };

/* What the sections share while a file is read. */
typedef struct reader {
    ds_bench_lines lines;
    ds_nrp_instance *in;
    ds_bench_word not_next[DS_NRP_MAX_SHIFTS]; /* until all shifts are known */
    int32_t line_of[DS_NRP_MAX_SHIFTS];
    int32_t room; /* for people */
} reader;

/* ---- Cells ----------------------------------------------------------------------------------- */

static bool cells(reader *r, int32_t least, int32_t most, const char *expected) {
    int32_t count = r->lines.count;
    return (count >= least && count <= most) ||
           ds_bench_mistake(&r->lines, "found %d cells, expected %s", count, expected);
}

static bool new_id(reader *r, int32_t cell, const char *what, char id[DS_NRP_NAME]) {
    const ds_bench_word *word = &r->lines.words[cell];
    if (word->length == 0 || word->length >= DS_NRP_NAME ||
        memchr(word->text, '\0', word->length)) {
        return ds_bench_mistake(&r->lines,
                                "found a name of %zu bytes, expected a %s's name of 1 to %d",
                                word->length, what, DS_NRP_NAME - 1);
    }
    memcpy(id, word->text, word->length);
    id[word->length] = '\0';
    return true;
}

static bool unknown(reader *r, const ds_bench_word *word, const char *what) {
    return ds_bench_mistake(&r->lines, "found \"%.*s\", expected a %s",
                            (int)(word->length < 40 ? word->length : 40), word->text, what);
}

static int32_t find_shift(const ds_nrp_instance *in, const ds_bench_word *word) {
    int32_t i = 0;
    while (i < in->n_shifts && !ds_bench_same(word, in->shifts[i].id)) {
        i++;
    }
    return i < in->n_shifts ? i : -1;
}

static int32_t find_person(const ds_nrp_instance *in, const ds_bench_word *word) {
    int32_t i = 0;
    while (i < in->n_people && !ds_bench_same(word, in->people[i].id)) {
        i++;
    }
    return i < in->n_people ? i : -1;
}

static bool shift_cell(reader *r, int32_t cell, int32_t *shift) {
    *shift = find_shift(r->in, &r->lines.words[cell]);
    return *shift >= 0 || unknown(r, &r->lines.words[cell], "shift of SECTION_SHIFTS");
}

static bool person_cell(reader *r, int32_t cell, int32_t *person) {
    *person = find_person(r->in, &r->lines.words[cell]);
    return *person >= 0 || unknown(r, &r->lines.words[cell], "person of SECTION_STAFF");
}

static bool day_cell(reader *r, int32_t cell, int32_t *day) {
    return ds_bench_whole(&r->lines, cell, "a day", 0, r->in->n_days - 1, day);
}

/* ---- Horizon and shifts ---------------------------------------------------------------------- */

static bool horizon_row(reader *r) {
    if (r->in->n_days > 0) {
        return ds_bench_mistake(&r->lines, "found another horizon, expected one");
    }
    return cells(r, 1, 1, "one: the number of days") &&
           ds_bench_whole(&r->lines, 0, "the number of days", 1, DS_NRP_MAX_DAYS, &r->in->n_days);
}

static bool shift_row(reader *r) {
    int32_t at = r->in->n_shifts;
    if (at == DS_NRP_MAX_SHIFTS) {
        return ds_bench_mistake(&r->lines, "found another shift, expected at most %d", at);
    }
    ds_nrp_shift *shift = &r->in->shifts[at];
    if (!cells(r, 2, 3, "two or three: name, minutes, shifts not to follow") ||
        !new_id(r, 0, "shift", shift->id) ||
        !ds_bench_whole(&r->lines, 1, "minutes", 1, LONGEST_SHIFT, &shift->minutes)) {
        return false;
    }
    if (find_shift(r->in, &r->lines.words[0]) >= 0) {
        return ds_bench_mistake(&r->lines, "there is a shift \"%.40s\" already", shift->id);
    }
    r->not_next[at] = r->lines.count > 2 ? r->lines.words[2] : (ds_bench_word){NULL, 0};
    r->line_of[at] = r->lines.line;
    r->in->n_shifts++;
    return true;
}

/* A shift may name later ones. */
static bool end_shifts(reader *r) {
    int32_t line = r->lines.line;
    if (r->in->n_shifts == 0) {
        return ds_bench_mistake(&r->lines, "found no shift, expected at least one");
    }
    for (int32_t i = 0; i < r->in->n_shifts; i++) {
        ds_bench_word other, rest = r->not_next[i];
        while (ds_bench_split(&rest, '|', &other)) {
            int32_t shift = find_shift(r->in, &other);
            if (shift < 0) {
                r->lines.line = r->line_of[i];
                return unknown(r, &other, "shift of SECTION_SHIFTS");
            }
            r->in->shifts[i].not_next |= UINT64_C(1) << shift;
        }
    }
    r->lines.line = line;
    return true;
}

/* ---- Staff ----------------------------------------------------------------------------------- */

static bool one_maximum(reader *r, ds_bench_word text, ds_nrp_person *person) {
    ds_bench_word name, number = text;
    ds_bench_split(&number, '=', &name);
    int32_t shift = find_shift(r->in, &name);
    if (shift < 0 || number.text == NULL) {
        return unknown(r, &text, "shift of SECTION_SHIFTS, \"=\" and its maximum");
    }
    if (person->max_of[shift] >= 0) {
        return ds_bench_mistake(&r->lines, "found another maximum of shift \"%.40s\"",
                                r->in->shifts[shift].id);
    }
    return ds_bench_whole_word(&r->lines, &number, "a maximum of shifts", 0, MOST_MINUTES,
                               &person->max_of[shift]);
}

/* "E=14|L=0": each shift once. */
static bool maxima(reader *r, ds_bench_word rest, ds_nrp_person *person) {
    ds_bench_word part;
    for (int32_t s = 0; s < r->in->n_shifts; s++) {
        person->max_of[s] = -1;
    }
    while (ds_bench_split(&rest, '|', &part)) {
        if (!one_maximum(r, part, person)) {
            return false;
        }
    }
    for (int32_t s = 0; s < r->in->n_shifts; s++) {
        if (person->max_of[s] < 0) {
            return ds_bench_mistake(&r->lines, "found no maximum of shift \"%.40s\", expected one",
                                    r->in->shifts[s].id);
        }
    }
    return true;
}

static bool limits(reader *r, ds_nrp_person *p) {
    ds_bench_lines *l = &r->lines;
    int32_t days = DS_NRP_MAX_DAYS;
    if (!ds_bench_whole(l, 2, "the most minutes", 0, MOST_MINUTES, &p->max_minutes) ||
        !ds_bench_whole(l, 3, "the least minutes", 0, p->max_minutes, &p->min_minutes) ||
        !ds_bench_whole(l, 4, "the most days in a row", 1, MOST_MINUTES, &p->max_run)) {
        return false;
    }
    return ds_bench_whole(l, 5, "the least days in a row", 1, p->max_run, &p->min_run) &&
           ds_bench_whole(l, 6, "the least days off in a row", 1, days, &p->min_off) &&
           ds_bench_whole(l, 7, "the most weekends", 0, MOST_MINUTES, &p->max_weekends);
}

static bool room_for_person(reader *r) {
    if (r->in->n_people < r->room) {
        return true;
    }
    if (r->room >= DS_NRP_MAX_PEOPLE) {
        return ds_bench_mistake(&r->lines, "found another person, expected at most %d", r->room);
    }
    r->room += DS_NRP_MAX_PEOPLE / 10;
    ds_nrp_person *larger = realloc(r->in->people, (size_t)r->room * sizeof *larger);
    r->in->people = larger != NULL ? larger : r->in->people;
    return larger != NULL || ds_bench_mistake(&r->lines, "out of memory");
}

static bool staff_row(reader *r) {
    static const char ROW[] =
        "eight: name, most of each shift, most and least minutes, most and least days in a row, "
        "least days off in a row, most weekends";
    if (!cells(r, 8, 8, ROW) || !room_for_person(r)) {
        return false;
    }
    ds_nrp_person *person = &r->in->people[r->in->n_people];
    *person = (ds_nrp_person){0};
    if (!new_id(r, 0, "person", person->id)) {
        return false;
    }
    if (find_person(r->in, &r->lines.words[0]) >= 0) {
        return ds_bench_mistake(&r->lines, "there is a person \"%.40s\" already", person->id);
    }
    r->in->n_people++;
    return maxima(r, r->lines.words[1], person) && limits(r, person);
}

static bool end_staff(reader *r) {
    ds_nrp_instance *in = r->in;
    size_t people = (size_t)in->n_people, days = (size_t)in->n_days;
    size_t shifts = days * (size_t)in->n_shifts;
    if (people == 0) {
        return ds_bench_mistake(&r->lines, "found nobody, expected at least one person");
    }
    in->off = calloc(people * days, sizeof *in->off);
    in->wish = calloc(people * shifts, sizeof *in->wish);
    in->cover = calloc(shifts, sizeof *in->cover);
    return (in->off != NULL && in->wish != NULL && in->cover != NULL) ||
           ds_bench_mistake(&r->lines, "out of memory");
}

/* ---- What depends on days ------------------------------------------------------------------- */

static bool days_off_row(reader *r) {
    int32_t person, day;
    if (!cells(r, 1, r->in->n_days + 1, "a name and days") || !person_cell(r, 0, &person)) {
        return false;
    }
    for (int32_t i = 1; i < r->lines.count; i++) {
        if (!day_cell(r, i, &day)) {
            return false;
        }
        r->in->off[(int64_t)person * r->in->n_days + day] = true;
    }
    return true;
}

static bool request_row(reader *r, double sign) {
    int32_t person, day, shift;
    double weight;
    if (!cells(r, 4, 4, "four: name, day, shift, weight") || !person_cell(r, 0, &person) ||
        !day_cell(r, 1, &day) || !shift_cell(r, 2, &shift) ||
        !ds_bench_number(&r->lines, 3, "a weight", 0, HIGHEST_WEIGHT, &weight)) {
        return false;
    }
    double *wish = &r->in->wish[(int64_t)person * r->in->n_days * r->in->n_shifts +
                                ds_nrp_at(r->in, day, shift)];
    if (*wish != 0) {
        return ds_bench_mistake(&r->lines, "there is a request for this shift of \"%.40s\" already",
                                r->in->people[person].id);
    }
    *wish = sign * weight;
    return true;
}

static bool on_row(reader *r) {
    return request_row(r, 1);
}

static bool off_row(reader *r) {
    return request_row(r, -1);
}

static bool cover_row(reader *r) {
    int32_t day, shift;
    if (!cells(r, 5, 5, "five: day, shift, people needed, weights of too few and too many") ||
        !day_cell(r, 0, &day) || !shift_cell(r, 1, &shift)) {
        return false;
    }
    ds_nrp_cover *cover = &r->in->cover[ds_nrp_at(r->in, day, shift)];
    if (cover->given) {
        return ds_bench_mistake(&r->lines, "there is a line for this shift already");
    }
    cover->given = true;
    return ds_bench_whole(&r->lines, 2, "people needed", 0, MOST_NEEDED, &cover->needed) &&
           ds_bench_number(&r->lines, 3, "a weight", 0, HIGHEST_WEIGHT, &cover->under) &&
           ds_bench_number(&r->lines, 4, "a weight", 0, HIGHEST_WEIGHT, &cover->over);
}

/* ---- The file -------------------------------------------------------------------------------- */

/* In the order in which they stand: later ones use what earlier ones declare. */
static const struct section {
    const char *title;
    bool (*row)(reader *r);
    bool (*end)(reader *r); /* or NULL */
} SECTIONS[] = {
    {"SECTION_HORIZON", horizon_row, NULL},      {"SECTION_SHIFTS", shift_row, end_shifts},
    {"SECTION_STAFF", staff_row, end_staff},     {"SECTION_DAYS_OFF", days_off_row, NULL},
    {"SECTION_SHIFT_ON_REQUESTS", on_row, NULL}, {"SECTION_SHIFT_OFF_REQUESTS", off_row, NULL},
    {"SECTION_COVER", cover_row, NULL},
};
enum { N_SECTIONS = sizeof SECTIONS / sizeof *SECTIONS };

static bool is_title(const ds_bench_lines *lines) {
    static const char START[] = "SECTION_";
    size_t length = sizeof START - 1;
    return lines->words[0].length >= length && memcmp(lines->words[0].text, START, length) == 0;
}

/* Ends the section at hand (-1: none yet); the next one is to begin here. */
static bool next_section(reader *r, int32_t *at) {
    const struct section *old = *at >= 0 ? &SECTIONS[*at] : NULL;
    if (old != NULL && old->end != NULL && !old->end(r)) {
        return false;
    }
    if (*at == 0 && r->in->n_days == 0) {
        return ds_bench_mistake(&r->lines, "found no number of days, expected one");
    }
    ++*at;
    if (*at < N_SECTIONS && ds_bench_word_is(&r->lines, 0, SECTIONS[*at].title)) {
        return true;
    }
    return unknown(r, &r->lines.words[0],
                   *at < N_SECTIONS ? SECTIONS[*at].title : "row of the last section");
}

static bool read_all(reader *r) {
    int32_t at = -1;
    bool good = true;
    while (good && ds_bench_next_cells(&r->lines)) {
        good = at < 0 || is_title(&r->lines) ? next_section(r, &at) : SECTIONS[at].row(r);
    }
    if (good && at + 1 < N_SECTIONS) {
        r->lines.line++;
        return ds_bench_mistake(&r->lines, "the file ends here, expected %s",
                                SECTIONS[at + 1].title);
    }
    return good;
}

static void name_instance(ds_nrp_instance *in, const char *path) {
    const char *slash = strrchr(path, '/');
    const char *file = slash != NULL ? slash + 1 : path;
    const char *dot = strrchr(file, '.');
    snprintf(in->name, sizeof in->name, "%.*s",
             (int)(dot != NULL ? (size_t)(dot - file) : strlen(file)), file);
    ds_make_one_line(in->name, sizeof in->name);
}

doorstep_status ds_nrp_read(const char *path, const char *text, size_t length, ds_nrp_instance *out,
                            char message[DS_NRP_MESSAGE]) {
    reader r = {.in = out};
    *out = (ds_nrp_instance){0};
    name_instance(out, path);
    ds_bench_lines_init(&r.lines, path, text, length, message, DS_NRP_MESSAGE);
    if (!read_all(&r)) {
        ds_nrp_instance_free(out);
        return DOORSTEP_BAD_INPUT;
    }
    return DOORSTEP_OK;
}

doorstep_status ds_nrp_read_file(const char *path, ds_nrp_instance *out,
                                 char message[DS_NRP_MESSAGE]) {
    char *text = NULL;
    size_t length = 0;
    *out = (ds_nrp_instance){0};
    doorstep_status status = ds_file_read(path, NULL, &text, &length);
    if (status != DOORSTEP_OK) {
        snprintf(message, DS_NRP_MESSAGE, "%.120s: %s", path, doorstep_status_text(status));
        return status;
    }
    status = ds_nrp_read(path, text, length, out, message);
    free(text);
    return status;
}

void ds_nrp_instance_free(ds_nrp_instance *instance) {
    free(instance->people);
    free(instance->off);
    free(instance->wish);
    free(instance->cover);
    *instance = (ds_nrp_instance){0};
}
