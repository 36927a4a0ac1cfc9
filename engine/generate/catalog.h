/*
 * What does not depend on chance: kinds of shift, skills, services and roles, each a table.
 */
#ifndef DS_GENERATE_CATALOG_H
#define DS_GENERATE_CATALOG_H

#include <stdbool.h>
#include <stdint.h>

#define DS_BIT(i) (UINT32_C(1) << (i))

enum { DS_KIND_MORNING, DS_KIND_AFTERNOON, DS_KIND_EVENING, DS_KIND_SATURDAY, DS_GEN_KINDS };

enum { DS_CATALOG_ID = 16 };

typedef struct ds_gen_kind {
    char id[DS_CATALOG_ID];
    const char *suffix;    /* of its shifts' ids */
    int32_t start, end;    /* minutes since midnight */
    uint32_t not_next_day; /* kinds */
} ds_gen_kind;

extern const ds_gen_kind ds_gen_kinds[DS_GEN_KINDS];

enum {
    DS_SKILL_ACCOUNT,
    DS_SKILL_IDENTITY,
    DS_SKILL_PAYMENT,
    DS_SKILL_DOSSIER,
    DS_SKILL_RECEPTION,
    DS_SKILL_SIM,
    DS_GEN_SKILLS
};

typedef struct ds_gen_skill {
    char id[DS_CATALOG_ID];
} ds_gen_skill;

extern const ds_gen_skill ds_gen_skills[DS_GEN_SKILLS];

enum {
    DS_SERVICE_TALK,
    DS_SERVICE_PORTAL,
    DS_SERVICE_IDENTITY,
    DS_SERVICE_CARD,
    DS_SERVICE_ACTIVATE,
    DS_SERVICE_PAYMENT,
    DS_SERVICE_DOSSIER,
    DS_SERVICE_RECEPTION,
    DS_SERVICE_HEALTH,
    DS_SERVICE_SCHOOL,
    DS_SERVICE_CITIZEN,
    DS_SERVICE_SAFETY,
    DS_SERVICE_SIM,
    DS_GEN_SERVICES
};

typedef struct ds_gen_service {
    char id[DS_CATALOG_ID];
    const char *name;
    int32_t minutes;
    uint32_t skills;
    int32_t value; /* hundredths */
} ds_gen_service;

extern const ds_gen_service ds_gen_services[DS_GEN_SERVICES];

enum {
    DS_ROLE_HEAD,
    DS_ROLE_YOUTH,
    DS_ROLE_WOMEN,
    DS_ROLE_FARMERS,
    DS_ROLE_VETERANS,
    DS_ROLE_TEACHER,
    DS_ROLE_OFFICIAL,
    DS_ROLE_POLICE,
    DS_ROLE_TELECOM,
    DS_ROLE_POST,
    DS_ROLE_RESIDENT,
    DS_GEN_ROLES
};

/* Limits on a member's duties, by key of the format. */
enum {
    DS_LIMIT_MAX_SHIFTS,
    DS_LIMIT_MIN_SHIFTS,
    DS_LIMIT_MAX_HOURS,
    DS_LIMIT_MIN_HOURS,
    DS_LIMIT_MAX_EVENINGS,
    DS_LIMIT_PER_DAY,
    DS_LIMIT_PER_WEEK,
    DS_LIMIT_MAX_DAYS,
    DS_LIMIT_MIN_DAYS,
    DS_LIMIT_MIN_DAYS_OFF,
    DS_LIMIT_WEEKENDS,
    DS_LIMIT_REST,
    DS_GEN_LIMITS
};

typedef struct ds_gen_limit_key {
    const char *key;
    const char *kind; /* the key holds an object with this one entry, or NULL */
} ds_gen_limit_key;

extern const ds_gen_limit_key ds_gen_limit_keys[DS_GEN_LIMITS];

/* With this chance a person has the limit, drawn from low to high. */
typedef struct ds_gen_limit {
    int32_t limit, percent, low, high;
} ds_gen_limit;

enum { DS_GEN_ROLE_LIMITS = 6 };

typedef struct ds_gen_role {
    char id[DS_CATALOG_ID];
    uint32_t skills, perhaps; /* held by all; each held by every other person */
    uint32_t kinds;           /* of the shifts these people can work */
    int32_t percent_free;     /* chance that such a shift suits a person */
    const char *fair_group;
    int32_t share;                           /* hundredths */
    ds_gen_limit limits[DS_GEN_ROLE_LIMITS]; /* up to the first with percent 0 */
} ds_gen_role;

extern const ds_gen_role ds_gen_roles[DS_GEN_ROLES];

#endif
