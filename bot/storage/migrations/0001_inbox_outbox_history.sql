-- Every update Telegram handed over. A row is committed before Telegram is told that it arrived.
CREATE TABLE inbox (
    id          INTEGER PRIMARY KEY,     -- the order of arrival; update_id may start anew at random
    update_id   INTEGER NOT NULL UNIQUE, -- Telegram delivers again what it was not told about
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
    raw         TEXT NOT NULL            -- the update as JSON, in ASCII; emptied at its end
);
CREATE INDEX inbox_waiting ON inbox (id) WHERE state = 'waiting';
CREATE INDEX inbox_dead ON inbox (id) WHERE state = 'dead';

-- Every message that answers an update, written in the transaction that closes the update.
CREATE TABLE outbox (
    inbox_id    INTEGER NOT NULL,
    part        INTEGER NOT NULL,        -- the order within one reply, from 0
    chat        INTEGER NOT NULL,
    state       TEXT NOT NULL CHECK (state IN (
                    'ready',             -- to be sent, not before not_before
                    'uncertain',         -- sent, but nobody knows whether it arrived: once more
                    'sent',              -- Telegram has it
                    'unconfirmed',       -- given up: sent several times, never confirmed
                    'undeliverable'      -- Telegram refused it for good
                )),
    tries       INTEGER NOT NULL DEFAULT 0,
    doubts      INTEGER NOT NULL DEFAULT 0, -- sends that ended without a word from Telegram
    not_before  REAL NOT NULL DEFAULT 0, -- seconds since 1970
    finished_at REAL,
    message_id  INTEGER,                 -- what Telegram calls it
    error       TEXT,
    method      TEXT NOT NULL,
    params      TEXT NOT NULL,           -- JSON, all but the chat
    plain       TEXT,                    -- the same text without markup
    PRIMARY KEY (inbox_id, part)
) WITHOUT ROWID;
CREATE INDEX outbox_unsent ON outbox (inbox_id, part) WHERE state IN ('ready', 'uncertain');

-- Every question with what was answered: quotes as places, for follow-ups.
CREATE TABLE turns (
    inbox_id    INTEGER PRIMARY KEY,
    chat        INTEGER NOT NULL,
    sender      INTEGER NOT NULL,
    asked_at    REAL NOT NULL,
    question    TEXT NOT NULL,
    kind        TEXT NOT NULL,
    quotes      TEXT NOT NULL            -- JSON: places in articles, never their text
);
CREATE INDEX turns_of_a_person ON turns (chat, sender, inbox_id);

-- What was made up once and must stay the same.
CREATE TABLE kept (
    name        TEXT PRIMARY KEY,
    value       TEXT NOT NULL
);
