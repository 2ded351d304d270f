-- Which message of its chat an update is, so that an edited question finds its answer.
ALTER TABLE inbox ADD COLUMN message INTEGER;            -- NULL for what is no message
CREATE INDEX inbox_message ON inbox (lane, message) WHERE message IS NOT NULL;

-- How long a turn took from its arrival to its replies' standing in the outbox.
ALTER TABLE turns ADD COLUMN seconds REAL;               -- NULL before this column
CREATE INDEX turns_of_a_day ON turns (asked_at, kind);
CREATE INDEX turns_without_an_answer ON turns (question) WHERE kind = 'not_found';

-- The questions that stood as buttons under a reply.
CREATE TABLE offers (
    inbox_id    INTEGER NOT NULL,        -- the update that was replied to
    position    INTEGER NOT NULL,        -- of the button, from 0
    question    TEXT NOT NULL,
    PRIMARY KEY (inbox_id, position)
) WITHOUT ROWID;

-- Whether an answer helped: one word a person, the last one counts.
CREATE TABLE ratings (
    inbox_id    INTEGER NOT NULL,        -- the turn
    person      INTEGER NOT NULL,
    helpful     INTEGER NOT NULL CHECK (helpful IN (0, 1)),
    rated_at    REAL NOT NULL,           -- seconds since 1970
    PRIMARY KEY (inbox_id, person)
) WITHOUT ROWID;
CREATE INDEX ratings_of_a_person ON ratings (person);

-- What was chosen in a chat: the language of the bot's own words, the article that is asked.
CREATE TABLE choices (
    chat        INTEGER NOT NULL,
    name        TEXT NOT NULL CHECK (name IN ('language', 'article')),
    value       TEXT NOT NULL,           -- an ISO code; an article's slug
    PRIMARY KEY (chat, name)
) WITHOUT ROWID;
