#include "schedule/menu.h"

#include <stdlib.h>
#include <string.h>

#include "base/zeroed.h"
#include "roster/duty_plan.h"

/* While a menu is made. */
typedef struct maker {
    ds_menu *menu;
    const ds_roster_state *roster;
    const ds_instance *in;
    int32_t *shifts; /* [n_options x (n_shifts of a day at most)] */
    int32_t option_room, demand_room;
    int32_t n_options, n_demands;
    bool ok;
} maker;

/* ---- Open cells ------------------------------------------------------------------------------ */

/* Does the duty in the shift stay, whatever else is chosen? */
static bool stays(const maker *k, int32_t shift) {
    int32_t m = k->menu->member, post = ds_post_at(k->roster, m, shift);
    return post != DS_NONE && (ds_is_crew(k->roster, post) ||
                               k->roster->lock_of[(int64_t)m * k->in->n_shifts + shift] != DS_NONE);
}

static bool held_for(const maker *k, int32_t demand) {
    const ds_instance *in = k->in;
    int32_t m = k->menu->member;
    if (!in->desks[in->demands[demand].desk].one_team_per_day) {
        return true;
    }
    int32_t holder = k->roster->holder[ds_desk_day(k->roster, demand)];
    return holder != DS_NONE &&
           (k->roster->team_of[m] == holder ||
            (in->member_team[(int64_t)m * in->n_teams + holder] & DS_HELPS) != 0);
}

static bool is_open(const maker *k, int32_t demand) {
    const ds_instance *in = k->in;
    const ds_demand *d = &in->demands[demand];
    int32_t m = k->menu->member;
    return in->member_desk[(int64_t)m * in->n_desks + d->desk] && ds_can_work(in, m, d->shift) &&
           k->roster->lock_of[(int64_t)m * in->n_shifts + d->shift] == DS_NONE &&
           !stays(k, d->shift) && d->max > 0 && held_for(k, demand);
}

/* ---- Options --------------------------------------------------------------------------------- */

static bool room_for(maker *k, int32_t demands) {
    ds_menu *menu = k->menu;
    if (k->n_options == k->option_room) {
        k->option_room = 2 * k->option_room + 64;
        ds_option *more = realloc(menu->options, (size_t)k->option_room * sizeof *more);
        menu->options = more != NULL ? more : menu->options;
        k->ok = k->ok && more != NULL;
    }
    if (k->n_demands + demands > k->demand_room) {
        k->demand_room = 2 * k->demand_room + demands + 64;
        int32_t *more = realloc(menu->demands, (size_t)k->demand_room * sizeof *more);
        menu->demands = more != NULL ? more : menu->demands;
        k->ok = k->ok && more != NULL;
    }
    return k->ok;
}

/* An option: the demands of another one, or of none, and perhaps one more. */
static void add_option(maker *k, const ds_option *base, int32_t demand) {
    int32_t n = base->count;
    if (!room_for(k, n + 1)) {
        return;
    }
    int32_t *list = k->menu->demands;
    ds_option option = {.first = k->n_demands, .count = n};
    memcpy(&list[k->n_demands], &list[base->first], (size_t)n * sizeof *list);
    k->n_demands += n;
    if (demand != DS_NONE) {
        list[k->n_demands++] = demand;
        option.count++;
    }
    k->menu->options[k->n_options++] = option;
}

/* Could the shift be worked together with the option's, and with what stays? */
static bool goes_with(const maker *k, const ds_option *option, int32_t shift) {
    const ds_instance *in = k->in;
    const ds_calendar *calendar = &k->roster->calendar;
    for (int32_t i = calendar->overlap_first[shift]; i < calendar->overlap_first[shift + 1]; i++) {
        if (stays(k, calendar->overlap[i])) {
            return false;
        }
    }
    for (int32_t i = 0; i < option->count; i++) {
        int32_t other = in->demands[k->menu->demands[option->first + i]].shift;
        if (other == shift || ds_shifts_overlap(&in->shifts[other], &in->shifts[shift])) {
            return false;
        }
    }
    return true;
}

/* Duties of the date that stay. */
static int32_t count_staying(const maker *k, int32_t day) {
    const ds_calendar *calendar = &k->roster->calendar;
    int32_t n = 0;
    for (int32_t i = calendar->day_first[day]; i < calendar->day_first[day + 1]; i++) {
        n += stays(k, calendar->by_day[i]);
    }
    return n;
}

/* Every option that was made so far, with one of the shift's demands added. */
static void add_with_shift(maker *k, int32_t first, int32_t shift, int32_t most) {
    const ds_instance *in = k->in;
    int32_t before = k->n_options;
    for (int32_t o = first; o < before && k->ok; o++) {
        for (int32_t desk = 0; desk < in->n_desks && k->ok; desk++) {
            int32_t demand = in->demand_at[(int64_t)desk * in->n_shifts + shift];
            ds_option option = k->menu->options[o];
            if (demand == DS_NONE || option.count >= most || !is_open(k, demand) ||
                !goes_with(k, &option, shift)) {
                continue;
            }
            if (k->n_options - first == DS_MENU_OPTIONS) {
                k->menu->usable = false;
                return;
            }
            add_option(k, &option, demand);
        }
    }
}

static void list_options(maker *k) {
    const ds_calendar *calendar = &k->roster->calendar;
    const ds_option none = {0};
    int32_t per_day = k->in->members[k->menu->member].max_shifts_per_day;
    for (int32_t day = 0; day < k->in->n_days && k->ok && k->menu->usable; day++) {
        int32_t first = k->n_options, most = per_day - count_staying(k, day);
        k->menu->option_first[day] = first;
        add_option(k, &none, DS_NONE);
        for (int32_t i = calendar->day_first[day]; i < calendar->day_first[day + 1] && k->ok; i++) {
            add_with_shift(k, first, calendar->by_day[i], most);
        }
    }
    k->menu->option_first[k->in->n_days] = k->n_options;
}

/* The shifts that a member with the option works on the date, those that stay included. */
static int32_t shifts_of(const maker *k, int32_t day, const ds_option *option, int32_t *shifts) {
    const ds_calendar *calendar = &k->roster->calendar;
    int32_t n = 0;
    for (int32_t i = calendar->day_first[day]; i < calendar->day_first[day + 1]; i++) {
        if (stays(k, calendar->by_day[i])) {
            shifts[n++] = calendar->by_day[i];
        }
    }
    for (int32_t i = 0; i < option->count; i++) {
        shifts[n++] = k->in->demands[k->menu->demands[option->first + i]].shift;
    }
    return n;
}

static bool stands(const maker *k, int32_t day, const ds_option *option) {
    const ds_calendar *calendar = &k->roster->calendar;
    int32_t n = 0;
    for (int32_t i = calendar->day_first[day]; i < calendar->day_first[day + 1]; i++) {
        int32_t shift = calendar->by_day[i];
        n += ds_post_at(k->roster, k->menu->member, shift) != DS_NONE && !stays(k, shift);
    }
    for (int32_t i = 0; i < option->count; i++) {
        int32_t demand = k->menu->demands[option->first + i];
        if (ds_post_at(k->roster, k->menu->member, k->in->demands[demand].shift) !=
            k->roster->n_crews + demand) {
            return false;
        }
    }
    return n == option->count;
}

static void find_present(maker *k) {
    ds_menu *menu = k->menu;
    for (int32_t day = 0; day < k->in->n_days; day++) {
        menu->present[day] = DS_NONE;
        for (int32_t o = menu->option_first[day]; o < menu->option_first[day + 1]; o++) {
            if (stands(k, day, &menu->options[o])) {
                menu->present[day] = o - menu->option_first[day];
            }
        }
        menu->usable = menu->usable && menu->present[day] != DS_NONE;
    }
}

static void find_wishes(maker *k) {
    const ds_instance *in = k->in;
    ds_menu *menu = k->menu;
    for (int32_t o = 0; o < k->n_options; o++) {
        ds_option *option = &menu->options[o];
        for (int32_t i = 0; i < option->count; i++) {
            int32_t s = in->demands[menu->demands[option->first + i]].shift;
            option->wish += ds_penalty_request(in, menu->member, s, false) -
                            ds_penalty_request(in, menu->member, s, true) -
                            in->weights.member_shift;
        }
    }
}

/* ---- What is counted ------------------------------------------------------------------------- */

static int64_t seconds_of(const ds_instance *in, int32_t s) {
    return ((int64_t)in->shifts[s].end - in->shifts[s].start) / in->ticks_per_second;
}

static int64_t common_divisor(int64_t a, int64_t b) {
    while (b != 0) {
        int64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

static void find_kinds(maker *k) {
    const ds_instance *in = k->in;
    ds_menu *menu = k->menu;
    for (int32_t kind = 0; kind < in->n_kinds; kind++) {
        int32_t limit = in->max_of_kind[(int64_t)menu->member * in->n_kinds + kind], could = 0;
        for (int32_t s = 0; s < in->n_shifts; s++) {
            could += in->shifts[s].kind == kind && ds_can_work(in, menu->member, s);
        }
        if (could > limit) {
            menu->usable = menu->usable && menu->n_kinds < DS_MENU_KINDS && limit < UINT8_MAX;
            if (menu->usable) {
                menu->kinds[menu->n_kinds++] = kind;
            }
        }
    }
}

static void find_counts(maker *k) {
    const ds_instance *in = k->in;
    ds_menu *menu = k->menu;
    const ds_member *m = &in->members[menu->member];
    int64_t unit = 0, sum = 0;
    int32_t could = 0;
    for (int32_t s = 0; s < in->n_shifts; s++) {
        if (ds_can_work(in, menu->member, s) || stays(k, s)) {
            unit = common_divisor(unit, seconds_of(in, s));
            sum += seconds_of(in, s);
            could++;
        }
    }
    if (m->min_hours > 0.0 || sum > m->max_seconds) {
        menu->unit = unit > 0 ? unit : 1;
        int64_t most = m->max_seconds < sum ? m->max_seconds : sum;
        menu->max_units = (int32_t)(most / menu->unit);
    }
    menu->counts_duties = could > m->max_shifts || m->min_shifts > 0 || in->weights.fairness > 0.0;
    find_kinds(k);
}

/* ---- Classes --------------------------------------------------------------------------------- */

static bool clash(const maker *k, int32_t day, const ds_option *a, const ds_option *b) {
    int32_t *first = k->shifts, *second = k->shifts + k->in->n_shifts;
    int32_t n = shifts_of(k, day, a, first), n_second = shifts_of(k, day + 1, b, second);
    for (int32_t i = 0; i < n; i++) {
        for (int32_t j = 0; j < n_second; j++) {
            if (ds_shifts_clash(k->in, k->menu->member, first[i], second[j])) {
                return true;
            }
        }
    }
    return false;
}

/* What each option bars on the next date, and is barred by on the date before, option by option. */
static void find_bars(const maker *k, ds_option_class *of_option) {
    const ds_menu *menu = k->menu;
    for (int32_t day = 0; day + 1 < k->in->n_days; day++) {
        int32_t first = menu->option_first[day], next = menu->option_first[day + 1];
        for (int32_t a = first; a < next; a++) {
            for (int32_t b = next; b < menu->option_first[day + 2]; b++) {
                if (clash(k, day, &menu->options[a], &menu->options[b])) {
                    of_option[a].bars |= (uint64_t)1 << (b - next);
                    of_option[b].barred |= (uint64_t)1 << (a - first);
                }
            }
        }
    }
}

static void count_option(const maker *k, int32_t day, const ds_option *option,
                         ds_option_class *class) {
    const ds_menu *menu = k->menu;
    int32_t *shifts = k->shifts, n = shifts_of(k, day, option, shifts);
    class->duties = n;
    for (int32_t i = 0; i < n; i++) {
        class->units += menu->unit > 0 ? (int32_t)(seconds_of(k->in, shifts[i]) / menu->unit) : 0;
        for (int32_t j = 0; j < menu->n_kinds; j++) {
            class->kinds[j] += k->in->shifts[shifts[i]].kind == menu->kinds[j];
        }
    }
}

static bool same_class(const ds_option_class *a, const ds_option_class *b) {
    return a->duties == b->duties && a->units == b->units && a->bars == b->bars &&
           a->barred == b->barred && memcmp(a->kinds, b->kinds, sizeof a->kinds) == 0;
}

/* Options of a date with equal rules get one class, in the order in which they are met. */
static void join_classes(maker *k, const ds_option_class *of_option) {
    ds_menu *menu = k->menu;
    int32_t n = 0;
    for (int32_t day = 0; day < k->in->n_days; day++) {
        menu->class_first[day] = n;
        for (int32_t o = menu->option_first[day]; o < menu->option_first[day + 1]; o++) {
            int32_t c = menu->class_first[day];
            while (c < n && !same_class(&menu->classes[c], &of_option[o])) {
                c++;
            }
            if (c == n) {
                menu->classes[n++] = of_option[o];
            }
            menu->options[o].class = c - menu->class_first[day];
        }
    }
    menu->class_first[k->in->n_days] = n;
}

/* From options, bit by bit, to classes: all options of a class are alike. */
static uint64_t bars_of_classes(const ds_menu *menu, int32_t day, uint64_t options) {
    uint64_t classes = 0;
    for (int32_t o = menu->option_first[day]; o < menu->option_first[day + 1]; o++) {
        if ((options >> (o - menu->option_first[day]) & 1) != 0) {
            classes |= (uint64_t)1 << menu->options[o].class;
        }
    }
    return classes;
}

static void number_tails(ds_menu *menu, int32_t n_days) {
    menu->n_tails = 1;
    for (int32_t day = 0; day + 1 < n_days; day++) {
        int32_t first = menu->class_first[day], tails = 1;
        for (int32_t c = first; c < menu->class_first[day + 1]; c++) {
            ds_option_class *class = &menu->classes[c];
            class->bars = bars_of_classes(menu, day + 1, class->bars);
            int32_t same = first;
            while (menu->classes[same].bars != class->bars) {
                same++;
            }
            class->tail = class->bars == 0 ? 0 : same < c ? menu->classes[same].tail : tails++;
        }
        menu->n_tails = tails > menu->n_tails ? tails : menu->n_tails;
    }
}

static void make_classes(maker *k) {
    ds_menu *menu = k->menu;
    ds_option_class *of_option = ds_zeroed(k->n_options, sizeof *of_option, &k->ok);
    menu->classes = ds_zeroed(k->n_options, sizeof *menu->classes, &k->ok);
    if (k->ok) {
        for (int32_t day = 0; day < k->in->n_days; day++) {
            for (int32_t o = menu->option_first[day]; o < menu->option_first[day + 1]; o++) {
                count_option(k, day, &menu->options[o], &of_option[o]);
            }
        }
        find_bars(k, of_option);
        join_classes(k, of_option);
        number_tails(menu, k->in->n_days);
    }
    free(of_option);
}

/* ---- The whole ------------------------------------------------------------------------------- */

static void place_weeks(ds_menu *menu, const ds_instance *in) {
    enum { THURSDAY = 3 }; /* 1970-01-01, counted from Monday */
    int32_t first = ((in->first_date + THURSDAY) % 7 + 7) % 7;
    for (int32_t day = 0; day < in->n_days; day++) {
        menu->week[day] = (first + day) / 7;
        menu->weekend[day] = (first + day) % 7 >= 5;
    }
}

bool ds_menu_init(ds_menu *menu, const ds_roster_state *roster, int32_t member) {
    const ds_instance *in = roster->in;
    *menu = (ds_menu){.in = in, .member = member, .n_days = in->n_days};
    maker k = {.menu = menu, .roster = roster, .in = in, .ok = true};
    int32_t days = in->n_days + 1;
    menu->option_first = ds_zeroed(days, sizeof *menu->option_first, &k.ok);
    menu->class_first = ds_zeroed(days, sizeof *menu->class_first, &k.ok);
    menu->present = ds_zeroed(days, sizeof *menu->present, &k.ok);
    menu->week = ds_zeroed(days, sizeof *menu->week, &k.ok);
    menu->weekend = ds_zeroed(days, sizeof *menu->weekend, &k.ok);
    k.shifts = ds_zeroed(2 * (int64_t)in->n_shifts, sizeof *k.shifts, &k.ok);
    /* A longer rest could bar a date after a date off. */
    menu->usable = in->members[member].min_rest_seconds <= DS_DAY_SECONDS;
    if (k.ok) {
        place_weeks(menu, in);
        find_counts(&k);
        list_options(&k);
    }
    if (k.ok && menu->usable) {
        find_present(&k);
        find_wishes(&k);
        make_classes(&k);
    }
    free(k.shifts);
    if (!k.ok) {
        ds_menu_free(menu);
    }
    return k.ok;
}

void ds_menu_free(ds_menu *menu) {
    free(menu->option_first);
    free(menu->options);
    free(menu->class_first);
    free(menu->classes);
    free(menu->demands);
    free(menu->present);
    free(menu->week);
    free(menu->weekend);
    *menu = (ds_menu){0};
}

void ds_menu_refresh(ds_menu *menu, const ds_roster_state *roster) {
    maker k = {.menu = menu, .roster = roster, .in = roster->in, .ok = true};
    if (menu->usable) {
        find_present(&k);
    }
}

double ds_menu_hours(const ds_menu *menu, int32_t units) {
    return menu->unit > 0 ? -ds_penalty_min_hours(menu->in, menu->member, units * menu->unit) : 0.0;
}

double ds_menu_duties(const ds_menu *menu, const ds_roster_state *roster, int32_t duties) {
    const ds_instance *in = menu->in;
    const ds_member *m = &in->members[menu->member];
    if (!menu->counts_duties) {
        return 0.0;
    }
    ds_fair_group group = roster->groups[m->group];
    double fair = ds_penalty_fairness(in, &group);
    ds_fair_change(&group, m->share, roster->shifts[menu->member], duties);
    return fair - ds_penalty_fairness(in, &group) - ds_penalty_min_shifts(in, menu->member, duties);
}
