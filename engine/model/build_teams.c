/* Teams: where they start, whom they may visit and when, and how they must be made up. */
#include "model/build_context.h"

/* `missing`: the spot could not be read, which has been reported. */
static int32_t find_spot(ds_build *b, const ds_where *at, const ds_draft_spot *spot, bool missing) {
    if (spot->place == NULL) {
        if (!missing && !spot->state.broken) {
            ds_build_judge_location(b, at, &spot->location);
        }
        return ds_build_keep_location(b, &spot->location);
    }
    int32_t place = ds_build_refer(b, at, &b->places, spot->place);
    return place >= 0 ? b->in->places[place].location : DS_NONE;
}

static void judge_sizes(ds_build *b, const ds_where *at, const ds_draft_team *draft) {
    if (!draft->size.state.broken) {
        ds_build_order(b, DS_KEY(at, "size"), "min", draft->size.min, "max", draft->size.max);
    }
    if (!draft->crew.state.broken && draft->crew.max != DS_ABSENT) {
        ds_build_order(b, DS_KEY(at, "crew"), "min", draft->crew.min, "max", draft->crew.max);
    }
}

static int32_t largest_crew(const ds_draft_crew *crew) {
    enum { USUAL_LARGEST = 4 };
    if (crew->max != DS_ABSENT) {
        return crew->max;
    }
    return crew->min > USUAL_LARGEST ? crew->min : USUAL_LARGEST;
}

static void compile_team(ds_build *b, int32_t i, ds_team *team) {
    const ds_draft_team *draft = &b->draft->teams.items[i];
    const ds_where *at = DS_ITEM(DS_KEY(NULL, "teams"), i);
    bool no_base = draft->state.broken && !draft->base.state.given;
    judge_sizes(b, at, draft);
    *team = (ds_team){.id = b->in->team_ids.names[i],
                      .name = ds_build_text(b, draft->name),
                      .base = find_spot(b, DS_KEY(at, "base"), &draft->base, no_base),
                      .returns = draft->returns,
                      .parallel = draft->parallel,
                      .size_min = draft->size.min,
                      .size_max = draft->size.max,
                      .require = ds_build_rules(b, DS_KEY(at, "require"), &draft->require),
                      .max_crews = draft->max_crews,
                      .crew_min = draft->crew.min,
                      .crew_max = largest_crew(&draft->crew),
                      .crew_require = ds_build_rules(b, DS_KEY(DS_KEY(at, "crew"), "require"),
                                                     &draft->crew.require),
                      .travel_factor = draft->travel_factor};
    team->end =
        draft->end.state.given ? find_spot(b, DS_KEY(at, "end"), &draft->end, false) : team->base;
}

void ds_build_teams(ds_build *b) {
    ds_instance *in = b->in;
    int64_t n = b->draft->teams.count, areas = in->n_areas, shifts = in->n_shifts;
    ds_team *teams = DS_ARENA_NEW(&b->arena, ds_team, n);
    bool *area = DS_ARENA_NEW(&b->arena, bool, n *areas);
    bool *shift = DS_ARENA_NEW(&b->arena, bool, n *shifts);
    if (teams == NULL || area == NULL || shift == NULL) {
        return;
    }
    for (int32_t i = 0; i < n; i++) {
        const ds_draft_team *draft = &b->draft->teams.items[i];
        const ds_where *at = DS_ITEM(DS_KEY(NULL, "teams"), i);
        compile_team(b, i, &teams[i]);
        ds_build_mark(b, DS_KEY(at, "areas"), &draft->areas, &b->areas, true, area + i * areas);
        ds_build_mark(b, DS_KEY(at, "shifts"), &draft->shifts, &b->shifts, true,
                      shift + i * shifts);
    }
    in->teams = teams;
    in->team_area = area;
    in->team_shift = shift;
    in->n_teams = (int32_t)n;
}
