#include "roster/roster.h"

#include <stdlib.h>
#include <string.h>

bool ds_roster_init(ds_roster *roster, const ds_instance *in) {
    size_t members = (size_t)in->n_members, pairs = members * (size_t)in->n_shifts;
    roster->team = malloc((members + 1) * sizeof *roster->team);
    roster->duty = malloc((pairs + 1) * sizeof *roster->duty);
    roster->crew = calloc(pairs + 1, sizeof *roster->crew);
    if (roster->team == NULL || roster->duty == NULL || roster->crew == NULL) {
        ds_roster_free(roster);
        return false;
    }
    memset(roster->team, 0xff, members * sizeof *roster->team);
    memset(roster->duty, 0xff, pairs * sizeof *roster->duty);
    return true;
}

void ds_roster_free(ds_roster *roster) {
    free(roster->team);
    free(roster->duty);
    free(roster->crew);
    *roster = (ds_roster){0};
}
