# program_test(<name> NEEDS <command>... RUN <argument>...): runs a script of the current folder
# against the program that this build makes; skipped where a command is not installed.
function(program_test name)
    cmake_parse_arguments(arg "" "" "NEEDS;RUN" ${ARGN})
    set(support ${CMAKE_SOURCE_DIR}/tests/e2e/support)
    add_test(NAME "${name}"
        COMMAND ${support}/when_installed ${arg_NEEDS} -- ${arg_RUN}
        WORKING_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR})
    set_tests_properties("${name}" PROPERTIES
        SKIP_RETURN_CODE 77
        TIMEOUT 900  # a client may take its time on a busy machine
        ENVIRONMENT "EMULATOR=$<TARGET_FILE:customer-profiles-local>;PROJECT=${CMAKE_SOURCE_DIR};RELEASE_BUILD=${CMAKE_BINARY_DIR};PYTHONPATH=${support};PYTHONDONTWRITEBYTECODE=1")
endfunction()
