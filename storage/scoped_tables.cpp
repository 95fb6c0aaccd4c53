#include "storage/scoped_tables.h"

#include <algorithm>
#include <utility>

#include "storage/sqlite/table_info.h"

namespace profiles::storage {
namespace {

using sqlite::TableInfo;

class Scoping {
public:
    /// Takes the table in, if what has been taken in so far tells that it is scoped.
    bool take(const TableInfo& table) {
        if (!refers_to_scoped_only(table)) {
            return false;
        }
        ScopedTable scoped{.name = table.name};
        for (const TableInfo::Column& column : table.columns) {
            scoped.columns.push_back({column.name, ids_in(table, column)});
            if (column.is_integer_key && scoped.columns.back().ids_of == table.name) {
                scoped.id = column.name;
            }
        }
        scoped.owner = find_owner(table, scoped);
        const bool has_account = table.column("account") && table.column("region");
        if (has_account) {
            scoped.owner.clear();
        } else if (scoped.owner.empty()) {
            return false;
        }
        tables_.push_back(std::move(scoped));
        return true;
    }

    std::vector<ScopedTable> tables() && { return std::move(tables_); }

private:
    [[nodiscard]] const ScopedTable* find(const std::string& name) const {
        const auto found = std::ranges::find(tables_, name, &ScopedTable::name);
        return found == tables_.end() ? nullptr : &*found;
    }

    [[nodiscard]] bool refers_to_scoped_only(const TableInfo& table) const {
        return std::ranges::all_of(table.references, [&](const auto& reference) {
            return reference.to_table == table.name || find(reference.to_table) != nullptr;
        });
    }

    // An id is handed on: what refers to a column with ids of X has ids of X. A key that refers to
    // nothing is where ids come from.
    [[nodiscard]] std::string ids_in(const TableInfo& table,
                                     const TableInfo::Column& column) const {
        for (const TableInfo::Reference& reference : table.references) {
            if (reference.column != column.name) {
                continue;
            }
            std::string ids_of = reference.to_table == table.name
                                     ? ids_in_own_key(table, reference.to_column)
                                     : find(reference.to_table)->ids_in(reference.to_column);
            if (!ids_of.empty()) {
                return ids_of;
            }
        }
        return ids_in_own_key(table, column.name);
    }

    static std::string ids_in_own_key(const TableInfo& table, const std::string& column) {
        const TableInfo::Column* found = table.column(column);
        return found != nullptr && found->is_integer_key ? table.name : "";
    }

    static std::string find_owner(const TableInfo& table, const ScopedTable& scoped) {
        for (const TableInfo::Reference& reference : table.references) {
            const bool is_id = !scoped.ids_in(reference.column).empty();
            if (is_id && reference.to_table != table.name && reference.cascades &&
                table.column(reference.column)->is_not_null) {
                return reference.column;
            }
        }
        return "";
    }

    std::vector<ScopedTable> tables_;
};

}  // namespace

std::string ScopedTable::ids_in(const std::string& column) const {
    const auto found = std::ranges::find(columns, column, &Column::name);
    return found == columns.end() ? "" : found->ids_of;
}

std::vector<ScopedTable> scoped_tables(sqlite::Database& database) {
    std::vector<TableInfo> waiting = sqlite::read_tables(database);
    Scoping scoping;
    // Each round takes in what has only waited for the tables of the round before.
    while (std::erase_if(waiting, [&](const auto& table) { return scoping.take(table); }) > 0) {
    }
    return std::move(scoping).tables();
}

}  // namespace profiles::storage
