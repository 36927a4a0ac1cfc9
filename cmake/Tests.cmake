# The unit tests are one program of every tests/**/test_*.c and what they share; CTest runs each
# suite by itself. Every tests/*/run.sh is a test of its own, with the program's path in DOORSTEP,
# the source tree in DOORSTEP_ROOT and the build tree in DOORSTEP_BUILD.
file(GLOB_RECURSE test_sources CONFIGURE_DEPENDS tests/*.c)
list(FILTER test_sources EXCLUDE REGEX "/tests/(fuzz|faults|mpi)/")
file(GLOB bench_sources CONFIGURE_DEPENDS bench/*.c)
list(FILTER bench_sources EXCLUDE REGEX "/bench/(coverage|orienteering|rostering|runs)\\.c$")

set(suites "")
foreach(source ${test_sources})
    if(source MATCHES "/test_([a-z0-9_]+)\\.c$")
        list(APPEND suites ${CMAKE_MATCH_1})
    endif()
endforeach()
set(suite_list "/* Generated: every suite, by file name. */\n")
foreach(suite ${suites})
    string(APPEND suite_list "DS_TEST_SUITE(${suite})\n")
endforeach()
file(CONFIGURE OUTPUT generated/suites.inc CONTENT "${suite_list}" @ONLY)

add_executable(doorstep-tests ${test_sources} ${bench_sources})
target_include_directories(doorstep-tests
    PRIVATE engine include bench tests ${PROJECT_BINARY_DIR}/generated)
target_compile_definitions(doorstep-tests PRIVATE
    DS_TEST_ROOT="${PROJECT_SOURCE_DIR}" DOORSTEP_VERSION="${DOORSTEP_VERSION}")
target_link_libraries(doorstep-tests PRIVATE doorstep-static PkgConfig::CUNIT m)

foreach(suite ${suites})
    add_test(NAME ${suite} COMMAND doorstep-tests ${suite})
endforeach()

# Fuzz targets (tests/fuzz/README.md): with a driver of our own, or with libFuzzer's.
foreach(target fuzz_instance fuzz_manifest fuzz_plan fuzz_households fuzz_import)
    add_executable(${target} tests/fuzz/${target}.c tests/support/support.c)
    if(DOORSTEP_FUZZER)
        target_link_options(${target} PRIVATE -fsanitize=fuzzer)
    else()
        target_sources(${target} PRIVATE tests/fuzz/driver.c tests/fuzz/mutate.c)
    endif()
    target_include_directories(${target} PRIVATE engine include tests tests/fuzz)
    target_compile_definitions(${target} PRIVATE DS_TEST_ROOT="${PROJECT_SOURCE_DIR}")
    target_link_libraries(${target} PRIVATE doorstep-static)
endforeach()

# Failing allocations (tests/faults/faults.h).
add_executable(doorstep-faults tests/faults/main.c tests/faults/faults.c tests/support/support.c)
target_include_directories(doorstep-faults PRIVATE engine include tests tests/faults)
target_compile_definitions(doorstep-faults PRIVATE DS_TEST_ROOT="${PROJECT_SOURCE_DIR}")
target_link_libraries(doorstep-faults PRIVATE doorstep-static PkgConfig::CJSON)
# Its malloc has to be the one that shared libraries find.
set_target_properties(doorstep-faults PROPERTIES C_VISIBILITY_PRESET default)
if(DOORSTEP_SANITIZE)
    foreach(name malloc calloc realloc memalign aligned_alloc posix_memalign free)
        target_link_options(doorstep-faults PRIVATE -Wl,--wrap=${name})
    endforeach()
endif()
add_test(NAME faults COMMAND doorstep-faults)

# Scripts that judge the source text, what is installed, or other programs' view of files; a sanitizer
# build does not repeat them.
set(release_scripts browser docs exports format header install layers peers shape words)
file(GLOB scripts CONFIGURE_DEPENDS tests/*/run.sh)
if(NOT DOORSTEP_BENCH)
    list(FILTER scripts EXCLUDE REGEX "/tests/(bench|orienteering|peers|rostering)/")
endif()
if(NOT TARGET doorstep-mpi)
    list(FILTER scripts EXCLUDE REGEX "/tests/mpi/")
endif()
foreach(script ${scripts})
    cmake_path(GET script PARENT_PATH folder)
    cmake_path(GET folder FILENAME name)
    add_test(NAME ${name}.sh COMMAND ${script})
    set(environment
        DOORSTEP=${PROJECT_BINARY_DIR}/doorstep
        DOORSTEP_ROOT=${PROJECT_SOURCE_DIR}
        DOORSTEP_BUILD=${PROJECT_BINARY_DIR}
        CC=${CMAKE_C_COMPILER})
    # 77: something that the machine does not have; the script says what.
    set_tests_properties(${name}.sh PROPERTIES ENVIRONMENT "${environment}" SKIP_RETURN_CODE 77)
    if(name STREQUAL "browser")
        set_tests_properties(${name}.sh PROPERTIES LABELS "release;browser")
    elseif(name IN_LIST release_scripts)
        set_tests_properties(${name}.sh PROPERTIES LABELS release)
    endif()
endforeach()
