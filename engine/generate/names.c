#include "generate/names.h"

#include <stdio.h>

/* Nguyễn, the commonest by far, stands several times. */
static const char *const family[] = {
    "Nguyễn", "Nguyễn", "Nguyễn", "Nguyễn", "Nguyễn", "Trần", "Trần", "Lê",   "Lê",   "Phạm",
    "Huỳnh",  "Võ",     "Phan",   "Trương", "Bùi",    "Đặng", "Đỗ",   "Ngô",  "Hồ",   "Dương",
    "Lý",     "Đoàn",   "Lâm",    "Cao",    "Mai",    "Hà",   "Châu", "Thái", "Đinh", "Lương",
};

static const char *const middle[2][8] = {
    {"Văn", "Văn", "Hữu", "Minh", "Thanh", "Quốc", "Công", "Đức"},
    {"Thị", "Thị", "Thị", "Ngọc", "Kim", "Thanh", "Mỹ", "Thu"},
};

static const char *const given[2][20] = {
    {"Hùng", "Dũng",  "Tuấn", "Sơn",  "Hải", "Long", "Phúc", "Lộc", "Thành", "Tâm",
     "Nam",  "Cường", "Bình", "Khoa", "Lợi", "Phát", "Tài",  "Trí", "Vinh",  "Hậu"},
    {"Lan",  "Hoa",  "Hương", "Mai",   "Phượng", "Hằng",  "Dung", "Nga",  "Thủy", "Trang",
     "Liên", "Hạnh", "Loan",  "Tuyết", "Yến",    "Nhung", "Thảo", "Diễm", "Bích", "Vân"},
};

#define PICK(rng, list) (list)[ds_rng_below((rng), (int32_t)(sizeof(list) / sizeof *(list)))]

void ds_draw_name(ds_rng *rng, bool woman, char *name, size_t size) {
    const char *first = PICK(rng, family);
    const char *second = PICK(rng, middle[woman]);
    const char *third = PICK(rng, given[woman]);
    snprintf(name, size, "%s %s %s", first, second, third);
}
