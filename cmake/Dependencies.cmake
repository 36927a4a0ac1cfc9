# What doorstep needs from the system, as imported targets; a missing one is named with its Debian
# package.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)

# find_package's own message does not tell a newcomer what to install.
function(doorstep_missing what package)
    message(FATAL_ERROR "${what} was not found. On Debian: apt-get install ${package}")
endfunction()

find_package(OpenMP COMPONENTS C)
if(NOT OpenMP_C_FOUND)
    doorstep_missing("OpenMP for ${CMAKE_C_COMPILER_ID}" "gcc (for clang 14: libomp-14-dev)")
endif()

pkg_check_modules(CJSON IMPORTED_TARGET libcjson)
if(NOT CJSON_FOUND)
    doorstep_missing("cJSON (libcjson.pc)" libcjson-dev)
endif()

# Debian's GLPK has no pkg-config file.
find_path(GLPK_INCLUDE_DIR glpk.h)
find_library(GLPK_LIBRARY glpk)
if(NOT GLPK_INCLUDE_DIR OR NOT GLPK_LIBRARY)
    doorstep_missing("GLPK (glpk.h, libglpk)" libglpk-dev)
endif()
add_library(GLPK::GLPK UNKNOWN IMPORTED)
set_target_properties(GLPK::GLPK PROPERTIES
    IMPORTED_LOCATION ${GLPK_LIBRARY}
    INTERFACE_INCLUDE_DIRECTORIES ${GLPK_INCLUDE_DIR})

if(DOORSTEP_TESTS)
    pkg_check_modules(CUNIT IMPORTED_TARGET cunit)
    if(NOT CUNIT_FOUND)
        doorstep_missing("CUnit (cunit.pc)" libcunit1-dev)
    endif()
endif()

# doorstep-mpi is built where Open MPI is there (Debian: libopenmpi-dev, and openmpi-bin to run it).
if(DOORSTEP_MPI)
    find_package(MPI COMPONENTS C)
endif()
