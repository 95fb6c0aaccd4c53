#pragma once

#include <concepts>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

struct sqlite3;
struct sqlite3_stmt;

namespace profiles::storage::sqlite {

/// Bytes to bind to a BLOB parameter.
struct Blob {
    std::string_view bytes;
};

/// One execution of a Statement: its bound values and, row by row, its answer. Lives on the stack;
/// its end resets the statement and lets go of the values.
class Query {
public:
    Query(const Query&) = delete;
    Query& operator=(const Query&) = delete;
    ~Query();

    /// Moves to the next row; false after the last. Throws Error.
    bool step();

    /// The columns of the current row, counted from 0. `text` and `blob` throw Error
    /// (SQLITE_MISMATCH) when the column holds something else, NULL included.
    [[nodiscard]] std::string text(int column) const;
    [[nodiscard]] std::optional<std::string> optional_text(int column) const;
    [[nodiscard]] std::string blob(int column) const;
    [[nodiscard]] std::int64_t int64(int column) const;
    [[nodiscard]] std::optional<std::int64_t> optional_int64(int column) const;
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] bool is_null(int column) const;

private:
    friend class Statement;

    explicit Query(sqlite3_stmt* statement) noexcept : statement_(statement) {}

    // Delegating: should a value be refused, the destructor still lets go of those before it.
    template <typename... Values>
    explicit Query(sqlite3_stmt* statement, const Values&... values);

    template <typename Value>
    void bind(int position, const Value& value);
    void bind_text(int position, std::string_view value);
    void bind_blob(int position, Blob value);
    void bind_int64(int position, std::int64_t value);
    void bind_real(int position, double value);
    void bind_null(int position);

    void require(int result) const;
    void require_type(int column, int type) const;

    sqlite3_stmt* statement_;
};

/// A statement that is prepared when it is first used, and kept from then on: a process pays only
/// for those that it uses. Until then the database has to stay open. Only one Query of it may be
/// alive at a time.
class Statement {
public:
    /// `sql` is trusted text of ours; values come in by `bind` alone.
    Statement(sqlite3* connection, std::string_view sql) : connection_(connection), sql_(sql) {}

    /// Prepares it now, for what has to work later where there is no memory left. Throws Error.
    void prepare();

    /// Binds text, Blob, signed integers, double, std::nullopt or an optional of these to the
    /// parameters ?1, ?2, ...: all of them, or it throws Error (SQLITE_RANGE). Throws Error too
    /// when the statement cannot be prepared. Text is not copied: it must outlive the Query, so a
    /// temporary string does not compile.
    template <typename... Values>
    [[nodiscard]] Query bind(Values&&... values);

    /// Binds as above, runs to the end and ignores any rows. Throws Error.
    template <typename... Values>
    void run(const Values&... values);

private:
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const noexcept;
    };

    void require_parameters(std::size_t count) const;

    sqlite3* connection_;
    std::string sql_;
    std::unique_ptr<sqlite3_stmt, Finalize> handle_;
};

template <typename... Values>
Query::Query(sqlite3_stmt* statement, const Values&... values) : Query(statement) {
    int position = 0;
    (bind(++position, values), ...);
}

template <typename Value>
void Query::bind(int position, const Value& value) {
    if constexpr (std::convertible_to<const Value&, std::string_view>) {
        bind_text(position, value);
    } else if constexpr (std::same_as<Value, Blob>) {
        bind_blob(position, value);
    } else if constexpr (std::signed_integral<Value>) {
        bind_int64(position, value);
    } else if constexpr (std::floating_point<Value>) {
        bind_real(position, value);
    } else if constexpr (std::same_as<Value, std::nullopt_t>) {
        bind_null(position);
    } else if (value) {
        bind(position, *value);
    } else {
        bind_null(position);
    }
}

template <typename... Values>
Query Statement::bind(Values&&... values) {
    static_assert(((!std::same_as<Values, std::string> &&
                    !std::same_as<Values, std::optional<std::string>>)&&...),
                  "a temporary string would be gone before the Query reads it");
    if (handle_ == nullptr) {
        prepare();
    }
    require_parameters(sizeof...(values));
    return Query(handle_.get(), values...);
}

template <typename... Values>
void Statement::run(const Values&... values) {
    Query query = bind(values...);
    while (query.step()) {
    }
}

}  // namespace profiles::storage::sqlite
