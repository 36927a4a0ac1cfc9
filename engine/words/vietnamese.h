/*
 * The Vietnamese texts of sentences, a table for each part of the engine that says them, sorted by
 * their English texts (tests/words/messages.py checks that, and sorts them with --write).
 */
#ifndef DS_WORDS_VIETNAMESE_H
#define DS_WORDS_VIETNAMESE_H

typedef struct ds_translation {
    const char *english, *vietnamese;
} ds_translation;

/* With how many rows each has. */
extern const ds_translation ds_vietnamese_of_input[];   /* mistakes in what somebody wrote */
extern const ds_translation ds_vietnamese_of_rules[];   /* broken rules, locks that contradict */
extern const ds_translation ds_vietnamese_of_pages[];   /* plans, reasons, explanations */
extern const ds_translation ds_vietnamese_of_program[]; /* the program's own messages and help */

extern const int ds_vietnamese_of_input_count, ds_vietnamese_of_rules_count,
    ds_vietnamese_of_pages_count, ds_vietnamese_of_program_count;

#endif
