-- How long a message was to wait, beside the time until which: a clock may have been set back.
-- What waited before this column is sent at once; Telegram says again when that is too early.
ALTER TABLE outbox ADD COLUMN wait REAL NOT NULL DEFAULT 0; -- seconds
