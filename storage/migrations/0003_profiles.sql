-- A domain that was deleted is moved to the account '', which nobody has: it is gone for every
-- reader at once, and what is inside it is deleted in small steps later.
DROP TRIGGER count_deleted_domain;

CREATE TRIGGER count_deleted_domain AFTER DELETE ON domains WHEN old.account <> '' BEGIN
    UPDATE domain_counts SET count = count - 1
    WHERE account = old.account AND region = old.region;
END;

CREATE TRIGGER count_discarded_domain AFTER UPDATE OF account ON domains
WHEN old.account <> '' AND new.account = '' BEGIN
    UPDATE domain_counts SET count = count - 1
    WHERE account = old.account AND region = old.region;
END;

-- AUTOINCREMENT: a search goes on after the id of its last profile. Given again once that profile is
-- deleted, it would hide a new one.
CREATE TABLE profiles (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    domain_id INTEGER NOT NULL REFERENCES domains (id) ON DELETE CASCADE,
    profile_id TEXT NOT NULL,
    members TEXT NOT NULL, -- JSON
    expires_at INTEGER NOT NULL,
    UNIQUE (domain_id, profile_id)
) STRICT;

-- Both for the sweep and for telling how many of a domain's profiles wait for it.
CREATE INDEX profiles_by_expiry ON profiles (expires_at, domain_id);

-- How many profiles a domain has, those that wait for the sweep included.
CREATE TABLE profile_counts (
    domain_id INTEGER NOT NULL PRIMARY KEY REFERENCES domains (id) ON DELETE CASCADE,
    count INTEGER NOT NULL
) STRICT;

CREATE TRIGGER count_inserted_profile AFTER INSERT ON profiles BEGIN
    INSERT INTO profile_counts (domain_id, count) VALUES (new.domain_id, 1)
    ON CONFLICT DO UPDATE SET count = count + 1;
END;

CREATE TRIGGER count_deleted_profile AFTER DELETE ON profiles BEGIN
    UPDATE profile_counts SET count = count - 1 WHERE domain_id = old.domain_id;
END;

-- The keys by which a domain can be searched, beside those that every domain has.
CREATE TABLE key_names (
    domain_id INTEGER NOT NULL REFERENCES domains (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    PRIMARY KEY (domain_id, name)
) STRICT, WITHOUT ROWID;

-- What a profile is found by, in the form in which it is compared.
CREATE TABLE profile_keys (
    profile INTEGER NOT NULL REFERENCES profiles (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    is_added INTEGER NOT NULL, -- by itself, rather than coming from the profile's members
    domain_id INTEGER NOT NULL REFERENCES domains (id) ON DELETE CASCADE,
    PRIMARY KEY (profile, name, value, is_added)
) STRICT, WITHOUT ROWID;

CREATE INDEX profile_keys_by_value ON profile_keys (domain_id, name, value, profile);
