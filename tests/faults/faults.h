/*
 * Allocations that fail on purpose, and a count of those that live.
 *
 * Without a sanitizer the program's own malloc family stands in for the C library's, so that the
 * calls of GLPK, cJSON and OpenMP are counted too. Under AddressSanitizer, which has its own, the
 * linker turns the engine's calls to us (--wrap).
 */
#ifndef DS_TESTS_FAULTS_H
#define DS_TESTS_FAULTS_H

#include <stdbool.h>
#include <stdint.h>

/* From now on the `nth` allocation (from 1) fails, and where `ever` those after it too. */
void ds_faults_arm(int64_t nth, bool ever);

/* No more failures; whether there was one. */
bool ds_faults_disarm(void);

/* Blocks allocated and not freed; 0 under AddressSanitizer, which looks for leaks itself. */
int64_t ds_faults_live(void);

#endif
