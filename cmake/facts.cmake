# cmake -D TABLE=tay-ninh.csv -D OUT=tay_ninh.c -P facts.cmake: a table of communes as the C array
# `ds_tay_ninh`, compiled in, so that the program needs no file to be found.
cmake_minimum_required(VERSION 3.25)
file(STRINGS "${TABLE}" lines ENCODING UTF-8)
list(POP_FRONT lines header)
set(columns code key name district district_key district_name lat lon hectares people households
    size_1 size_2 size_3 size_4 size_5 size_6 size_7_up hamlets)
list(JOIN columns "," expected)
if(NOT header STREQUAL expected)
    message(FATAL_ERROR "${TABLE}: found the columns ${header}, expected ${expected}")
endif()
list(LENGTH columns width)

set(rows "")
set(number 1)
foreach(line IN LISTS lines)
    math(EXPR number "${number} + 1")
    string(REPLACE "," ";" fields "${line}")
    list(LENGTH fields found)
    if(NOT found EQUAL width)
        message(FATAL_ERROR "${TABLE}:${number}: found ${found} fields, expected ${width}")
    endif()
    foreach(column field IN ZIP_LISTS columns fields)
        set(${column} "${field}")
    endforeach()
    foreach(angle lat lon) # five decimals become millionths
        if(NOT ${angle} MATCHES "^[0-9]+\\.[0-9][0-9][0-9][0-9][0-9]$")
            message(FATAL_ERROR "${TABLE}:${number}: ${angle} is ${${angle}}, expected five decimals")
        endif()
        string(REPLACE "." "" ${angle} "${${angle}}0")
    endforeach()
    set(names "")
    if(NOT hamlets STREQUAL "")
        string(REPLACE "|" "\", \"" names "\"${hamlets}\", ")
    endif()
    string(APPEND rows "    {${code}, \"${key}\", \"${name}\", ${district}, \"${district_key}\", "
        "\"${district_name}\", ${lat}, ${lon}, ${hectares}, ${people}, ${households}, "
        "{${size_1}, ${size_2}, ${size_3}, ${size_4}, ${size_5}, ${size_6}, ${size_7_up}}, "
        "(const char *const[]){${names}NULL}},\n")
endforeach()

get_filename_component(name "${TABLE}" NAME)
math(EXPR count "${number} - 1")
file(WRITE "${OUT}" "/* Made from ${name}. */
#include <stddef.h>

#include \"generate/facts.h\"

_Static_assert(DS_TAY_NINH_COMMUNES == ${count}, \"rows of the table\");
const ds_commune_facts ds_tay_ninh[] = {
${rows}};
")
