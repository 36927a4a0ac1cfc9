/*
 * What was chosen is taken up in the joint state by its own steps, judged by the whole score and
 * every rule, and taken back where it is no better.
 */
#ifndef DS_PACK_ADOPT_H
#define DS_PACK_ADOPT_H

#include "pack/choices.h"
#include "search/search.h"

/* `crews` and `routes` tell which choices were chosen. A crew that may not go out after all, by
 * rules that the program does not know, stays at home; then gaps are filled with visits near by.
 * True when the plan is better, with the journal forgotten; otherwise it is what it was. */
bool ds_adopt(ds_search *search, ds_choices *choices, const bool *crews, const bool *routes);

#endif
