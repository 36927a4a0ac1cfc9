/* Fills in defaults and checks that the options are in range and fit together. */
#ifndef DS_GENERATE_OPTIONS_H
#define DS_GENERATE_OPTIONS_H

#include "generate/generate.h"

doorstep_status ds_generate_complete(ds_generate_options *options, ds_diags *diags);

#endif
