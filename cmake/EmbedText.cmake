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
