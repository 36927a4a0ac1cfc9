#include "generate/put.h"

void ds_put_string(ds_text *text, const char *key, const char *value) {
    ds_text_key(text, key);
    ds_text_string(text, value);
}

void ds_put_number(ds_text *text, const char *key, int64_t value, int digits) {
    ds_text_key(text, key);
    ds_text_decimal(text, value, digits);
}

void ds_put_optional(ds_text *text, const char *key, int32_t value, int digits) {
    if (value >= 0) {
        ds_put_number(text, key, value, digits);
    }
}

void ds_put_bool(ds_text *text, const char *key, bool value) {
    ds_text_key(text, key);
    ds_text_bool(text, value);
}

void ds_add_ids(ds_text *text, uint32_t bits, const char *ids, size_t stride) {
    for (size_t i = 0; i < 32; i++) {
        if ((bits & DS_BIT(i)) != 0) {
            ds_text_string(text, ids + i * stride);
        }
    }
}

void ds_put_ids(ds_text *text, const char *key, uint32_t bits, const char *ids, size_t stride) {
    ds_text_key(text, key);
    ds_text_open(text, '[');
    ds_add_ids(text, bits, ids, stride);
    ds_text_close(text, ']');
}

/* cos x of an angle in millionths of a degree, in millionths: 1 - x²/2 + x⁴/24 - x⁶/720. */
static int64_t cosine(int64_t angle) {
    const int64_t unit = 1000000, radian = 57295780;
    int64_t x = angle * unit / radian;
    int64_t square = x * x / unit;
    int64_t fourth = square * square / unit;
    int64_t sixth = fourth * square / unit;
    return unit - square / 2 + fourth / 24 - sixth / 720;
}

/* Decimetres north and east of the centre, as millionths of a degree. */
static int64_t latitude(const ds_gen_world *world, ds_gen_point at) {
    return world->lat + (int64_t)at.y * 899320 / 1000000;
}

static int64_t longitude(const ds_gen_world *world, ds_gen_point at) {
    return world->lon + (int64_t)at.x * 899320 / cosine(world->lat);
}

void ds_put_spot(ds_text *text, const ds_gen_world *world, const ds_gen_spot *spot) {
    if (spot->node >= 0) {
        ds_put_number(text, "node", spot->node, 0);
        return;
    }
    ds_put_number(text, "lat", latitude(world, spot->at), 6);
    ds_put_number(text, "lon", longitude(world, spot->at), 6);
}

void ds_put_position(ds_text *text, const ds_gen_world *world, ds_gen_point at) {
    ds_text_open(text, '[');
    ds_text_decimal(text, longitude(world, at), 6);
    ds_text_decimal(text, latitude(world, at), 6);
    ds_text_close(text, ']');
}

void ds_household_id(const ds_gen_world *world, int32_t household, char id[DS_GEN_ID]) {
    int digits = 1;
    for (int32_t n = world->n_households; n >= 10; n /= 10) {
        digits++;
    }
    ds_gen_format(id, DS_GEN_ID, "%sh%0*d", world->prefix, digits, (int)household + 1);
}
