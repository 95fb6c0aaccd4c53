#pragma once

#include <string>
#include <string_view>

namespace profiles::storage::sqlite {

/// For SQL that is put together from a schema's own names. Values are bound instead.
std::string quote_identifier(std::string_view name);
std::string quote_text(std::string_view text);

}  // namespace profiles::storage::sqlite
