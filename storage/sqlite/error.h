#pragma once

#include <stdexcept>
#include <string_view>

struct sqlite3;

namespace profiles::storage::sqlite {

/// The symbolic name of a result code: "SQLITE_IOERR_WRITE" for 778. An extended code without a
/// name of its own here goes by its primary code's.
std::string_view result_name(int code);

/// A call that SQLite refused or could not finish. The message is one line of ASCII and starts with
/// the symbolic name: "SQLITE_FULL (13): database or disk is full".
class Error : public std::runtime_error {
public:
    Error(int code, std::string_view detail);

    /// The extended result code.
    [[nodiscard]] int code() const noexcept { return code_; }

    /// What the extended code refines: SQLITE_IOERR for SQLITE_IOERR_WRITE.
    [[nodiscard]] int primary_code() const noexcept { return code_ & 0xff; }

private:
    int code_;
};

/// Throws the Error that the last call on `connection` left behind.
[[noreturn]] void raise_last_error(sqlite3* connection);

}  // namespace profiles::storage::sqlite
