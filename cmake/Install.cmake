# Program, both libraries, the header, doorstep.pc and the texts a user needs.
# doorstep.pc finds its prefix from where it lies, so that an installation can be moved.
file(RELATIVE_PATH DOORSTEP_PC_TO_PREFIX
    ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig ${CMAKE_INSTALL_PREFIX})
configure_file(cmake/doorstep.pc.in doorstep.pc @ONLY)
install(TARGETS doorstep doorstep-static doorstep-shared)
if(TARGET doorstep-mpi)
    install(TARGETS doorstep-mpi)
endif()
install(FILES include/doorstep/doorstep.h DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/doorstep)
install(FILES ${PROJECT_BINARY_DIR}/doorstep.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
install(FILES LICENSE README.md CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
