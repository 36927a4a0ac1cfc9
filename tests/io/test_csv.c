/* CSV: fields in and out of quotes, line ends, separators, and where mistakes are. */
#include <stdio.h>
#include <string.h>

#include "io/csv.h"
#include "suite.h"

/* The records as one line of text: fields in brackets, records apart by a slash; a mistake with its
 * line and column before the record that has it. */
static void read_all(const char *text, size_t length, char *out, size_t size) {
    ds_csv csv;
    size_t used = 0;
    ds_csv_init(&csv, text, length);
    out[0] = '\0';
    while (ds_csv_next(&csv)) {
        used += (size_t)snprintf(out + used, size - used, "%s", used > 0 ? "/" : "");
        if (csv.mistake != NULL) {
            used += (size_t)snprintf(out + used, size - used, "!%d:%d", csv.mistake_place.line,
                                     ds_csv_column(csv.mistake_place));
        }
        for (int i = 0; i < csv.count; i++) {
            used += (size_t)snprintf(out + used, size - used, "[%s]", csv.fields[i].text);
        }
    }
    CU_ASSERT_FALSE(csv.no_memory);
    ds_csv_free(&csv);
}

static void expect(const char *text, const char *expected) {
    char found[400];
    read_all(text, strlen(text), found, sizeof found);
    if (strcmp(found, expected) != 0) {
        printf("\n  found %s\n  expected %s", found, expected);
        CU_FAIL("records differ");
    }
}

static void records_and_fields(void) {
    expect("", "");
    expect("a", "[a]");
    expect("a,b\nc,d\n", "[a][b]/[c][d]");
    expect("a,b\r\nc,d\r\n", "[a][b]/[c][d]");
    expect("a,b\nc,d", "[a][b]/[c][d]");
    expect("a,b\r\nc,d\r", "[a][b]/[c][d]");
    expect("a,,\n", "[a][][]");
    expect("a,", "[a][]");
    expect(" a , b\n", "[ a ][ b]");
    expect("\xEF\xBB\xBFid,t\xC3\xAAn\n", "[id][t\xC3\xAAn]");
}

static void blank_records_are_passed_over(void) {
    expect("\n\na\n\r\n , \n,,\nb\n\n", "[a]/[b]");
    expect("\xEF\xBB\xBF", "");
    expect("\"\"\n", "");
}

static void quotes(void) {
    expect("\"a\",\"b\"\n", "[a][b]");
    expect("\"a\"\"\",\"\"\"\"\n", "[a\"][\"]");
    expect("\"two\nlines\",\"and\r\nmore\"\nnext\n", "[two\nlines][and\r\nmore]/[next]");
    expect("\"a;b;c;d\",x\n1;2,3\n", "[a;b;c;d][x]/[1;2][3]");
}

static void semicolons(void) {
    expect("a;b;c\n1,5;2;3\n", "[a][b][c]/[1,5][2][3]");
    expect("a;b,c\n", "[a;b][c]"); /* as many of both: the comma */
    expect("\"a,b,c\";d\n1;2\n", "[a,b,c][d]/[1][2]");
}

static void mistakes_have_places(void) {
    expect("a,b\nc\"d,e\nf,g\n", "[a][b]/!2:2[c\"d][e]/[f][g]");
    expect("a,b\n\"c\"d,e\n", "[a][b]/!2:4[cd][e]");
    expect("a,b\n\xC4\x91\xC4\x91,\"\xC4\x91\n\xC4\x91\"x\n",
           "[a][b]/!3:3[\xC4\x91\xC4\x91][\xC4\x91\n\xC4\x91x]");
    expect("a\rb\n", "!1:2[a\rb]");
    expect("a\n\xFF,b\n", "[a]/!2:1[][b]");
    expect("a\nb,\"c\nd\n", "[a]/!2:3[b][c\nd\n]");
}

static void a_nul_is_a_mistake(void) {
    static const char text[] = "a\nb\0c\n";
    char found[100];
    read_all(text, sizeof text - 1, found, sizeof found);
    CU_ASSERT_STRING_EQUAL(found, "[a]/!2:2[bc]");
}

static void an_open_quote_cuts_the_file_short(void) {
    ds_csv csv;
    static const char text[] = "a\n\"b\nc\n";
    ds_csv_init(&csv, text, sizeof text - 1);
    CU_ASSERT_TRUE(ds_csv_next(&csv));
    CU_ASSERT_FALSE(csv.cut_short);
    CU_ASSERT_TRUE(ds_csv_next(&csv));
    CU_ASSERT_TRUE(csv.cut_short);
    CU_ASSERT_FALSE(ds_csv_next(&csv));
    ds_csv_free(&csv);
}

/* Where a field stands, whatever stands before it. */
static void fields_have_places(void) {
    ds_csv csv;
    static const char text[] = "x,y\n\"l\xC3\xADne\nbreak\",second\n";
    ds_csv_init(&csv, text, sizeof text - 1);
    CU_ASSERT_TRUE(ds_csv_next(&csv));
    CU_ASSERT_TRUE(ds_csv_next(&csv));
    CU_ASSERT_EQUAL(csv.place.line, 2);
    CU_ASSERT_EQUAL(csv.fields[0].place.line, 2);
    CU_ASSERT_EQUAL(ds_csv_column(csv.fields[0].place), 1);
    CU_ASSERT_EQUAL(csv.fields[1].place.line, 3);
    CU_ASSERT_EQUAL(ds_csv_column(csv.fields[1].place), 8);
    ds_csv_free(&csv);
}

/* More fields than there is room for at first. */
static void many_fields(void) {
    char text[2000] = "";
    for (int i = 0; i < 400; i++) {
        strcat(text, "ab,");
    }
    ds_csv csv;
    ds_csv_init(&csv, text, strlen(text));
    CU_ASSERT_TRUE(ds_csv_next(&csv));
    CU_ASSERT_EQUAL(csv.count, 401);
    CU_ASSERT_STRING_EQUAL(csv.fields[399].text, "ab");
    CU_ASSERT_STRING_EQUAL(csv.fields[400].text, "");
    ds_csv_free(&csv);
}

DS_SUITE(csv, {"records and fields", records_and_fields},
         {"blank records are passed over", blank_records_are_passed_over}, {"quotes", quotes},
         {"semicolons", semicolons}, {"mistakes have places", mistakes_have_places},
         {"U+0000", a_nul_is_a_mistake},
         {"an open quote cuts the file short", an_open_quote_cuts_the_file_short},
         {"fields have places", fields_have_places}, {"many fields", many_fields})
