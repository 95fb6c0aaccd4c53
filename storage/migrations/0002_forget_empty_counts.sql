-- A scope without domains has no row: every row that tells an account stands for something there.
DELETE FROM domain_counts WHERE count = 0;

CREATE TRIGGER forget_empty_count AFTER UPDATE OF count ON domain_counts WHEN new.count = 0 BEGIN
    DELETE FROM domain_counts WHERE account = new.account AND region = new.region;
END;
