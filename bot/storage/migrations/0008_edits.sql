-- Which updates are edits: one may come before its message, which then has its answer already.
ALTER TABLE inbox ADD COLUMN edited INTEGER NOT NULL DEFAULT 0; -- 1: not as it was written
