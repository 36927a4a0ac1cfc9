# The engine, compiled once; a static library of it (which tests look inside), a shared one (which
# shows nothing but the public header's calls), and the program.
file(GLOB engine_sources CONFIGURE_DEPENDS engine/*/*.c)
list(FILTER engine_sources EXCLUDE REGEX "/engine/(cli|mpi)/")
file(GLOB cli_sources CONFIGURE_DEPENDS engine/cli/*.c)

# What is known of Tây Ninh's communes, from the table that people read and correct.
set(facts ${PROJECT_BINARY_DIR}/generated/tay_ninh.c)
set(table ${PROJECT_SOURCE_DIR}/instances/tay-ninh.csv)
add_custom_command(OUTPUT ${facts}
    COMMAND ${CMAKE_COMMAND} -D TABLE=${table} -D OUT=${facts}
        -P ${PROJECT_SOURCE_DIR}/cmake/facts.cmake
    DEPENDS ${table} ${PROJECT_SOURCE_DIR}/cmake/facts.cmake VERBATIM)
list(APPEND engine_sources ${facts})

# The tables that planners begin from.
set(templates ${PROJECT_BINARY_DIR}/generated/templates.c)
file(GLOB template_tables CONFIGURE_DEPENDS instances/templates/*/*.csv)
add_custom_command(OUTPUT ${templates}
    COMMAND ${CMAKE_COMMAND} -D SOURCE=${PROJECT_SOURCE_DIR}/instances/templates -D OUT=${templates}
        -P ${PROJECT_SOURCE_DIR}/cmake/templates.cmake
    DEPENDS ${template_tables} ${PROJECT_SOURCE_DIR}/cmake/templates.cmake VERBATIM)
list(APPEND engine_sources ${templates})

add_library(doorstep-engine OBJECT ${engine_sources})
set_target_properties(doorstep-engine PROPERTIES POSITION_INDEPENDENT_CODE ON)
target_compile_definitions(doorstep-engine PRIVATE DOORSTEP_VERSION="${DOORSTEP_VERSION}")
target_include_directories(doorstep-engine PRIVATE engine include)
target_link_libraries(doorstep-engine
    PUBLIC PkgConfig::CJSON GLPK::GLPK OpenMP::OpenMP_C Threads::Threads m)

add_library(doorstep-static STATIC)
add_library(doorstep-shared SHARED)
foreach(library doorstep-static doorstep-shared)
    target_link_libraries(${library} PRIVATE doorstep-engine)
    target_include_directories(${library} INTERFACE include)
    set_target_properties(${library} PROPERTIES OUTPUT_NAME doorstep)
endforeach()
set_target_properties(doorstep-shared PROPERTIES
    VERSION ${PROJECT_VERSION} SOVERSION ${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR})

# The program uses the public header and its own room only (tests/layers checks it).
add_executable(doorstep ${cli_sources})
target_include_directories(doorstep PRIVATE engine include)
target_link_libraries(doorstep PRIVATE doorstep-static)

# The same program for many machines: the commands' files, and a room of its own for MPI.
if(MPI_C_FOUND)
    file(GLOB mpi_sources CONFIGURE_DEPENDS engine/mpi/*.c)
    set(shared_sources ${cli_sources})
    list(FILTER shared_sources INCLUDE REGEX "/(choose|help|input|job|options|part|say|spare|values|watch)\\.c$")
    add_executable(doorstep-mpi ${mpi_sources} ${shared_sources})
    target_include_directories(doorstep-mpi PRIVATE engine include)
    target_link_libraries(doorstep-mpi PRIVATE doorstep-static MPI::MPI_C)
    if(DOORSTEP_SANITIZE)
        target_sources(doorstep-mpi PRIVATE tests/mpi/keep_loaded.c)
        set_target_properties(doorstep-mpi PROPERTIES ENABLE_EXPORTS ON)
    endif()
else()
    message(STATUS "doorstep-mpi is not built: no MPI. On Debian: apt-get install libopenmpi-dev")
endif()
