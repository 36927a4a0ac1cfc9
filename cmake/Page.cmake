# The pages that `doorstep report` writes: engine/report/page/ and its libraries as HTML files, which
# engine/report/page_text.c takes in. The libraries come from npm, in the versions and with the
# checksums of the lock file. Where npm or the network is missing the build goes on without them:
# pages then have their tables and no pictures.
set(page_source ${PROJECT_SOURCE_DIR}/engine/report/page)
set(page_packages ${PROJECT_BINARY_DIR}/page)

file(SHA256 ${page_source}/package-lock.json page_lock)
set(page_fetched "")
if(EXISTS ${page_packages}/fetched)
    file(READ ${page_packages}/fetched page_fetched)
endif()
if(NOT page_fetched STREQUAL page_lock)
    find_program(NPM npm)
    file(REMOVE ${page_packages}/fetched)
    file(COPY ${page_source}/package.json ${page_source}/package-lock.json DESTINATION ${page_packages})
    set(page_status "npm was not found")
    if(NPM)
        message(STATUS "Fetching the page's libraries with npm")
        execute_process(COMMAND ${NPM} ci --ignore-scripts --no-audit --no-fund
            WORKING_DIRECTORY ${page_packages}
            RESULT_VARIABLE page_status OUTPUT_QUIET ERROR_VARIABLE page_error)
    endif()
    if(page_status EQUAL 0)
        file(WRITE ${page_packages}/fetched ${page_lock})
    else()
        message(WARNING "The page's map and chart libraries could not be fetched (${page_status}): "
            "the pages of `doorstep report` will have tables only. Configure again with npm and the "
            "network at hand. ${page_error}")
        file(REMOVE_RECURSE ${page_packages}/node_modules)
    endif()
endif()

file(GLOB page_files CONFIGURE_DEPENDS ${page_source}/*.html ${page_source}/*.css ${page_source}/*.js)
set(page_stamp "")
if(EXISTS ${page_packages}/fetched)
    set(page_stamp ${page_packages}/fetched)
endif()
set(page_texts "")
foreach(name page.html index.html)
    set(text ${PROJECT_BINARY_DIR}/generated/pages/${name})
    list(APPEND page_texts ${text})
    add_custom_command(OUTPUT ${text}
        COMMAND ${CMAKE_COMMAND} -D SOURCE=${page_source}/${name} -D PACKAGES=${page_packages}/node_modules
            -D OUTPUT=${text} -P ${PROJECT_SOURCE_DIR}/cmake/make_page.cmake
        DEPENDS ${page_files} ${page_stamp} ${PROJECT_SOURCE_DIR}/cmake/make_page.cmake
        COMMENT "Making ${name}")
endforeach()
set_source_files_properties(${PROJECT_SOURCE_DIR}/engine/report/page_text.c PROPERTIES
    OBJECT_DEPENDS "${page_texts}"
    COMPILE_DEFINITIONS DS_PAGES="${PROJECT_BINARY_DIR}/generated/pages")
