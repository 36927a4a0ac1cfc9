#include "io/duties_csv.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "io/csv.h"
#include "model/buffer.h"
#include "words/fold.h"
#include "words/words.h"
#include "words/messages.h"

enum { MEMBER_ID, MEMBER, SHIFT_ID, TEAM_ID, TEAM, DESK_ID, DESK, N_COLUMNS };

static const ds_word columns[N_COLUMNS] = {[MEMBER_ID] = DS_WORD_member_id,
                                           [MEMBER] = DS_WORD_member,
                                           [SHIFT_ID] = DS_WORD_shift_id,
                                           [TEAM_ID] = DS_WORD_team_id,
                                           [TEAM] = DS_WORD_team,
                                           [DESK_ID] = DS_WORD_desk_id,
                                           [DESK] = DS_WORD_desk};

typedef struct reader {
    const ds_instance *in;
    ds_diags *diags;
    ds_arena *arena;
    ds_csv csv;
    int at[N_COLUMNS];      /* which field of a record, or -1 */
    ds_member_lock **given; /* [n_members x n_shifts] by the instance or by a row before */
    ds_buffer locks;
    int mistakes;
} reader;

static void mistake(reader *r, ds_csv_place place, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static const char *told(const reader *r, const char *english) __attribute__((format_arg(2)));

static const char *told(const reader *r, const char *english) {
    return ds_translate(ds_diags_language(r->diags), english);
}

static void mistake(reader *r, ds_csv_place place, const char *format, ...) {
    char message[400];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, told(r, format), arguments);
    va_end(arguments);
    int count = r->diags != NULL ? r->diags->count : 0;
    ds_error(r->diags, NULL, "%s", message);
    r->mistakes++;
    if (r->diags != NULL && r->diags->count > count) {
        r->diags->items[count].line = place.line;
        r->diags->items[count].column = ds_csv_column(place);
    }
}

/* ---- The first line ---- */

static bool names_column(const char *heading, ds_word word) {
    return ds_fold_same(heading, ds_word_key(word)) ||
           ds_fold_same(heading, ds_words(DOORSTEP_ENGLISH, word)) ||
           ds_fold_same(heading, ds_words(DOORSTEP_VIETNAMESE, word));
}

static void take_heading(reader *r, int field) {
    const ds_csv_field *heading = &r->csv.fields[field];
    for (int c = 0; c < N_COLUMNS; c++) {
        if (!names_column(heading->text, columns[c])) {
            continue;
        }
        if (r->at[c] >= 0) {
            mistake(r, heading->place, "the column \"%.60s\" is given twice", heading->text);
        }
        r->at[c] = field;
    }
}

static bool read_headings(reader *r) {
    for (int c = 0; c < N_COLUMNS; c++) {
        r->at[c] = -1;
    }
    if (!ds_csv_next(&r->csv)) {
        mistake(r, r->csv.place, "the file is empty, expected a first line of columns");
        return false;
    }
    if (r->csv.mistake != NULL) {
        mistake(r, r->csv.mistake_place, "%s", told(r, r->csv.mistake));
        return false;
    }
    for (int i = 0; i < r->csv.count; i++) {
        take_heading(r, i);
    }
    if ((r->at[MEMBER_ID] < 0 && r->at[MEMBER] < 0) || r->at[SHIFT_ID] < 0) {
        ds_word missing = r->at[SHIFT_ID] < 0 ? DS_WORD_shift_id : DS_WORD_member_id;
        mistake(r, r->csv.place,
                "the column \"%s\" is missing, expected in the first line: Member id, Shift id, "
                "Team id, Desk id, as `doorstep export --format csv` writes them",
                ds_words(ds_diags_language(r->diags), missing));
    }
    return r->mistakes == 0;
}

/* ---- Rows ---- */

/* What can be named by an id or a name: members, teams, desks. */
typedef struct things {
    const char *what;
    const ds_ids *ids;
    int32_t count;
    const char *(*name)(const ds_instance *in, int32_t index);
} things;

static const char *member_name(const ds_instance *in, int32_t index) {
    return in->members[index].name;
}

static const char *team_name(const ds_instance *in, int32_t index) {
    return in->teams[index].name;
}

static const char *desk_name(const ds_instance *in, int32_t index) {
    return in->desks[index].name;
}

/* A field without the apostrophe that keeps a spreadsheet from computing it; "" where the table has
 * no such column. */
static const char *text_of(const reader *r, int column) {
    if (r->at[column] < 0 || r->at[column] >= r->csv.count) {
        return "";
    }
    const char *text = r->csv.fields[r->at[column]].text;
    char first = text[strspn(text, "'")];
    bool guarded = text[0] == '\'' && first != '\0' && strchr("=+-@\t\r", first) != NULL;
    return text + guarded;
}

static ds_csv_place place_of(const reader *r, int column) {
    bool there = r->at[column] >= 0 && r->at[column] < r->csv.count;
    return there ? r->csv.fields[r->at[column]].place : r->csv.place;
}

static void unknown(reader *r, int column, const things *t, const char *id) {
    const char *near = ds_ids_nearest(t->ids, id);
    if (near != NULL) {
        mistake(r, place_of(r, column), "unknown %s \"%.80s\"; did you mean \"%s\"?",
                told(r, t->what), id, near);
    } else {
        mistake(r, place_of(r, column), "unknown %s \"%.80s\"", told(r, t->what), id);
    }
}

static int32_t find_name(reader *r, int column, const things *t, const char *name) {
    int32_t found = DS_NONE;
    for (int32_t i = 0; i < t->count; i++) {
        if (strcmp(t->name(r->in, i), name) != 0) {
            continue;
        }
        if (found != DS_NONE) {
            mistake(r, place_of(r, column), "several %ss are called \"%.80s\"; expected an id",
                    told(r, t->what), name);
            return DS_NONE;
        }
        found = i;
    }
    if (found == DS_NONE) {
        mistake(r, place_of(r, column), "no %s is called \"%.80s\"", told(r, t->what), name);
    }
    return found;
}

/* The thing that the columns name, or DS_NONE: none, or a mistake. The column of names is the one
 * behind that of ids. */
static int32_t find(reader *r, int id_column, const things *t) {
    const char *id = text_of(r, id_column), *name = text_of(r, id_column + 1);
    if (id[0] == '\0') {
        return name[0] == '\0' ? DS_NONE : find_name(r, id_column + 1, t, name);
    }
    int32_t index = ds_ids_find(t->ids, id);
    if (index < 0) {
        unknown(r, id_column, t, id);
        return DS_NONE;
    }
    if (name[0] != '\0' && strcmp(name, t->name(r->in, index)) != 0) {
        mistake(r, place_of(r, id_column + 1),
                "found \"%.80s\", but %s \"%s\" is called \"%.80s\"; leave the one empty that is "
                "not meant",
                name, told(r, t->what), id, t->name(r->in, index));
        return DS_NONE;
    }
    return index;
}

static int32_t find_shift(reader *r) {
    const things shifts = {DS_TEXT("shift"), &r->in->shift_ids, r->in->n_shifts, NULL};
    const char *id = text_of(r, SHIFT_ID);
    int32_t index = ds_ids_find(&r->in->shift_ids, id);
    if (id[0] == '\0') {
        mistake(r, place_of(r, SHIFT_ID), "found nothing, expected the id of a shift");
    } else if (index < 0) {
        unknown(r, SHIFT_ID, &shifts, id);
    }
    return index;
}

static bool same(const ds_member_lock *a, const ds_member_lock *b) {
    return a->duty == b->duty && a->where == b->where;
}

/* A new lock is kept; one that is there already needs nothing. */
static void take_lock(reader *r, ds_member_lock lock) {
    int64_t pair = (int64_t)lock.member * r->in->n_shifts + lock.shift;
    const ds_member_lock *before = r->given[pair];
    if (before == NULL) {
        ds_member_lock *kept = DS_ARENA_NEW(r->arena, ds_member_lock, 1);
        ds_member_lock *listed = ds_buffer_add(&r->locks, 1);
        if (kept != NULL && listed != NULL) {
            *listed = *kept = lock;
            r->given[pair] = kept;
        }
    } else if (!same(before, &lock)) {
        const char *member = r->in->members[lock.member].id, *shift = r->in->shifts[lock.shift].id;
        if (before->source == DS_NONE) {
            mistake(r, r->csv.place, "member \"%s\" has another duty in shift \"%s\" further up",
                    member, shift);
        } else {
            mistake(r, r->csv.place,
                    "member \"%s\" has another duty in shift \"%s\" by the instance's "
                    "/locks/%d",
                    member, shift, before->source);
        }
    }
}

static void read_row(reader *r) {
    const ds_instance *in = r->in;
    const things members = {DS_TEXT("member"), &in->member_ids, in->n_members, member_name};
    const things teams = {DS_TEXT("team"), &in->team_ids, in->n_teams, team_name};
    const things desks = {DS_TEXT("desk"), &in->desk_ids, in->n_desks, desk_name};
    int mistakes = r->mistakes;
    if (r->csv.mistake != NULL) {
        mistake(r, r->csv.mistake_place, "%s", told(r, r->csv.mistake));
        return;
    }
    int32_t member = find(r, MEMBER_ID, &members), shift = find_shift(r);
    int32_t team = find(r, TEAM_ID, &teams), desk = find(r, DESK_ID, &desks);
    if (member == DS_NONE && mistakes == r->mistakes) {
        mistake(r, place_of(r, MEMBER_ID), "found nothing, expected the id of a member");
    }
    if (team != DS_NONE && desk != DS_NONE) {
        mistake(r, place_of(r, DESK_ID), "found a team and a desk, expected one of them");
    }
    if (mistakes != r->mistakes) {
        return;
    }
    take_lock(r, (ds_member_lock){.member = member,
                                  .shift = shift,
                                  .duty = team != DS_NONE   ? DS_DUTY_TEAM
                                          : desk != DS_NONE ? DS_DUTY_DESK
                                                            : DS_DUTY_OFF,
                                  .where = team != DS_NONE ? team : desk,
                                  .source = DS_NONE});
}

/* What the instance locks already; of each pair the first. */
static bool note_locks(reader *r) {
    const ds_instance *in = r->in;
    r->given = DS_ARENA_NEW(r->arena, ds_member_lock *, (int64_t)in->n_members * in->n_shifts);
    for (int32_t i = 0; r->given != NULL && i < in->n_member_locks; i++) {
        const ds_member_lock *lock = &in->member_locks[i];
        ds_member_lock **place = &r->given[(int64_t)lock->member * in->n_shifts + lock->shift];
        if (*place == NULL && (*place = DS_ARENA_NEW(r->arena, ds_member_lock, 1)) != NULL) {
            **place = *lock;
        }
    }
    return !r->arena->failed;
}

/* Whoever could work a shift and has nothing in it is off. */
static void lock_rest(reader *r) {
    for (int32_t m = 0; m < r->in->n_members; m++) {
        for (int32_t s = 0; s < r->in->n_shifts && !r->arena->failed; s++) {
            int64_t pair = (int64_t)m * r->in->n_shifts + s;
            if (r->in->member_shift[pair] && r->given[pair] == NULL) {
                take_lock(r, (ds_member_lock){m, s, DS_DUTY_OFF, DS_NONE, DS_NONE});
            }
        }
    }
}

doorstep_status ds_duties_csv_read(const ds_instance *in, const char *text, size_t length,
                                   bool rest_off, ds_diags *diags, ds_arena *arena,
                                   ds_duty_table *table) {
    reader r = {.in = in, .diags = diags, .arena = arena};
    r.locks = ds_buffer_make(arena, sizeof(ds_member_lock));
    ds_csv_init(&r.csv, text, length);
    if (note_locks(&r) && read_headings(&r)) {
        while (!arena->failed && ds_csv_next(&r.csv)) {
            read_row(&r);
        }
        if (rest_off && r.mistakes == 0) {
            lock_rest(&r);
        }
    }
    bool no_memory = r.csv.no_memory || arena->failed;
    ds_csv_free(&r.csv);
    *table = (ds_duty_table){(ds_member_lock *)(void *)r.locks.items, r.locks.count};
    return no_memory ? DOORSTEP_NO_MEMORY : r.mistakes > 0 ? DOORSTEP_BAD_INPUT : DOORSTEP_OK;
}
