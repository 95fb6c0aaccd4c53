# embed_text(<target> <symbol> <file>): makes the text of <file> part of <target>, as
#     extern const std::string_view <symbol>;     in namespace profiles::embedded
# so that the program needs no file of its own at run time. The assembler's .incbin copies the
# bytes, which keeps a compiler from choking on a literal of several hundred kilobytes.
function(embed_text target symbol file)
    set(source ${CMAKE_CURRENT_BINARY_DIR}/embedded_${symbol}.cpp)
    get_filename_component(path ${file} ABSOLUTE)
    configure_file(${CMAKE_SOURCE_DIR}/cmake/embedded.cpp.in ${source} @ONLY)
    set_source_files_properties(${source} PROPERTIES OBJECT_DEPENDS ${path})
    target_sources(${target} PRIVATE ${source})
endfunction()

# embed_json(<target> <symbol> <file> [<text to leave out>]): the same without the line ends and the
# blanks between tokens, which nobody reads there.
function(embed_json target symbol file)
    get_filename_component(path ${file} ABSOLUTE)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${path})
    file(READ ${path} json)
    string(REGEX REPLACE "\n *" "" json "${json}")
    string(REPLACE "\": " "\":" json "${json}")
    foreach(text IN LISTS ARGN)
        string(REPLACE "${text}" "" json "${json}")
    endforeach()
    set(compact ${CMAKE_CURRENT_BINARY_DIR}/${symbol}.json)
    file(CONFIGURE OUTPUT ${compact} CONTENT "${json}" @ONLY)
    embed_text(${target} ${symbol} ${compact})
endfunction()
