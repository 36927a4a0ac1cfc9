/* Teams, members, desks. */
#include "generate/put.h"
#include "generate/write_parts.h"

static void write_rules(ds_text *text, const ds_gen_rules *rules) {
    if (rules->count == 0) {
        return;
    }
    ds_text_key(text, "require");
    ds_text_open(text, '[');
    for (int32_t i = 0; i < rules->count; i++) {
        const ds_gen_rule *rule = &rules->of[i];
        bool one_role = (rule->roles & (rule->roles - 1)) == 0;
        ds_text_open(text, '{');
        if (rule->skill >= 0) {
            ds_put_string(text, "skill", ds_gen_skills[rule->skill].id);
        } else if (one_role) {
            ds_put_string(text, "role", ds_gen_roles[__builtin_ctz(rule->roles)].id);
        } else {
            DS_PUT_IDS(text, "role", rule->roles, ds_gen_roles);
        }
        if (rule->min > 0) {
            ds_put_number(text, "min", rule->min, 0);
        }
        ds_put_optional(text, "max", rule->max, 0);
        ds_text_close(text, '}');
    }
    ds_text_close(text, ']');
}

static void write_base(ds_text *text, const ds_gen_world *world, const ds_gen_team *team) {
    ds_text_key(text, "base");
    if (team->base >= 0) {
        ds_text_string(text, world->places[team->base].id);
        return;
    }
    ds_text_open(text, '{');
    ds_put_spot(text, world, &team->spot);
    ds_text_close(text, '}');
}

static void write_size(ds_text *text, const ds_gen_team *team) {
    if (team->size_max < 0) {
        return;
    }
    ds_text_key(text, "size");
    ds_text_open(text, '{');
    ds_put_number(text, "min", team->size_min, 0);
    ds_put_number(text, "max", team->size_max, 0);
    ds_text_close(text, '}');
}

static void write_crew(ds_text *text, const ds_gen_team *team) {
    ds_text_key(text, "crew");
    ds_text_open(text, '{');
    ds_put_number(text, "min", team->crew_min, 0);
    ds_put_number(text, "max", team->crew_max, 0);
    write_rules(text, &team->crew);
    ds_text_close(text, '}');
}

static void write_team(ds_text *text, const ds_gen_world *world, const ds_gen_team *team) {
    ds_text_open(text, '{');
    ds_put_string(text, "id", team->id);
    ds_put_string(text, "name", team->name);
    write_base(text, world, team);
    if (team->end >= 0) {
        ds_put_string(text, "end", world->places[team->end].id);
    }
    if (team->stays_out) {
        ds_put_bool(text, "return", false);
    }
    if (team->quarters != 0) {
        DS_PUT_IDS(text, "areas", team->quarters, world->quarters);
    }
    if (team->shifts != 0) {
        DS_PUT_IDS(text, "shifts", team->shifts, world->shifts);
    }
    write_size(text, team);
    write_rules(text, &team->require);
    if (team->max_crews != 1) {
        ds_put_number(text, "max_crews", team->max_crews, 0);
    }
    write_crew(text, team);
    if (team->one_by_one) {
        ds_put_bool(text, "parallel", false);
    }
    if (team->travel_factor != 100) {
        ds_put_number(text, "travel_factor", team->travel_factor, 2);
    }
    ds_text_close(text, '}');
}

void ds_write_teams(ds_text *text, const ds_gen_world *world) {
    for (int32_t i = 0; i < world->n_teams; i++) {
        write_team(text, world, &world->teams[i]);
    }
}

static void write_limits(ds_text *text, const ds_gen_member *member) {
    for (int32_t i = 0; i < DS_GEN_LIMITS; i++) {
        const ds_gen_limit_key *row = &ds_gen_limit_keys[i];
        if (member->limits[i] < 0) {
            continue;
        }
        if (row->kind != NULL) {
            ds_text_key(text, row->key);
            ds_text_open(text, '{');
            ds_put_number(text, row->kind, member->limits[i], 0);
            ds_text_close(text, '}');
        } else {
            ds_put_number(text, row->key, member->limits[i], 0);
        }
    }
}

static void write_requests(ds_text *text, const ds_gen_world *world, const ds_gen_member *member) {
    if (member->n_requests == 0) {
        return;
    }
    ds_text_key(text, "requests");
    ds_text_open(text, '[');
    for (int32_t i = 0; i < member->n_requests; i++) {
        const ds_gen_request *request = &member->requests[i];
        ds_text_open(text, '{');
        ds_put_string(text, "shift", world->shifts[request->shift].id);
        ds_put_string(text, "want", request->on ? "on" : "off");
        if (request->weight != 1) {
            ds_put_number(text, "weight", request->weight, 0);
        }
        ds_text_close(text, '}');
    }
    ds_text_close(text, ']');
}

static void write_helps(ds_text *text, const ds_gen_world *world, const ds_gen_member *member) {
    if (member->helps == 0 && member->abroad == NULL) {
        return;
    }
    ds_text_key(text, "helps");
    ds_text_open(text, '[');
    DS_ADD_IDS(text, member->helps, world->teams);
    if (member->abroad != NULL) {
        DS_ADD_IDS(text, member->helps_abroad, member->abroad->teams);
    }
    ds_text_close(text, ']');
}

static void write_belonging(ds_text *text, const ds_gen_world *world, const ds_gen_member *member) {
    if (!member->any_team) {
        DS_PUT_IDS(text, "teams", member->teams, world->teams);
    }
    write_helps(text, world, member);
    if (!member->any_desk) {
        DS_PUT_IDS(text, "desks", member->desks, world->desks);
    }
    if (member->shifts != 0) {
        DS_PUT_IDS(text, "shifts", member->shifts, world->shifts);
    }
    if (member->unavailable != 0) {
        DS_PUT_IDS(text, "unavailable", member->unavailable, world->shifts);
    }
}

static void write_member(ds_text *text, const ds_gen_world *world, const ds_gen_member *member) {
    ds_text_open(text, '{');
    ds_put_string(text, "id", member->id);
    ds_put_string(text, "name", member->name);
    ds_put_string(text, "role", ds_gen_roles[member->role].id);
    if (member->skills != 0) {
        DS_PUT_IDS(text, "skills", member->skills, ds_gen_skills);
    }
    write_belonging(text, world, member);
    write_limits(text, member);
    write_requests(text, world, member);
    if (member->fair_group[0] != '\0') {
        ds_put_string(text, "fair_group", member->fair_group);
    }
    if (member->share != 100) {
        ds_put_number(text, "share", member->share, 2);
    }
    ds_text_close(text, '}');
}

void ds_write_members(ds_text *text, const ds_gen_world *world) {
    for (int32_t i = 0; i < world->n_members; i++) {
        write_member(text, world, &world->members[i]);
    }
}

static void write_demand(ds_text *text, const ds_gen_world *world, const ds_gen_demand *demand) {
    ds_text_open(text, '{');
    ds_put_string(text, "shift", world->shifts[demand->shift].id);
    ds_put_number(text, "min", demand->min, 0);
    ds_put_number(text, "ideal", demand->ideal, 0);
    ds_put_number(text, "max", demand->max, 0);
    write_rules(text, &demand->require);
    ds_put_optional(text, "shortage_weight", demand->shortage_weight, 2);
    ds_put_optional(text, "ideal_weight", demand->ideal_weight, 2);
    ds_put_optional(text, "over_weight", demand->over_weight, 2);
    ds_text_close(text, '}');
}

static void write_desk(ds_text *text, const ds_gen_world *world, const ds_gen_desk *desk) {
    ds_text_open(text, '{');
    ds_put_string(text, "id", desk->id);
    ds_put_string(text, "name", desk->name);
    ds_put_string(text, "place", world->places[desk->place].id);
    ds_put_string(text, "staffed_by", desk->one_team_per_day ? "one_team_per_day" : "members");
    ds_put_optional(text, "max_days_per_team", desk->max_days_per_team, 0);
    ds_put_number(text, "appointment_minutes", desk->appointment_minutes, 0);
    if (desk->quarters != 0) {
        DS_PUT_IDS(text, "areas", desk->quarters, world->quarters);
    }
    if (desk->services != 0) {
        DS_PUT_IDS(text, "services", desk->services, ds_gen_services);
    }
    ds_text_key(text, "demand");
    ds_text_open(text, '[');
    for (int32_t i = 0; i < desk->n_demands; i++) {
        write_demand(text, world, &desk->demands[i]);
    }
    ds_text_close(text, ']');
    ds_text_close(text, '}');
}

void ds_write_desks(ds_text *text, const ds_gen_world *world) {
    for (int32_t i = 0; i < world->n_desks; i++) {
        write_desk(text, world, &world->desks[i]);
    }
}
