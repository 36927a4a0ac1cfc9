#include "generate/desks.h"

#include "generate/teams.h"
#include "generate/week.h"

static void add_place(ds_gen_world *world, const char *id, const char *name, ds_gen_point at) {
    ds_gen_place *place = &world->places[world->n_places++];
    ds_gen_format(place->id, sizeof place->id, "%s", id);
    ds_gen_format(place->name, sizeof place->name, "%s", name);
    place->spot = (ds_gen_spot){at, -1};
}

void ds_add_halls(ds_gen_world *world) {
    for (int32_t q = 0; q < world->n_quarters; q++) {
        const ds_gen_quarter *quarter = &world->quarters[q];
        char id[DS_GEN_ID + 8], name[DS_GEN_NAME + 24];
        ds_gen_format(id, sizeof id, "vp-%s", quarter->id);
        ds_gen_format(name, sizeof name, "Văn phòng %s", quarter->name);
        add_place(world, id, name, quarter->core);
    }
}

void ds_add_offices(ds_gen_world *world) {
    add_place(world, "ubnd", "Ủy ban nhân dân, bộ phận Một cửa", (ds_gen_point){1500, -2500});
    add_place(world, "cong-an", "Trụ sở Công an", (ds_gen_point){2300, -2100});
    add_place(world, "vien-thong", "Điểm giao dịch viễn thông", (ds_gen_point){-1800, -3200});
}

#define ROLE(role) DS_BIT(DS_ROLE_##role)
#define SERVICE(service) DS_BIT(DS_SERVICE_##service)

/* What a desk's row says; its place is counted from the one after the halls. */
typedef struct desk_row {
    const char *id, *name;
    int32_t place;
    bool one_team_per_day;
    int32_t appointment_minutes;
    uint32_t services;
} desk_row;

static const desk_row rows[] = {
    [DS_DESK_ONE_STOP] = {"mot-cua", "Bộ phận Một cửa", 0, true, 90,
                          SERVICE(PORTAL) | SERVICE(ACTIVATE) | SERVICE(PAYMENT) |
                              SERVICE(DOSSIER) | SERVICE(RECEPTION) | SERVICE(HEALTH) |
                              SERVICE(CITIZEN)},
    [DS_DESK_POLICE] = {"cong-an", "Điểm làm căn cước, định danh", 1, false, 180,
                        SERVICE(IDENTITY) | SERVICE(CARD)},
    [DS_DESK_CARRIER] = {"nha-mang", "Quầy nhà mạng", 2, false, 120, SERVICE(SIM)},
};

enum { WORKING_DAYS = 5, FEW_TEAMS = 3 };

static ds_gen_desk *add_desk(ds_gen_world *world, int32_t kind, const desk_row *row) {
    ds_gen_desk *desk = &world->desks[world->n_desks++];
    desk->kind = kind;
    ds_gen_format(desk->id, sizeof desk->id, "%s", row->id);
    ds_gen_format(desk->name, sizeof desk->name, "%s", row->name);
    desk->place = world->n_quarters + row->place;
    desk->one_team_per_day = row->one_team_per_day;
    desk->max_days_per_team = -1;
    if (row->one_team_per_day) { /* the teams share the working days as evenly as they can */
        desk->max_days_per_team = (WORKING_DAYS + world->n_teams - 1) / world->n_teams;
    }
    desk->appointment_minutes = row->appointment_minutes;
    desk->services = row->services;
    return desk;
}

/* Nothing is demanded in a shift that the week does not have. */
static ds_gen_demand *add_demand(ds_gen_desk *desk, int32_t shift, int32_t min, int32_t ideal,
                                 int32_t max) {
    ds_gen_demand *demand = &desk->demands[desk->n_demands];
    *demand = (ds_gen_demand){.shift = shift, .min = min, .ideal = ideal, .max = max};
    demand->shortage_weight = demand->ideal_weight = demand->over_weight = -1;
    desk->n_demands += shift >= 0;
    return demand;
}

static bool office_hours(const ds_gen_shift *shift) {
    return shift->kind == DS_KIND_MORNING || shift->kind == DS_KIND_AFTERNOON;
}

/* Mornings are busier; the week's first one most of all. A smaller commune asks for one person
 * less. */
static void open_one_stop(ds_gen_world *world, bool in_province) {
    ds_gen_desk *desk = add_desk(world, DS_DESK_ONE_STOP, &rows[DS_DESK_ONE_STOP]);
    bool few = in_province && world->n_teams < FEW_TEAMS;
    int32_t less = in_province && world->n_teams < WORKING_DAYS;
    if (few) {
        desk->one_team_per_day = false;
        desk->max_days_per_team = -1;
    }
    for (int32_t i = 0; i < world->n_shifts; i++) {
        const ds_gen_shift *shift = &world->shifts[i];
        bool first = i == 0, morning = shift->kind == DS_KIND_MORNING;
        if (!office_hours(shift) || (few && !morning)) {
            continue;
        }
        ds_gen_demand *demand =
            add_demand(desk, i, 2 - less, (first ? 4 : 3) - less, morning ? 5 : 4);
        demand->shortage_weight = first ? 150000 : -1;
        demand->over_weight = morning ? -1 : 200;
        ds_add_role_rule(&demand->require, ROLE(OFFICIAL), 1, -1);
        ds_add_skill_rule(&demand->require, DS_SKILL_ACCOUNT, 1);
    }
}

static void open_police_post(ds_gen_world *world) {
    ds_gen_desk *desk = add_desk(world, DS_DESK_POLICE, &rows[DS_DESK_POLICE]);
    static const int32_t days[] = {0, 1, 3};
    for (int32_t i = 0; i < 3; i++) {
        int32_t kind = i == 1 ? DS_KIND_AFTERNOON : DS_KIND_MORNING;
        ds_gen_demand *demand = add_demand(desk, ds_shift_on(world, days[i], kind), 1, 2, 2);
        demand->ideal_weight = i == 2 ? 200 : -1;
        ds_add_role_rule(&demand->require, ROLE(POLICE), 1, -1);
    }
}

static void open_carrier(ds_gen_world *world) {
    ds_gen_desk *desk = add_desk(world, DS_DESK_CARRIER, &rows[DS_DESK_CARRIER]);
    static const int32_t days[] = {0, 2};
    for (int32_t i = 0; i < 2; i++) {
        int32_t kind = i == 1 ? DS_KIND_AFTERNOON : DS_KIND_MORNING;
        ds_gen_demand *demand = add_demand(desk, ds_shift_on(world, days[i], kind), 1, 1, 2);
        ds_add_skill_rule(&demand->require, DS_SKILL_SIM, 1);
    }
}

ds_gen_desk *ds_open_hall(ds_gen_world *world, int32_t team, int32_t shift, uint32_t services,
                          uint32_t leaders) {
    int32_t quarter = 0;
    while (world->quarters[quarter].team != team) {
        quarter++;
    }
    if (shift < 0) {
        return NULL;
    }
    desk_row row = {"", "", quarter - world->n_quarters, false, 150, services};
    ds_gen_desk *desk = add_desk(world, DS_DESK_HALL, &row);
    ds_gen_format(desk->id, sizeof desk->id, "hop-%s", world->quarters[quarter].id);
    ds_gen_format(desk->name, sizeof desk->name, "Buổi hướng dẫn tại %s",
                  world->quarters[quarter].name);
    desk->quarters = world->teams[team].quarters;
    ds_gen_demand *demand = add_demand(desk, shift, 2, 3, 6);
    ds_add_role_rule(&demand->require, leaders, 1, -1);
    ds_add_skill_rule(&demand->require, DS_SKILL_ACCOUNT, 1);
    return desk;
}

uint32_t ds_desks_of(const ds_gen_world *world, uint32_t kinds) {
    uint32_t found = 0;
    for (int32_t i = 0; i < world->n_desks; i++) {
        found |= (kinds & DS_BIT(world->desks[i].kind)) != 0 ? DS_BIT(i) : 0;
    }
    return found;
}

void ds_add_desks(ds_gen_world *world, bool in_province) {
    const uint32_t leaders = ROLE(HEAD) | ROLE(OFFICIAL);
    const uint32_t session = SERVICE(TALK) | SERVICE(PORTAL) | SERVICE(ACTIVATE) |
                             SERVICE(PAYMENT) | SERVICE(HEALTH) | SERVICE(SCHOOL) |
                             SERVICE(CITIZEN) | SERVICE(SAFETY);
    int32_t first = world->n_hamlet_teams / 4, last = world->n_hamlet_teams - 1;
    open_one_stop(world, in_province);
    open_police_post(world);
    if (!in_province || world->n_hamlet_teams >= FEW_TEAMS) {
        open_carrier(world);
    }
    ds_open_hall(world, first, ds_shift_on(world, 2, DS_KIND_EVENING), session, leaders);
    if (last != first) {
        int32_t saturday = ds_shift_on(world, DS_GEN_SATURDAY, DS_KIND_SATURDAY);
        ds_open_hall(world, last, saturday, session, leaders);
    }
}
