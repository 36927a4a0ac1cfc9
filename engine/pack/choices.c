#include "pack/choices.h"

#include <stdlib.h>
#include <string.h>

#include "base/rng.h"
#include "base/zeroed.h"
#include "pack/trial.h"
#include "roster/rules.h"

/* ---- Arrays that grow ------------------------------------------------------------------------ */

static bool grow(void **memory, int32_t *room, int32_t wanted, size_t size) {
    if (wanted <= *room) {
        return true;
    }
    int32_t more = 2 * wanted + 64;
    void *longer = realloc(*memory, (size_t)more * size);
    if (longer == NULL) {
        return false;
    }
    *memory = longer;
    *room = more;
    return true;
}

#define GROW(array, room, wanted) grow((void **)&(array), &(room), (wanted), sizeof *(array))

/* The same for any order of the numbers. */
static uint64_t set_hash(const int32_t *list, int32_t count) {
    uint64_t sum = 0;
    for (int32_t i = 0; i < count; i++) {
        uint64_t x = (uint64_t)list[i];
        sum += ds_splitmix(&x);
    }
    return sum;
}

/* ---- Crews ----------------------------------------------------------------------------------- */

static int32_t *first_group(const ds_choices *choices, int32_t team, int32_t shift) {
    return &choices->first_group[(int64_t)team * choices->joint->in->n_shifts + shift];
}

/* The group of crews with the profile; made where there is none. DS_NONE when memory ran out. */
static int32_t group_for(ds_choices *choices, int32_t team, int32_t shift,
                         const ds_profile *profile) {
    ds_joint *joint = choices->joint;
    int32_t *first = first_group(choices, team, shift), g = *first;
    while (g != DS_NONE && !ds_profile_equal(&choices->groups[g].profile, profile)) {
        g = choices->groups[g].next;
    }
    if (g != DS_NONE) {
        return g;
    }
    const ds_tick *length =
        ds_lengths_for(&joint->lengths, profile, joint->in->teams[team].parallel);
    if (joint->lengths.out_of_memory ||
        !GROW(choices->groups, choices->group_room, choices->n_groups + 1)) {
        return DS_NONE;
    }
    choices->groups[choices->n_groups] = (ds_choice_group){
        .team = team, .shift = shift, .profile = *profile, .length = length, .next = *first};
    *first = choices->n_groups;
    return choices->n_groups++;
}

/* What a duty costs the member, as far as it follows from that duty alone. */
static double duty_cost(const ds_choices *choices, int32_t member, int32_t shift) {
    const ds_instance *in = choices->joint->in;
    return in->weights.member_shift + choices->unfairness[member] +
           ds_penalty_request(in, member, shift, true) -
           ds_penalty_request(in, member, shift, false);
}

/* False when memory ran out. */
static bool add_crew(ds_choices *choices, int32_t team, int32_t shift, const int32_t *members,
                     int32_t count) {
    ds_profile profile = {0};
    double worth = 0.0;
    for (int32_t i = 0; i < count; i++) {
        ds_profile_add(&profile, &choices->joint->in->members[members[i]]);
        worth -= duty_cost(choices, members[i], shift);
    }
    int32_t group = group_for(choices, team, shift, &profile);
    if (group == DS_NONE || !GROW(choices->crews, choices->crew_room, choices->n_crews + 1) ||
        !GROW(choices->items, choices->item_room, choices->n_items + count)) {
        return false;
    }
    memcpy(&choices->items[choices->n_items], members, (size_t)count * sizeof *members);
    choices->crews[choices->n_crews++] = (ds_choice){group, choices->n_items, count, worth};
    choices->n_items += count;
    return true;
}

/* Is the crew one that has not been looked at? -1 when memory ran out. */
static int is_new_crew(ds_choices *choices, int32_t team, int32_t shift, const int32_t *members,
                       int32_t count) {
    int32_t known = choices->known_crews.count;
    uint64_t place = (uint64_t)team << 32 | (uint64_t)shift;
    int32_t index = ds_pairs_index(&choices->known_crews, place, set_hash(members, count));
    return index < 0 ? -1 : index == known;
}

/* Could these members go out as a crew, each of them asked alone while the loose crews are off? */
static bool could_go(const ds_roster_state *roster, const ds_column *column,
                     const int32_t *members) {
    ds_range slots = ds_slots(roster, column->team, column->shift);
    int32_t slot = slots.first, belonging = 0;
    while (slot < slots.first + slots.count && roster->posts[slot].staff > 0) {
        slot++;
    }
    if (slot == slots.first + slots.count) {
        return false;
    }
    for (int32_t i = 0; i < column->n_members; i++) {
        belonging += roster->team_of[members[i]] == column->team;
        if (!ds_roster_can_work(roster, members[i], slot)) {
            return false;
        }
    }
    return belonging > 0;
}

static bool offer_crew(ds_choices *choices, const ds_column *column, const int32_t *members) {
    int found = is_new_crew(choices, column->team, column->shift, members, column->n_members);
    if (found <= 0) {
        return found == 0;
    }
    return !could_go(&choices->joint->roster, column, members) ||
           add_crew(choices, column->team, column->shift, members, column->n_members);
}

/* ---- Routes ---------------------------------------------------------------------------------- */

/* The visits stand behind the last of `items`. False when memory ran out. */
static bool add_route(ds_choices *choices, int32_t group, int32_t count, int64_t travel) {
    const int32_t *visits = &choices->items[choices->n_items];
    int32_t index =
        ds_pairs_index(&choices->known_routes, (uint64_t)group, set_hash(visits, count));
    if (index < 0 || !GROW(choices->routes, choices->route_room, choices->n_routes + 1)) {
        return false;
    }
    ds_choice route = {group, choices->n_items, count,
                       ds_trial_worth(choices, visits, count, travel)};
    if (index < choices->n_routes && index >= choices->n_loose &&
        route.worth > choices->routes[index].worth) {
        choices->routes[index] = route;
        choices->n_items += count;
    } else if (index == choices->n_routes) {
        choices->routes[choices->n_routes++] = route;
        choices->n_items += count;
    }
    return true;
}

/* A column's route for a crew of a group, without the visits that it cannot have. */
static bool offer_route(ds_choices *choices, int32_t group, const int32_t *visits, int32_t count) {
    const ds_choice_group *g = &choices->groups[group];
    int32_t kept = 0;
    if (!GROW(choices->items, choices->item_room, choices->n_items + count)) {
        return false;
    }
    int32_t *own = &choices->items[choices->n_items];
    for (int32_t i = 0; i < count; i++) {
        if (ds_trial_allows(choices, g, visits[i])) {
            own[kept++] = visits[i];
        }
    }
    int64_t travel = kept > 0 ? ds_trial_travel(choices, g, own, kept) : -1;
    return travel < 0 || add_route(choices, group, kept, travel);
}

/* A column is a route for the loose crews of its team and shift, and for the crew it was met in. */
static bool offer_routes(ds_choices *choices, const ds_pool *pool, const ds_column *column) {
    const int32_t *members = ds_column_members(pool, column);
    ds_profile met = {0};
    for (int32_t i = 0; i < column->n_members; i++) {
        ds_profile_add(&met, &choices->joint->in->members[members[i]]);
    }
    for (int32_t g = *first_group(choices, column->team, column->shift); g != DS_NONE;
         g = choices->groups[g].next) {
        if ((choices->groups[g].loose || ds_profile_equal(&choices->groups[g].profile, &met)) &&
            !offer_route(choices, g, ds_column_visits(pool, column), column->n_visits)) {
            return false;
        }
    }
    return true;
}

/* ---- Loose crews ----------------------------------------------------------------------------- */

static bool loosen(ds_choices *choices, int32_t post) {
    const ds_roster_state *roster = &choices->joint->roster;
    const ds_post *p = &roster->posts[post];
    int32_t count = 0;
    if (!GROW(choices->items, choices->item_room, choices->n_items + 2 * p->staff)) {
        return false;
    }
    int32_t *members = &choices->items[choices->n_items + p->staff]; /* they move down at once */
    for (int32_t m = p->first; m != DS_NONE; m = ds_mate(roster, m, p->shift)) {
        members[count++] = m;
    }
    choices->is_loose[post] = true;
    if (is_new_crew(choices, p->team, p->shift, members, count) < 0 ||
        !add_crew(choices, p->team, p->shift, members, count)) {
        return false;
    }
    choices->groups[choices->crews[choices->n_crews - 1].group].loose = true;
    return true;
}

static bool add_own_route(ds_choices *choices, int32_t i) {
    const ds_tours *tours = &choices->joint->tours;
    const ds_tour *tour = &tours->tours[choices->posts[i]];
    int32_t count = 0;
    if (!GROW(choices->items, choices->item_room, choices->n_items + tour->stops)) {
        return false;
    }
    for (int32_t v = tour->first; v != DS_NONE; v = tours->nodes[v].next) {
        choices->items[choices->n_items + count++] = v;
    }
    return add_route(choices, choices->crews[i].group, count, tour->travel);
}

static void find_unfairness(ds_choices *choices) {
    const ds_roster_state *roster = &choices->joint->roster;
    const ds_instance *in = roster->in;
    for (int32_t m = 0; m < in->n_members; m++) {
        ds_fair_group group = roster->groups[in->members[m].group];
        int32_t n = roster->shifts[m];
        ds_fair_change(&group, in->members[m].share, n, n + 1);
        double more = ds_penalty_fairness(in, &group);
        ds_fair_change(&group, in->members[m].share, n + 1, n - 1);
        choices->unfairness[m] = (more - ds_penalty_fairness(in, &group)) / 2.0;
    }
}

/* ---- All ------------------------------------------------------------------------------------- */

static bool offer_crews(ds_choices *choices, const ds_pool *pool) {
    ds_joint *joint = choices->joint;
    int32_t mark = ds_joint_mark(joint);
    bool ok = true;
    for (int32_t i = 0; i < choices->n_loose; i++) {
        const ds_post *p = &joint->roster.posts[choices->posts[i]];
        while (p->staff > 0) {
            ds_joint_rest(joint, p->first, p->shift);
        }
    }
    for (int32_t i = pool->count - 1; i >= 0 && ok; i--) {
        const ds_column *column = &pool->columns[i];
        ok = offer_crew(choices, column, ds_column_members(pool, column));
    }
    ds_joint_rollback(joint, mark);
    return ok && !joint->out_of_memory;
}

static bool gather(ds_choices *choices, const ds_pool *pool, int32_t max_routes) {
    bool ok = true;
    for (int32_t i = 0; i < choices->n_loose && ok; i++) {
        ok = loosen(choices, choices->posts[i]);
    }
    for (int32_t i = 0; i < choices->n_loose && ok; i++) {
        ok = add_own_route(choices, i);
    }
    ok = ok && offer_crews(choices, pool);
    for (int32_t i = pool->count - 1; i >= 0 && ok && choices->n_routes < max_routes; i--) {
        ok = offer_routes(choices, pool, &pool->columns[i]);
    }
    return ok;
}

bool ds_choices_init(ds_choices *choices, ds_joint *joint, const int32_t *posts, int32_t n_posts,
                     const ds_pool *pool, int32_t max_routes) {
    int64_t places = (int64_t)joint->in->n_teams * joint->in->n_shifts;
    bool ok = true;
    *choices = (ds_choices){.joint = joint, .posts = posts, .n_loose = n_posts};
    choices->is_loose = ds_zeroed(joint->roster.n_crews, sizeof *choices->is_loose, &ok);
    choices->unfairness = ds_zeroed(joint->in->n_members, sizeof *choices->unfairness, &ok);
    choices->first_group = ds_zeroed(places, sizeof *choices->first_group, &ok);
    if (ok) {
        find_unfairness(choices);
        memset(choices->first_group, 0xff, (size_t)places * sizeof *choices->first_group);
    }
    if (!ok || !gather(choices, pool, max_routes)) {
        ds_choices_free(choices);
        return false;
    }
    return true;
}

void ds_choices_free(ds_choices *choices) {
    free(choices->is_loose);
    free(choices->unfairness);
    free(choices->groups);
    free(choices->crews);
    free(choices->routes);
    free(choices->items);
    free(choices->first_group);
    ds_pairs_free(&choices->known_crews);
    ds_pairs_free(&choices->known_routes);
    *choices = (ds_choices){0};
}
