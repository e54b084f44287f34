-- launchway: no transaction
CREATE INDEX CONCURRENTLY IF NOT EXISTS entries_name ON entries (name);
