#include "generate/facts.h"

#include <stddef.h>

static const char *const ninh_son[] = {"Ninh Phú", "Ninh Tân", NULL};
static const char *const ninh_thanh[] = {"Ninh Phúc", "Ninh Phước", NULL};
static const char *const none_known[] = {NULL};

/* The ten communes of Tây Ninh city. */
/* clang-format off: a row a commune */
static const ds_commune_facts communes[] = {
    {25456,
     "Phường 1",
     11321280,
     106090080,
     906,
     15336,
     4578,
     {555, 981, 1051, 1036, 547, 228, 180},
     none_known},
    {25459,
     "Phường 3",
     11312850,
     106106240,
     520,
     16797,
     5224,
     {859, 1085, 1187, 1078, 595, 222, 198},
     none_known},
    {25462,
     "Phường 4",
     11301330,
     106116050,
     216,
     11309,
     3310,
     {397, 660, 764, 752, 393, 195, 149},
     none_known},
    {25465,
     "Phường Hiệp Ninh",
     11315700,
     106122310,
     348,
     19109,
     5290,
     {567, 911, 1178, 1254, 722, 346, 312},
     none_known},
    {25468,
     "Phường 2",
     11310150,
     106094360,
     130,
     7475,
     1946,
     {196, 322, 441, 403, 266, 142, 176},
     none_known},
    {25471,
     "Xã Thạnh Tân",
     11404030,
     106155690,
     3874,
     9846,
     2552,
     {141, 341, 551, 749, 497, 169, 104},
     none_known},
    {25474,
     "Xã Tân Bình",
     11393760,
     106113020,
     2001,
     6819,
     1943,
     {142, 326, 528, 550, 247, 90, 60},
     none_known},
    {25477,
     "Xã Bình Minh",
     11369110,
     106087130,
     1950,
     8449,
     2472,
     {217, 431, 645, 714, 294, 113, 58},
     none_known},
    {25480,
     "Phường Ninh Sơn",
     11359030,
     106130950,
     2622,
     22848,
     6319,
     {651, 1095, 1416, 1705, 833, 363, 256},
     ninh_son},
    {25483,
     "Phường Ninh Thạnh",
     11336900,
     106147120,
     1484,
     15817,
     4582,
     {451, 772, 1211, 1147, 613, 257, 131},
     ninh_thanh},
};
/* clang-format on */

const ds_commune_facts *ds_commune_find(int64_t code) {
    for (size_t i = 0; i < sizeof communes / sizeof communes[0]; i++) {
        if (communes[i].code == code) {
            return &communes[i];
        }
    }
    return NULL;
}
