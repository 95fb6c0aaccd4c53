#include "storage/sqlite/quoting.h"

namespace profiles::storage::sqlite {
namespace {

std::string enclose(std::string_view text, char mark) {
    std::string quoted(1, mark);
    for (const char character : text) {
        quoted.append(character == mark ? 2 : 1, character);
    }
    return quoted + mark;
}

}  // namespace

std::string quote_identifier(std::string_view name) {
    return enclose(name, '"');
}

std::string quote_text(std::string_view text) {
    return enclose(text, '\'');
}

}  // namespace profiles::storage::sqlite
