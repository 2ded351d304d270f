-- Turns counted as they are stored, so that a dashboard over a million of them opens at once.
-- A count holds nothing of a person: it stays when the question itself is forgotten.
CREATE TABLE days (
    day         INTEGER NOT NULL,        -- days since 1970, UTC
    kind        TEXT NOT NULL,           -- of the answer
    seconds     REAL NOT NULL,           -- it took, in two significant digits; -1 for unknown
    turns       INTEGER NOT NULL,
    PRIMARY KEY (day, kind, seconds)
) WITHOUT ROWID;

-- How many of a day's turns quoted a passage; goes with the turns.
CREATE TABLE quoted (
    day         INTEGER NOT NULL,
    article     TEXT NOT NULL,           -- its slug
    passage     INTEGER NOT NULL,
    turns       INTEGER NOT NULL,
    PRIMARY KEY (day, article, passage)
) WITHOUT ROWID;

CREATE TRIGGER turns_counted AFTER INSERT ON turns BEGIN
    INSERT INTO days (day, kind, seconds, turns)
    VALUES (
        CAST(NEW.asked_at / 86400 AS INTEGER),
        NEW.kind,
        iif(NEW.seconds IS NULL, -1, CAST(printf('%.1e', NEW.seconds) AS REAL)),
        1
    )
    ON CONFLICT DO UPDATE SET turns = turns + 1;

    INSERT INTO quoted (day, article, passage, turns)
    SELECT DISTINCT CAST(NEW.asked_at / 86400 AS INTEGER), value ->> 0, value ->> 2, 1
    FROM json_each(NEW.quotes)
    WHERE true                           -- tells SQLite's parser that the next ON is no join's
    ON CONFLICT DO UPDATE SET turns = turns + 1;
END;

CREATE TRIGGER turns_uncounted AFTER DELETE ON turns BEGIN
    UPDATE quoted SET turns = turns - 1
    WHERE day = CAST(OLD.asked_at / 86400 AS INTEGER)
      AND (article, passage) IN (SELECT value ->> 0, value ->> 2 FROM json_each(OLD.quotes));

    DELETE FROM quoted
    WHERE day = CAST(OLD.asked_at / 86400 AS INTEGER)
      AND (article, passage) IN (SELECT value ->> 0, value ->> 2 FROM json_each(OLD.quotes))
      AND turns = 0;
END;

-- What stands in the file already.
INSERT INTO days (day, kind, seconds, turns)
SELECT CAST(asked_at / 86400 AS INTEGER),
       kind,
       iif(seconds IS NULL, -1, CAST(printf('%.1e', seconds) AS REAL)),
       count(*)
FROM turns
GROUP BY 1, 2, 3;

INSERT INTO quoted (day, article, passage, turns)
SELECT CAST(asked_at / 86400 AS INTEGER), value ->> 0, value ->> 2, count(DISTINCT inbox_id)
FROM turns, json_each(quotes)
GROUP BY 1, 2, 3;

-- The most frequent questions without an answer, however they were written.
DROP INDEX turns_of_a_day;
DROP INDEX turns_without_an_answer;
CREATE INDEX turns_without_an_answer ON turns (question, asked_at) WHERE kind = 'not_found';

-- Dead updates that the operator wants tried again; the running bot takes them from here.
CREATE TABLE reopened (
    inbox_id    INTEGER PRIMARY KEY
);
