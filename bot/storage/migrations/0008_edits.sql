-- Which updates are edits: one may come before its message, which then has its answer already.
ALTER TABLE inbox ADD COLUMN edited INTEGER NOT NULL DEFAULT 0; -- 1: not as it was written
-- Of those that have ended before this, the edits that came before their messages were ignored.
UPDATE inbox
SET edited = CASE WHEN json_valid(raw) THEN json_extract(raw, '$.edited_message') IS NOT NULL
                  ELSE 0 END
WHERE state IN ('waiting', 'dead');
