/*
 * The search over the joint state, on one thread: ruin and recreate under simulated annealing
 * (Schrimpf et al. 2000, "Record breaking optimization results using the ruin and recreate
 * principle"; strings and blinks after Christiaens & Vanden Berghe 2020, "Slack induction by string
 * removals for vehicle routing problems").
 *
 * Files: anneal.c (the loop); ruin.c, recreate.c, shorten.c (visits); crews.c, desks.c, stretch.c
 * (duties); moves.c (the roster moves, and how often each is drawn); locks.c, start.c, polish.c
 * (before and after the loop); snapshot.c (the best); gather.c (good routes). Under it all:
 * joint.c, allow.c, mend.c (joint.h).
 */
#ifndef DS_SEARCH_SEARCH_H
#define DS_SEARCH_SEARCH_H

#include "base/control.h"
#include "base/rng.h"
#include "model/by_area.h"
#include "model/plan.h"
#include "pool/pool.h"
#include "search/joint.h"

/* A plan kept aside: enough to load it into an empty joint state again. */
typedef struct ds_snapshot {
    double score;
    int32_t broken;
    int32_t *team_of; /* [n_members] */
    int32_t *post_of; /* [n_members x n_shifts] */
    int32_t *holder;  /* [n_desks x n_days] */
    int32_t *post;    /* [n_visits] */
    int32_t *prev;    /* [n_visits] */
} ds_snapshot;

bool ds_snapshot_init(ds_snapshot *snapshot, const ds_joint *joint);
void ds_snapshot_free(ds_snapshot *snapshot);
void ds_snapshot_take(ds_snapshot *snapshot, const ds_joint *joint);
/* Between plans of one instance. */
void ds_snapshot_copy(ds_snapshot *to, const ds_snapshot *from, const ds_instance *in);
void ds_snapshot_load(const ds_snapshot *snapshot, ds_joint *joint);

/* Some of the members and households; a list that is NULL: the first so many. */
typedef struct ds_portion {
    const int32_t *members, *households;
    int32_t n_members, n_households;
} ds_portion;

/* Adds what the snapshot holds of these: they have no duty and no visit yet, and who stands before
 * one of their visits on a tour is among them. The journal remembers the steps. */
void ds_snapshot_put(const ds_snapshot *snapshot, ds_joint *joint, const ds_portion *portion);

/* Is the plan in the joint state better than the one kept? */
static inline bool ds_improves(const ds_joint *joint, const ds_snapshot *kept) {
    int32_t broken = ds_joint_broken(joint);
    return broken < kept->broken ||
           (broken == kept->broken && ds_joint_score(joint) > kept->score + 1e-9);
}

/* Takes everything back to the empty plan. */
void ds_empty(ds_joint *joint);

/* A list of distinct visits to try to insert. */
typedef struct ds_bank {
    int32_t *visits;
    double *key; /* [n_visits] by position in `visits`: rising order of insertion */
    int32_t count;
    uint64_t *stamp; /* [n_visits] == `round`: in the list */
    uint64_t round;
} ds_bank;

enum { DS_MOST_MOVES = 24 };

typedef struct ds_search {
    const ds_instance *in;
    ds_joint joint;
    ds_rng rng;
    ds_bank bank;
    ds_pool *pool;           /* where good routes are kept, or NULL; not the search's own */
    ds_by_area teams;        /* that may visit */
    ds_by_area desks;        /* that may book */
    uint64_t *allowed_stamp; /* [n_posts] == `allowed_round`: `allowed` holds the answer */
    bool *allowed;
    uint64_t allowed_round;
    int32_t *posts_hit; /* posts touched by a ruin or a roster move, at most n_posts */
    int32_t n_posts_hit;
    uint64_t *hit_stamp; /* [n_posts] == `hit_round`: among them */
    uint64_t hit_round;
    uint64_t *ruined_stamp; /* [n_posts] == `ruined_round`: a string of its tour is out already */
    uint64_t ruined_round;
    int32_t until_blink; /* positions to look at before one is overlooked */
    int32_t *route;      /* [n_visits] the stops of a crew that moves */
    int32_t *scratch;    /* [n_members + 2 n_shifts] */
    bool *narrow;        /* [n_window_classes] starts in few shifts only: look at all their crews */
    ds_tick *least;      /* [n_shapes] no crew, however large, is quicker */
    int32_t move_weights[DS_MOST_MOVES], all_weights;
    int32_t roster_per_mille; /* of the annealing's moves */
    double mean_worth;        /* of the visits that can be done at all */
    double way_share;  /* of the crews' time that is not spent waiting, when last looked at */
    double mean_stops; /* of crews that are out, when last looked at */
    int32_t reach;     /* near households that a ruin, or an offer of a place, looks at */
} ds_search;

/* False when memory ran out (nothing to free then). `stream`: which of the seed's random streams.
 */
bool ds_search_init(ds_search *search, const ds_instance *in, const ds_travel *travel,
                    const ds_neighbours *neighbours, uint64_t seed, uint64_t stream);
void ds_search_free(ds_search *search);

/* ---- Visits ---- */

void ds_bank_clear(ds_bank *bank);
void ds_bank_add(ds_bank *bank, int32_t visit);

/* Where in the list of neighbours those end that the household's `reach` covers. */
int32_t ds_last_near(const ds_search *search, int32_t household);

/* Adds the next undone visit of households near one, up to `limit` more visits. */
void ds_bank_add_near(ds_search *search, int32_t household, int32_t limit);

/* Adds visits that a crew or desk might take up. */
void ds_bank_add_for_post(ds_search *search, int32_t post, int32_t limit);

/* `posts_hit` becomes the posts that the steps since a mark of the journal have touched. */
void ds_note_hits(ds_search *search, int32_t mark);

/* The same, and adds the visits taken out since then. */
void ds_bank_add_dropped(ds_search *search, int32_t mark);

typedef enum ds_order {
    DS_BY_LOT,
    DS_BY_WORTH,
    DS_BY_DENSITY, /* worth for the work */
    DS_BY_NOISY_DENSITY,
    DS_WINDOWS_FIRST,
    DS_N_ORDERS
} ds_order;

/* Looks how much of the crews' time goes into ways: routes are a matter of geometry where it is
 * most of it, and of packing visits into shifts where it is little. */
void ds_weigh_ways(ds_search *search);

/* Inserts what it can of the bank, in an order given or drawn by lot; empties the bank. */
void ds_recreate_by(ds_search *search, ds_order by);
void ds_recreate(ds_search *search);

/* Where a visit can be put. */
typedef struct ds_spot {
    int32_t post, after;
    double cost; /* member-ticks it takes */
    double gain; /* what it adds to the score */
} ds_spot;

typedef struct ds_look {
    bool everywhere; /* every position of every crew, not just those near neighbours */
    bool gain_only;  /* only what raises the score by itself; otherwise also what may open the way
                      * to the household's later visits, or meets a lock */
    bool careless;   /* also what loses: two far visits may pay for a way that one does not */
    int32_t blink;   /* overlook one position in so many; 0: none */
} ds_look;

/* The spot that takes least member-time; false where there is none. */
bool ds_find_spot(ds_search *search, int32_t visit, const ds_look *look, ds_spot *spot);

/* Takes out strings of visits around a seed, about `wanted` of them. */
void ds_ruin_strings(ds_search *search, int32_t seed, int32_t wanted);

/* One visit drawn by lot: done ones and others both get their share. DS_NONE: there is none. */
int32_t ds_draw_visit(ds_search *search);

/* Shortens the tours among `posts_hit` by moving and reversing stretches of a route; true when one
 * got shorter. */
bool ds_shorten_tours(ds_search *search);

/* ---- Columns ---- */

/* Notes the routes of the crews among `posts_hit`, or of all crews, in the pool where there is one.
 * Times must be settled. */
void ds_gather_hits(ds_search *search);
void ds_gather_all(ds_search *search);

/* ---- Duties ---- */

/* Takes a member off duty and mends the post. */
void ds_take_off(ds_search *search, int32_t member, int32_t shift);

/* Everybody at the post goes off duty. */
void ds_clear_post(ds_search *search, int32_t post);

/* Puts a member on duty where allowed; true when done. */
bool ds_put_on(ds_search *search, int32_t member, int32_t post);

/* Adds people who are off until the post's minima are met and `wanted` are there, as far as it
 * goes. */
void ds_complete_post(ds_search *search, int32_t post, int32_t wanted);

/* Sends out one more crew of a team in a shift, of members who are off; true when one was formed.
 */
bool ds_form_crew(ds_search *search, int32_t team, int32_t shift);

/* A demand drawn by lot is staffed anew, or all of a desk's on one date, perhaps by another team.
 */
void ds_restaff_demand(ds_search *search);
void ds_restaff_day(ds_search *search);

/* Nobody staffs the demand's desk on its date any more. */
void ds_clear_desk_day(ds_search *search, int32_t demand);

/* Member joins the team where they belong to none yet. */
bool ds_join_team(ds_search *search, int32_t member, int32_t team);

/* A team left incomplete gets members who are free to join, or is dissolved. */
void ds_complete_team(ds_search *search, int32_t team);

/* Frees a member for a shift: takes away the duty they have in it or, where they are off but have
 * no duty to spare, one in a crew drawn by lot. */
void ds_call_in(ds_search *search, int32_t member, int32_t shift);

/* Puts a member on a post of the shift drawn by lot; true when it was allowed. */
bool ds_put_anywhere(ds_search *search, int32_t member, int32_t shift);

/* A stretch of consecutive days of one member is given anew, or two members exchange theirs: moves
 * for rosters with runs of days, which single duties cannot build. */
void ds_rebuild_stretch(ds_search *search);
void ds_swap_stretch(ds_search *search);

/* How often roster moves are drawn, and each of them: never, where the instance has nothing for it
 * to do. */
void ds_weigh_moves(ds_search *search);

/* One roster move drawn by lot; routes are mended, not refilled. */
void ds_roster_move(ds_search *search);

/* Brings people into a team that misses some; false where none does. */
bool ds_mend_a_team(ds_search *search);

/* Tries to meet a lock that is not met; false where all are. */
bool ds_meet_a_lock(ds_search *search);

/* ---- Whole runs ---- */

/* The first plan in an empty joint state: takes up a roster as far as the rules allow, or gathers
 * teams and forms crews by a greedy eye (NULL); makes room for locks, staffs desks, fills the
 * routes. */
void ds_start(ds_search *search, const ds_roster *roster);

/* Its second half: the routes are filled as far as there is room, and locks met that are not. */
void ds_fill(ds_search *search);

/* Runs of days that came out too short are given up; posts short of a minimum get people or are
 * cleared. */
void ds_mend_roster(ds_search *search);

/* The plan in an empty joint state, as far as it keeps the rules: a duty, a stop or an appointment
 * that would break one is left out, and so is what a file names that the instance does not have.
 * Teams and posts short of a minimum get people or are given up. A plan that keeps every rule is
 * the state's afterwards, with the same score. */
void ds_take_up(ds_search *search, const ds_plan *plan);

/* Roster moves until no rule is broken, at most so many, or until the control says stop; true when
 * none is. */
bool ds_repair(ds_search *search, const ds_control *control, int32_t rounds);

typedef struct ds_cooling {
    int64_t iterations; /* at most; < 0: no limit */
    int64_t length;     /* under a time limit: ends after so many if the time would do for ... */
    double room;        /* ... so many times as many, otherwise lasts as long as the time does */
    double heat;        /* 1: from hot; less: from nearer to the end, not to lose a good plan */
} ds_cooling;

/* One cooling, until it is over or the control says stop. The best state met is in `best` and,
 * afterwards, in the joint state. Returns the iterations spent. */
int64_t ds_anneal(ds_search *search, const ds_control *control, const ds_cooling *cooling,
                  ds_snapshot *best);

/* Crews with nowhere to go are dissolved, but for those that a lock forces out. */
void ds_clear_idle(ds_search *search);

/* Adds every visit that still fits somewhere with a gain, until none does. */
void ds_polish(ds_search *search);

#endif
