-- Timestamps are milliseconds since 1970-01-01T00:00:00Z. Text compares byte by byte (BINARY).

-- AUTOINCREMENT: the id of a deleted domain, wherever it is still kept, never means another one.
CREATE TABLE domains (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account TEXT NOT NULL,
    region TEXT NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''), -- paging starts after ''
    default_expiration_days INTEGER NOT NULL,
    default_encryption_key TEXT,
    dead_letter_queue_url TEXT,
    matching TEXT,            -- JSON, as are the next two
    rule_based_matching TEXT,
    data_store TEXT,
    rule_based_matching_changed_at INTEGER,
    created_at INTEGER NOT NULL,
    last_updated_at INTEGER NOT NULL,
    UNIQUE (account, region, name)
) STRICT;

-- How many domains a scope has: asked for by each CreateDomain, so it must not cost a scan.
CREATE TABLE domain_counts (
    account TEXT NOT NULL,
    region TEXT NOT NULL,
    count INTEGER NOT NULL CHECK (count >= 0),
    PRIMARY KEY (account, region)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER count_inserted_domain AFTER INSERT ON domains BEGIN
    INSERT INTO domain_counts (account, region, count) VALUES (new.account, new.region, 1)
    ON CONFLICT DO UPDATE SET count = count + 1;
END;

CREATE TRIGGER count_deleted_domain AFTER DELETE ON domains BEGIN
    UPDATE domain_counts SET count = count - 1
    WHERE account = old.account AND region = old.region;
END;

CREATE TABLE tags (
    domain_id INTEGER NOT NULL REFERENCES domains (id) ON DELETE CASCADE,
    resource TEXT NOT NULL, -- '' is the domain itself, otherwise as in 'object-types/X'
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (domain_id, resource, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE secrets (
    name TEXT PRIMARY KEY,
    value BLOB NOT NULL
) STRICT, WITHOUT ROWID;
