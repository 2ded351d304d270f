-- A checksum of a message's text, so that an edit which changed something else is told from others.
ALTER TABLE inbox ADD COLUMN checksum INTEGER;           -- NULL for what has no text

-- The update whose reply a letter corrects: what its part of the same number became is changed.
ALTER TABLE outbox ADD COLUMN corrects INTEGER;          -- NULL for a letter of its own

-- What has left is not kept: of a message sent or given up, the text goes from now on.
UPDATE outbox SET params = '', plain = NULL WHERE state NOT IN ('ready', 'uncertain');

-- Where offered questions stand, and for whom: not all of them belong to a turn.
ALTER TABLE offers ADD COLUMN chat INTEGER NOT NULL DEFAULT 0;
ALTER TABLE offers ADD COLUMN person INTEGER NOT NULL DEFAULT 0;
