/* Another value than expected: the message that shows both. */
#ifndef DS_IO_EXPECTED_H
#define DS_IO_EXPECTED_H

#include <stdbool.h>

#include "model/where.h"

struct cJSON;

/* Reports "found ..., expected ..."; returns false. `item` NULL: nothing was found. */
bool ds_json_expected(ds_reporter *reporter, const ds_where *at, const struct cJSON *item,
                      const char *expected);

#endif
