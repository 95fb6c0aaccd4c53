#pragma once

#include "storage/schema.h"

namespace profiles::storage::test {

/// The current schema and tables such as later versions may add, in every form that is allowed
/// inside a domain or an account. Their names put them after what they refer to or before it.
inline sqlite::Schema future_schema() {
    sqlite::Schema schema = current_schema();
    schema.migrations.push_back(R"(
        CREATE TABLE people (
            id INTEGER PRIMARY KEY,
            domain_id INTEGER NOT NULL REFERENCES domains (id) ON DELETE CASCADE,
            merged_into INTEGER REFERENCES people (id) ON DELETE SET NULL,
            name TEXT NOT NULL,
            length INTEGER AS (length(name))
        ) STRICT;

        CREATE TABLE keys (
            person_id INTEGER NOT NULL REFERENCES people ON DELETE CASCADE,
            "odd ""name" TEXT NOT NULL,
            PRIMARY KEY (person_id, "odd ""name")
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE types (
            domain_id INTEGER NOT NULL REFERENCES domains ON DELETE CASCADE,
            name TEXT NOT NULL,
            PRIMARY KEY (domain_id, name)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE objects (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            domain_id INTEGER NOT NULL,
            type TEXT NOT NULL,
            person_id INTEGER REFERENCES people ON DELETE SET NULL,
            FOREIGN KEY (domain_id, type) REFERENCES types ON DELETE CASCADE
        ) STRICT;

        CREATE TABLE people_counts (
            domain_id INTEGER PRIMARY KEY REFERENCES domains ON DELETE CASCADE,
            count INTEGER NOT NULL
        ) STRICT;

        CREATE TRIGGER count_person AFTER INSERT ON people BEGIN
            INSERT INTO people_counts VALUES (new.domain_id, 1)
            ON CONFLICT DO UPDATE SET count = count + 1;
        END;

        CREATE TABLE jobs (
            id INTEGER PRIMARY KEY,
            account TEXT NOT NULL,
            region TEXT NOT NULL,
            domain_id INTEGER REFERENCES domains ON DELETE CASCADE
        ) STRICT;)");
    return schema;
}

}  // namespace profiles::storage::test
