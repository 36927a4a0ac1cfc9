#include "nrp_convert.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>

#include "base/buf.h"
#include "io/emit.h"
#include "model/calendar.h"

/* Day 0: 2024-01-01, a Monday. */
enum { MONDAY = 19723 };

/* ---- Weight of missing hours ----------------------------------------------------------------- */

static int32_t common_divisor(int32_t a, int32_t b) {
    return b == 0 ? a : common_divisor(b, a % b);
}

/* Whatever a person works is a multiple of so many minutes; 0: they may work nothing. */
static int32_t step_of(const ds_nrp_instance *from, const ds_nrp_person *person) {
    int32_t step = 0;
    for (int32_t s = 0; s < from->n_shifts; s++) {
        step = person->max_of[s] > 0 ? common_divisor(from->shifts[s].minutes, step) : step;
    }
    return step;
}

/* The least minutes, raised to the next multiple of the step: the same rule, and where minutes are
 * missing, a whole step is. */
static int32_t least_minutes(const ds_nrp_instance *from, const ds_nrp_person *person) {
    int32_t step = step_of(from, person);
    int32_t raised = step > 0 ? (person->min_minutes + step - 1) / step * step : 0;
    return raised > 0 && raised <= person->max_minutes ? raised : person->min_minutes;
}

static double least_missing_hours(const ds_nrp_instance *from, const ds_nrp_person *person) {
    int32_t least = least_minutes(from, person), step = step_of(from, person);
    int32_t left = step > 0 ? least % step : least;
    return (left > 0 ? left : step) / 60.0;
}

/* What all the shifts of one person can change: on each day one shift gets one person fewer, and
 * another one more; wishes that were granted no longer are. */
static double at_stake(const ds_nrp_instance *from, int32_t person) {
    double sum = 0;
    for (int32_t d = 0; d < from->n_days; d++) {
        double under = 0, over = 0;
        for (int32_t s = 0; s < from->n_shifts; s++) {
            const ds_nrp_cover *cover = &from->cover[ds_nrp_at(from, d, s)];
            under = fmax(under, cover->under);
            over = fmax(over, cover->over);
            sum += fabs(ds_nrp_wish(from, person, d, s));
        }
        sum += under + over;
    }
    return sum;
}

double ds_nrp_hour_weight(const ds_nrp_instance *from) {
    double weight = 0;
    for (int32_t i = 0; i < from->n_people; i++) {
        const ds_nrp_person *person = &from->people[i];
        if (person->min_minutes > 0) {
            double enough = (at_stake(from, i) + 1) / least_missing_hours(from, person);
            weight = fmax(weight, ceil(enough));
        }
    }
    return weight;
}

/* ---- Text ------------------------------------------------------------------------------------ */

/* What stands before an element of a list. */
static void separate(ds_buf *buf, bool *first, const char *break_text) {
    ds_buf_puts(buf, *first ? "" : ",");
    ds_buf_puts(buf, break_text);
    *first = false;
}

static void put_shift_id(ds_buf *buf, const ds_nrp_instance *from, int32_t day, int32_t shift) {
    char id[DS_NRP_NAME + 16];
    snprintf(id, sizeof id, "%d-%s", day, from->shifts[shift].id);
    ds_emit_string(buf, id);
}

static void put_shifts(ds_buf *buf, const ds_nrp_instance *from) {
    bool first = true;
    ds_buf_puts(buf, " \"shifts\": [");
    for (int32_t d = 0; d < from->n_days; d++) {
        char date[DS_DATE_TEXT];
        ds_date_text(MONDAY + d, date);
        for (int32_t s = 0; s < from->n_shifts; s++) {
            int32_t minutes = from->shifts[s].minutes;
            separate(buf, &first, "\n  {\"id\": ");
            put_shift_id(buf, from, d, s);
            ds_buf_printf(buf, ", \"date\": \"%s\", \"start\": \"00:00\", \"end\": \"%02d:%02d\"",
                          date, minutes / 60, minutes % 60);
            ds_buf_puts(buf, ", \"kind\": ");
            ds_emit_string(buf, from->shifts[s].id);
            ds_buf_puts(buf, "}");
        }
    }
    ds_buf_puts(buf, "],\n");
}

static void put_kinds(ds_buf *buf, const ds_nrp_instance *from) {
    bool first = true;
    ds_buf_puts(buf, " \"kinds\": [");
    for (int32_t s = 0; s < from->n_shifts; s++) {
        bool first_other = true;
        separate(buf, &first, "\n  {\"id\": ");
        ds_emit_string(buf, from->shifts[s].id);
        ds_buf_puts(buf, ", \"not_next_day\": [");
        for (int32_t other = 0; other < from->n_shifts; other++) {
            if (from->shifts[s].not_next >> other & 1) {
                separate(buf, &first_other, first_other ? "" : " ");
                ds_emit_string(buf, from->shifts[other].id);
            }
        }
        ds_buf_puts(buf, "]}");
    }
    ds_buf_puts(buf, "],\n");
}

static void put_hours(ds_buf *buf, const char *key, int32_t minutes) {
    ds_buf_printf(buf, ", \"%s\": ", key);
    ds_emit_number(buf, minutes / 60.0);
}

static void put_limits(ds_buf *buf, const ds_nrp_instance *from, const ds_nrp_person *person) {
    bool first = true;
    put_hours(buf, "max_hours", person->max_minutes);
    put_hours(buf, "min_hours", least_minutes(from, person));
    ds_buf_printf(buf,
                  ", \"max_days_in_a_row\": %d, \"min_days_in_a_row\": %d, "
                  "\"min_days_off_in_a_row\": %d, \"max_weekends\": %d",
                  person->max_run, person->min_run, person->min_off, person->max_weekends);
    ds_buf_puts(buf, ",\n   \"max_of_kind\": {");
    for (int32_t s = 0; s < from->n_shifts; s++) {
        if (person->max_of[s] < from->n_days) {
            separate(buf, &first, first ? "" : " ");
            ds_emit_string(buf, from->shifts[s].id);
            ds_buf_printf(buf, ": %d", person->max_of[s]);
        }
    }
    ds_buf_puts(buf, "}");
}

static void put_days_off(ds_buf *buf, const ds_nrp_instance *from, int32_t person) {
    bool first = true;
    ds_buf_puts(buf, ",\n   \"unavailable\": [");
    for (int32_t d = 0; d < from->n_days; d++) {
        for (int32_t s = 0; ds_nrp_is_off(from, person, d) && s < from->n_shifts; s++) {
            separate(buf, &first, first ? "" : " ");
            put_shift_id(buf, from, d, s);
        }
    }
    ds_buf_puts(buf, "]");
}

static void put_requests(ds_buf *buf, const ds_nrp_instance *from, int32_t person) {
    bool first = true;
    ds_buf_puts(buf, ",\n   \"requests\": [");
    for (int32_t d = 0; d < from->n_days; d++) {
        for (int32_t s = 0; s < from->n_shifts; s++) {
            double wish = ds_nrp_wish(from, person, d, s);
            if (wish != 0) {
                separate(buf, &first, "\n    {\"shift\": ");
                put_shift_id(buf, from, d, s);
                ds_buf_printf(buf, ", \"want\": \"%s\", \"weight\": ", wish > 0 ? "on" : "off");
                ds_emit_number(buf, fabs(wish));
                ds_buf_puts(buf, "}");
            }
        }
    }
    ds_buf_puts(buf, "]");
}

static void put_members(ds_buf *buf, const ds_nrp_instance *from) {
    bool first = true;
    ds_buf_puts(buf, " \"members\": [");
    for (int32_t i = 0; i < from->n_people; i++) {
        separate(buf, &first, "\n  {\"id\": ");
        ds_emit_string(buf, from->people[i].id);
        put_limits(buf, from, &from->people[i]);
        put_days_off(buf, from, i);
        put_requests(buf, from, i);
        ds_buf_puts(buf, "}");
    }
    ds_buf_puts(buf, "],\n");
}

/* A shift that nobody asks for may be worked all the same, so it has an entry too. */
static void put_desk(ds_buf *buf, const ds_nrp_instance *from) {
    bool first = true;
    ds_buf_puts(buf, " \"desks\": [{\"id\": \"floor\", \"demand\": [");
    for (int32_t d = 0; d < from->n_days; d++) {
        for (int32_t s = 0; s < from->n_shifts; s++) {
            const ds_nrp_cover *cover = &from->cover[ds_nrp_at(from, d, s)];
            separate(buf, &first, "\n  {\"shift\": ");
            put_shift_id(buf, from, d, s);
            ds_buf_printf(buf, ", \"min\": %d, \"shortage_weight\": ", cover->needed);
            ds_emit_number(buf, cover->under);
            ds_buf_puts(buf, ", \"over_weight\": ");
            ds_emit_number(buf, cover->over);
            ds_buf_puts(buf, "}");
        }
    }
    ds_buf_puts(buf, "]}],\n");
}

static void put_objective(ds_buf *buf, const ds_nrp_instance *from) {
    ds_buf_puts(buf, " \"objective\": {\"coverage\": 0, \"complete\": 0, \"area_target\": 0,\n"
                     "  \"desk_shortage\": 0, \"desk_ideal\": 0, \"desk_over\": 0,\n"
                     "  \"min_shifts\": 0, \"fairness\": 0, \"member_shift\": 0, \"travel\": 0,\n"
                     "  \"requests\": 1, \"min_hours\": ");
    ds_emit_number(buf, ds_nrp_hour_weight(from));
    ds_buf_puts(buf, "}");
}

doorstep_status ds_nrp_convert(const ds_nrp_instance *from, char **text, size_t *length) {
    ds_buf buf = {0};
    ds_buf_puts(&buf, "{\"doorstep\": 1, \"name\": ");
    ds_emit_string(&buf, from->name);
    ds_buf_puts(&buf, ",\n");
    put_shifts(&buf, from);
    put_kinds(&buf, from);
    ds_buf_puts(&buf, " \"services\": [], \"teams\": [], \"households\": [],\n"
                      " \"travel\": {\"mode\": \"straight\", \"speed_kmh\": 15},\n");
    put_members(&buf, from);
    put_desk(&buf, from);
    put_objective(&buf, from);
    ds_buf_puts(&buf, "}\n");
    return ds_buf_take(&buf, text, length);
}
