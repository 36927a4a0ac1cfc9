#include "io/import_columns.h"

#include <stdio.h>
#include <string.h>

#include "model/draft.h"
#include "model/ids.h"
#include "words/fold.h"

#define COLUMN(key, read, word) \
    { NULL, #key, ds_cell_##read, DS_WORD_##word, DS_WORD_##word }
#define COLUMN_ALSO(key, read, word, other) \
    { NULL, #key, ds_cell_##read, DS_WORD_##word, DS_WORD_##other }
#define COLUMN_IN(group, key, read, word) \
    { #group, #key, ds_cell_##read, DS_WORD_##word, DS_WORD_##word }

static const ds_import_column shift_columns[] = {
    COLUMN_ALSO(id, own_id, id, shift_id), COLUMN_ALSO(date, date, column_date, day),
    COLUMN(start, clock, start),           COLUMN(end, clock, end),
    COLUMN(kind, id, column_kind),
};

static const ds_import_column service_columns[] = {
    COLUMN_ALSO(id, own_id, id, column_service_id),
    COLUMN_ALSO(name, text, column_name, service),
    COLUMN(minutes, number, column_minutes),
    COLUMN(value, number, column_value),
    COLUMN(skills, words, skills),
};

static const ds_import_column area_columns[] = {
    COLUMN(id, own_id, id),
    COLUMN_ALSO(name, text, column_name, area),
    COLUMN(target, number, column_target),
    {NULL, "x-district", ds_cell_text, DS_WORD_column_district, DS_WORD_column_district},
};

static const ds_import_column place_columns[] = {
    COLUMN(id, own_id, id),
    COLUMN_ALSO(name, text, column_name, column_place),
    COLUMN(lat, number, latitude),
    COLUMN(lon, number, longitude),
};

static const ds_import_column team_columns[] = {
    COLUMN_ALSO(id, own_id, id, team_id),
    COLUMN_ALSO(name, text, column_name, team),
    COLUMN(base, id, column_base),
    COLUMN_IN(base, lat, number, latitude),
    COLUMN_IN(base, lon, number, longitude),
    COLUMN(end, id, column_end_place),
    COLUMN(return, flag, column_return),
    COLUMN_ALSO(areas, words, column_areas, area),
    COLUMN(shifts, words, column_shifts),
    COLUMN_IN(size, min, number, column_size_min),
    COLUMN_IN(size, max, number, column_size_max),
    COLUMN(require, rules, column_require),
    COLUMN(max_crews, number, column_max_crews),
    COLUMN_IN(crew, min, number, column_crew_min),
    COLUMN_IN(crew, max, number, column_crew_max),
    COLUMN_IN(crew, require, rules, column_crew_require),
    COLUMN(parallel, flag, column_parallel),
    COLUMN(travel_factor, number, column_travel_factor),
};

static const ds_import_column member_columns[] = {
    COLUMN_ALSO(id, own_id, id, member_id),
    COLUMN_ALSO(name, text, column_full_name, column_name),
    COLUMN(role, id, column_role),
    COLUMN(skills, words, skills),
    COLUMN_ALSO(teams, words, column_teams, team),
    COLUMN(helps, words, column_helps),
    COLUMN_ALSO(desks, words, column_desks, desk),
    COLUMN(shifts, words, column_shifts),
    COLUMN(unavailable, words, column_unavailable),
    COLUMN(max_shifts, number, column_max_shifts),
    COLUMN(min_shifts, number, column_min_shifts),
    COLUMN(max_hours, number, column_max_hours),
    COLUMN(min_hours, number, column_min_hours),
    COLUMN(max_of_kind, counts, column_max_of_kind),
    COLUMN(max_shifts_per_day, number, column_max_shifts_per_day),
    COLUMN(max_shifts_per_week, number, column_max_shifts_per_week),
    COLUMN(max_days_in_a_row, number, column_max_days_in_a_row),
    COLUMN(min_days_in_a_row, number, column_min_days_in_a_row),
    COLUMN(min_days_off_in_a_row, number, column_min_days_off_in_a_row),
    COLUMN(max_weekends, number, column_max_weekends),
    COLUMN(min_rest_hours, number, column_min_rest_hours),
    COLUMN(requests, requests, column_requests),
    COLUMN(fair_group, id, column_fair_group),
    COLUMN(share, number, column_share),
};

static const ds_import_column desk_columns[] = {
    COLUMN_ALSO(id, own_id, id, desk_id),
    COLUMN_ALSO(name, text, column_name, desk),
    COLUMN(place, id, column_place),
    COLUMN(staffed_by, text, column_staffed_by),
    COLUMN(max_days_per_team, number, column_max_days_per_team),
    COLUMN(appointment_minutes, number, column_appointment_minutes),
    COLUMN_ALSO(areas, words, column_areas, area),
    COLUMN(services, words, service),
    COLUMN(demand, demand, column_demand),
};

static const ds_import_column household_columns[] = {
    COLUMN_ALSO(id, own_id, id, household_id),
    COLUMN_ALSO(name, text, column_name, household),
    COLUMN(lat, number, latitude),
    COLUMN(lon, number, longitude),
    COLUMN(area, id, area),
    COLUMN(priority, number, column_priority),
    COLUMN(team, id, team),
    COLUMN(needs, needs, needs),
    COLUMN(at, words, column_at),
    COLUMN(windows, windows, column_windows),
};

static const ds_import_column setting_columns[] = {
    COLUMN(name, text, column_name),
    COLUMN_IN(travel, speed_kmh, number, column_speed_kmh),
    COLUMN_IN(travel, detour, number, column_detour),
    COLUMN_IN(travel, stop_minutes, number, column_stop_minutes),
    COLUMN_IN(objective, coverage, number, column_coverage),
    COLUMN_IN(objective, complete, number, column_complete),
    COLUMN_IN(objective, area_target, number, column_area_target),
    COLUMN_IN(objective, desk_shortage, number, column_desk_shortage),
    COLUMN_IN(objective, desk_ideal, number, column_desk_ideal),
    COLUMN_IN(objective, desk_over, number, column_desk_over),
    COLUMN_IN(objective, min_shifts, number, column_weight_min_shifts),
    COLUMN_IN(objective, min_hours, number, column_weight_min_hours),
    COLUMN_IN(objective, fairness, number, column_fairness),
    COLUMN_IN(objective, requests, number, column_weight_requests),
    COLUMN_IN(objective, member_shift, number, column_member_shift),
    COLUMN_IN(objective, travel, number, column_weight_travel),
    COLUMN_IN(objective, change, number, column_change),
};

#define TABLE(name, columns, needed) \
    { (name), (columns), (int)(sizeof(columns) / sizeof((columns)[0])), (needed) }

const ds_import_table ds_import_tables[DS_IMPORT_TABLES] = {
    [DS_IMPORT_SHIFTS] = TABLE("shifts", shift_columns, true),
    [DS_IMPORT_SERVICES] = TABLE("services", service_columns, true),
    [DS_IMPORT_AREAS] = TABLE("areas", area_columns, false),
    [DS_IMPORT_PLACES] = TABLE("places", place_columns, false),
    [DS_IMPORT_TEAMS] = TABLE("teams", team_columns, true),
    [DS_IMPORT_MEMBERS] = TABLE("members", member_columns, true),
    [DS_IMPORT_DESKS] = TABLE("desks", desk_columns, false),
    [DS_IMPORT_HOUSEHOLDS] = TABLE("households", household_columns, true),
    [DS_IMPORT_SETTINGS] = TABLE("settings", setting_columns, true),
};

int ds_import_table_of(const char *path) {
    const char *slash = strrchr(path, '/'), *name = slash != NULL ? slash + 1 : path;
    int t = 0;
    for (; t < DS_IMPORT_TABLES; t++) {
        size_t length = strlen(ds_import_tables[t].name);
        if (strncmp(name, ds_import_tables[t].name, length) == 0 &&
            strcmp(name + length, ".csv") == 0) {
            break;
        }
    }
    return t;
}

/* ---- Headings ---- */

void ds_import_column_name(const ds_import_column *column, char *out, size_t size) {
    /* Where a team is, and settings, need no group before their names. */
    bool grouped = column->group != NULL &&
                   (strcmp(column->group, "crew") == 0 || strcmp(column->group, "size") == 0);
    snprintf(out, size, "%s%s%s", grouped ? column->group : "", grouped ? "_" : "", column->key);
}

enum { NAMES = 5 };

/* Everything that a column is called. */
static void names_of(const ds_import_column *column, const char *names[NAMES],
                     char own[DS_IMPORT_NAME]) {
    ds_import_column_name(column, own, DS_IMPORT_NAME);
    names[0] = own;
    names[1] = ds_words(DOORSTEP_ENGLISH, column->heading);
    names[2] = ds_words(DOORSTEP_VIETNAMESE, column->heading);
    names[3] = ds_words(DOORSTEP_ENGLISH, column->also);
    names[4] = ds_words(DOORSTEP_VIETNAMESE, column->also);
}

/* How far a heading is from what a column is called, at most `limit`, and what that is; `limit` +
 * 1: further. */
static int distance_of(const ds_import_column *column, const char *heading, int limit,
                       char nearest[DS_IMPORT_NAME]) {
    char own[DS_IMPORT_NAME], folded[DS_IMPORT_NAME], name[DS_IMPORT_NAME];
    const char *names[NAMES];
    int best = limit + 1;
    names_of(column, names, own);
    ds_fold(heading, folded, sizeof folded);
    for (int i = 0; i < NAMES; i++) {
        ds_fold(names[i], name, sizeof name);
        bool begun = strncmp(name, folded, strlen(folded)) == 0; /* "speed" of "speed_kmh" */
        int distance = begun ? limit : ds_edit_distance(folded, name, limit);
        if (distance < best) {
            best = distance;
            snprintf(nearest, DS_IMPORT_NAME, "%s", names[i]);
        }
    }
    return best;
}

/* A column's key wins over another's heading, its first heading over another's second. */
int ds_import_column_of(const ds_import_table *table, const char *heading) {
    for (int i = 0; i < NAMES; i++) {
        for (int c = 0; c < table->n_columns; c++) {
            char own[DS_IMPORT_NAME];
            const char *names[NAMES];
            names_of(&table->columns[c], names, own);
            if (ds_fold_same(heading, names[i])) {
                return c;
            }
        }
    }
    return -1;
}

bool ds_import_nearest(const ds_import_table *table, const char *heading,
                       char nearest[DS_IMPORT_NAME]) {
    char folded[DS_IMPORT_NAME], name[DS_IMPORT_NAME];
    bool found = false;
    ds_fold(heading, folded, sizeof folded);
    int limit = (int)strlen(folded) / 3;
    for (int c = 0; c < table->n_columns && limit >= 1; c++) {
        int distance = distance_of(&table->columns[c], heading, limit, name);
        if (distance <= limit) {
            snprintf(nearest, DS_IMPORT_NAME, "%s", name);
            limit = distance - 1;
            found = true;
        }
    }
    return found;
}

const ds_field *ds_import_field(const ds_import_table *table, const ds_import_column *column) {
    const ds_field *list = ds_fields_find(&ds_table_instance, table->name);
    return list != NULL && column->group == NULL ? ds_fields_find(list->of, column->key) : NULL;
}
