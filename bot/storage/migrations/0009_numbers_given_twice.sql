-- Telegram's number tells no update from another: it begins anew at random after a quiet week, and
-- another bot or server counts for itself. What is delivered again is known by more (PUT in
-- `statements.py`), so the number need not be unique; SQLite changes that only with the table.
CREATE TABLE inbox_anew (
    id          INTEGER PRIMARY KEY,     -- the order of arrival
    update_id   INTEGER NOT NULL,        -- Telegram's number; negative for some given up before this
    lane        INTEGER NOT NULL,        -- the chat whose order it keeps; of a query, the user
    urgent      INTEGER NOT NULL,        -- 1: a callback or inline query, which expires
    sender      INTEGER NOT NULL,        -- who wrote it; for want of a person, the chat
    state       TEXT NOT NULL CHECK (state IN (
                    'waiting',           -- a worker will take it
                    'answered',          -- its replies stand in the outbox
                    'ignored',           -- nothing was to be said
                    'refused',           -- its sender had too many open questions, and was told
                    'expired',           -- a query that nobody waits for any more
                    'dead'               -- cannot be parsed, or its handler failed too often
                )),
    tries       INTEGER NOT NULL DEFAULT 0,
    received_at REAL NOT NULL,           -- seconds since 1970
    error       TEXT,
    raw         TEXT NOT NULL,           -- the update as JSON, in ASCII; emptied at its end
    message     INTEGER,                 -- of its chat; NULL for what is no message
    checksum    INTEGER,                 -- of its text, by which edits and updates are told apart;
                                         -- NULL for what has none, or was forgotten
    edited      INTEGER NOT NULL DEFAULT 0  -- 1: not as it was written
);

INSERT INTO inbox_anew
    (id, update_id, lane, urgent, sender, state, tries, received_at, error, raw,
     message, checksum, edited)
SELECT id, update_id, lane, urgent, sender, state, tries, received_at, error, raw,
       message, checksum, edited
FROM inbox;

DROP TABLE inbox;
ALTER TABLE inbox_anew RENAME TO inbox;

CREATE INDEX inbox_number ON inbox (update_id);
CREATE INDEX inbox_waiting ON inbox (id) WHERE state = 'waiting';
CREATE INDEX inbox_dead ON inbox (id) WHERE state = 'dead';
CREATE INDEX inbox_message ON inbox (lane, message) WHERE message IS NOT NULL;
CREATE INDEX inbox_of_a_person ON inbox (sender);
