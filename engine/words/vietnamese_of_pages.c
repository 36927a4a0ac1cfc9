#include "words/vietnamese.h"

const ds_translation ds_vietnamese_of_pages[] = {{"", ""}};
const int ds_vietnamese_of_pages_count = 0;
