# What takes a compiler longest to read, read once: the standard library's large headers, for the
# tests Catch2's too. The fuzz preset does without, so that every file has to include what it uses.
option(PROFILES_PRECOMPILE_HEADERS "Compile the largest headers once" OFF)

set(large_headers
    <algorithm> <array> <chrono> <filesystem> <functional> <map> <memory> <optional> <set> <span>
    <stdexcept> <string> <string_view> <variant> <vector>)

# precompiled_headers(<name> <header>...): what `use_precompiled_headers(<name> <target>...)` gives
# to targets.
function(precompiled_headers name)
    if(PROFILES_PRECOMPILE_HEADERS)
        file(GENERATE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp CONTENT "")
        add_library(${name} OBJECT ${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp)
        target_link_libraries(${name} PRIVATE project_options)
        target_precompile_headers(${name} PRIVATE ${ARGN})
    endif()
endfunction()

function(use_precompiled_headers name)
    if(PROFILES_PRECOMPILE_HEADERS)
        foreach(target ${ARGN})
            target_precompile_headers(${target} REUSE_FROM ${name})
        endforeach()
    endif()
endfunction()

precompiled_headers(standard_headers ${large_headers})
