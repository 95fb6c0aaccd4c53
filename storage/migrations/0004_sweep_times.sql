-- Each change of a profile puts its expiry off. So that a change need not touch an index, the sweep
-- goes by a time of its own, which stays behind: at that time it finds out when the profile really
-- expires, and comes again then.
DROP INDEX profiles_by_expiry;

ALTER TABLE profiles ADD COLUMN sweep_at INTEGER NOT NULL DEFAULT 0; -- never later than expires_at

UPDATE profiles SET sweep_at = expires_at;

CREATE INDEX profiles_by_sweep ON profiles (sweep_at, domain_id);

CREATE TRIGGER sweep_earlier AFTER UPDATE OF expires_at ON profiles
WHEN new.expires_at < new.sweep_at BEGIN
    UPDATE profiles SET sweep_at = new.expires_at WHERE id = new.id;
END;
