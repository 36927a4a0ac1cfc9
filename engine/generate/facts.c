#include "generate/facts.h"

#include <stddef.h>
#include <string.h>

static const char tay_ninh[] = "Thành phố Tây Ninh";

static const char *const ninh_son[] = {"Ninh Phú", "Ninh Tân", NULL};
static const char *const ninh_thanh[] = {"Ninh Phúc", "Ninh Phước", NULL};
static const char *const none_known[] = {NULL};

/* The ten communes of Tây Ninh city, two lines each. */
/* clang-format off */
static const ds_commune_facts communes[] = {
    {25456, "phuong-1", "Phường 1", tay_ninh, 11321280, 106090080, 906,
     15336, 4578, {555, 981, 1051, 1036, 547, 228, 180}, none_known},
    {25459, "phuong-3", "Phường 3", tay_ninh, 11312850, 106106240, 520,
     16797, 5224, {859, 1085, 1187, 1078, 595, 222, 198}, none_known},
    {25462, "phuong-4", "Phường 4", tay_ninh, 11301330, 106116050, 216,
     11309, 3310, {397, 660, 764, 752, 393, 195, 149}, none_known},
    {25465, "hiep-ninh", "Phường Hiệp Ninh", tay_ninh, 11315700, 106122310, 348,
     19109, 5290, {567, 911, 1178, 1254, 722, 346, 312}, none_known},
    {25468, "phuong-2", "Phường 2", tay_ninh, 11310150, 106094360, 130,
     7475, 1946, {196, 322, 441, 403, 266, 142, 176}, none_known},
    {25471, "thanh-tan", "Xã Thạnh Tân", tay_ninh, 11404030, 106155690, 3874,
     9846, 2552, {141, 341, 551, 749, 497, 169, 104}, none_known},
    {25474, "tan-binh", "Xã Tân Bình", tay_ninh, 11393760, 106113020, 2001,
     6819, 1943, {142, 326, 528, 550, 247, 90, 60}, none_known},
    {25477, "binh-minh", "Xã Bình Minh", tay_ninh, 11369110, 106087130, 1950,
     8449, 2472, {217, 431, 645, 714, 294, 113, 58}, none_known},
    {25480, "ninh-son", "Phường Ninh Sơn", tay_ninh, 11359030, 106130950, 2622,
     22848, 6319, {651, 1095, 1416, 1705, 833, 363, 256}, ninh_son},
    {25483, "ninh-thanh", "Phường Ninh Thạnh", tay_ninh, 11336900, 106147120, 1484,
     15817, 4582, {451, 772, 1211, 1147, 613, 257, 131}, ninh_thanh},
};
/* clang-format on */

enum { N_COMMUNES = sizeof communes / sizeof communes[0] };

const ds_commune_facts *ds_commune_find(int64_t code) {
    for (size_t i = 0; i < N_COMMUNES; i++) {
        if (communes[i].code == code) {
            return &communes[i];
        }
    }
    return NULL;
}

/* Of two centroids, squared; a degree of longitude is 0.98 of one of latitude there. */
static int64_t apart(const ds_commune_facts *a, const ds_commune_facts *b) {
    int64_t north = b->lat - a->lat;
    int64_t east = (int64_t)(b->lon - a->lon) * 98 / 100;
    return north * north + east * east;
}

int32_t ds_communes_near(const ds_commune_facts *centre, const ds_commune_facts **near,
                         int32_t room) {
    int32_t found = 0;
    for (size_t i = 0; i < N_COMMUNES; i++) {
        const ds_commune_facts *next = &communes[i];
        if (strcmp(next->district, centre->district) != 0) {
            continue;
        }
        for (int32_t k = 0; k < found; k++) {
            if (apart(centre, next) < apart(centre, near[k])) {
                const ds_commune_facts *farther = near[k];
                near[k] = next;
                next = farther;
            }
        }
        if (found < room) {
            near[found++] = next;
        }
    }
    return found;
}
