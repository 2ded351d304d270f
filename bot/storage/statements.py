"""The SQL of inbox, memory and outbox, in the order of an update's life.

`reopening`, `dead_updates` and `statistics` have theirs beside their code.
"""

# Telegram numbers at random after a quiet week, and another bot or server numbers for itself: so
# another message of the number, or another text of that message, is another update. What has no
# message or text, or had it forgotten, is known by the rest: of two presses, the second is dropped.
PUT = """
INSERT INTO inbox
    (update_id, lane, sender, urgent, raw, message, checksum, edited, state, received_at)
SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 'waiting', ?9
WHERE NOT EXISTS (
    SELECT * FROM inbox
    WHERE update_id = ?1 AND lane = ?2 AND urgent = ?4
      AND coalesce(message = ?6, true) AND coalesce(checksum = ?7, true)
)
"""

# whether an edit of the message came before it
OVERTAKEN = (
    "SELECT EXISTS (SELECT * FROM inbox WHERE lane = ? AND message = ? AND id < ? AND edited)"
)

WAITING = """
SELECT id, received_at, tries, EXISTS (
    SELECT * FROM inbox AS edit
    WHERE edit.lane = inbox.lane AND edit.message = inbox.message AND edit.id < inbox.id
      AND edit.edited
), update_id, lane, sender, urgent, raw, message, checksum, edited
FROM inbox
WHERE state = 'waiting'
ORDER BY id
"""

# the text is kept until the update ends, or to see why it died
CLOSE = """
UPDATE inbox SET state = ?1, error = ?2, raw = CASE ?1 WHEN 'dead' THEN raw ELSE '' END
WHERE id = ?3 AND state = 'waiting'
"""

FAILED = "UPDATE inbox SET tries = tries + 1, error = ? WHERE id = ? AND state = 'waiting'"

POST = """
INSERT INTO outbox (inbox_id, part, chat, state, method, params, plain, corrects)
VALUES (?, ?, ?, 'ready', ?, ?, ?, ?)
"""

REMEMBER = """
INSERT INTO turns (inbox_id, asked_at, seconds, chat, sender, question, kind, quotes, typed)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
"""

OFFER = "INSERT INTO offers (inbox_id, position, question, chat, person) VALUES (?, ?, ?, ?, ?)"

# the updates of an edited message or an album, the latest first: whether its text was the same,
# whether it was answered, in how many parts, and whether it had a text
EARLIER = """
SELECT id, checksum IS ?, state IN ('answered', 'dead'), (
    SELECT count(*) FROM outbox WHERE inbox_id = inbox.id AND method <> 'deleteMessage'
), checksum IS NOT NULL
FROM inbox
WHERE lane = ? AND message = ? AND id < ?
ORDER BY id DESC
"""

TAKE_BACK = (
    "DELETE FROM turns WHERE inbox_id = ?",
    "DELETE FROM offers WHERE inbox_id = ?",
    "DELETE FROM ratings WHERE inbox_id = ?",
)

# -- what is remembered of people

LATEST = """
SELECT chat, sender, question, kind, quotes, typed
FROM turns
WHERE chat = ? AND sender = ? AND inbox_id < ?
ORDER BY inbox_id DESC
LIMIT ?
"""

TURN = "SELECT chat, sender, question, kind, quotes, typed FROM turns WHERE inbox_id = ?"

TURN_AT = """
SELECT turns.chat, turns.sender, turns.question, turns.kind, turns.quotes, turns.typed
FROM outbox JOIN turns ON turns.inbox_id = outbox.inbox_id
WHERE outbox.chat = ? AND outbox.message_id = ?
ORDER BY turns.inbox_id DESC
LIMIT 1
"""

OFFERED = "SELECT question FROM offers WHERE inbox_id = ? AND chat = ? AND position = ?"

RATE = """
INSERT INTO ratings (inbox_id, person, helpful, rated_at)
VALUES (?, ?, ?, ?)
ON CONFLICT (inbox_id, person)
DO UPDATE SET helpful = excluded.helpful, rated_at = excluded.rated_at
"""

RATING = "SELECT helpful FROM ratings WHERE inbox_id = ? AND person = ?"

CHOICES = "SELECT chat, name, value FROM choices"

CHOOSE = """
INSERT INTO choices (chat, name, value)
VALUES (?, ?, ?)
ON CONFLICT (chat, name) DO UPDATE SET value = excluded.value
"""

UNCHOOSE = "DELETE FROM choices WHERE chat = ? AND name = ?"

UNCHOOSE_ALL = "DELETE FROM choices WHERE chat = ?"

# of what still waits for an answer, the text stays until it is answered
FORGET_PERSON = (
    "DELETE FROM ratings WHERE person = :person",
    "DELETE FROM ratings WHERE inbox_id IN (SELECT inbox_id FROM turns WHERE sender = :person)",
    "DELETE FROM turns WHERE sender = :person",
    "DELETE FROM offers WHERE person = :person",
    "DELETE FROM choices WHERE chat = :person AND chat >= 0",  # a group's are everybody's in it
    """
    UPDATE inbox
    SET checksum = NULL,
        error = NULL,
        raw = CASE state WHEN 'waiting' THEN raw ELSE '' END,
        state = CASE state WHEN 'dead' THEN 'ignored' ELSE state END
    WHERE sender = :person
    """,
)

# -- the outbox

UNSENT = """
SELECT item.inbox_id, item.part,
       NOT EXISTS (
           SELECT * FROM outbox AS later
           WHERE later.inbox_id = item.inbox_id AND later.part > item.part
       ),
       inbox.sender, inbox.received_at, item.chat, item.method, item.corrects,
       item.tries, item.doubts, item.not_before, item.wait
FROM outbox AS item JOIN inbox ON inbox.id = item.inbox_id
WHERE item.state IN ('ready', 'uncertain')
ORDER BY item.inbox_id, item.part
"""

CONTENTS = "SELECT params, plain FROM outbox WHERE inbox_id = ? AND part = ?"

# of what has left, its text is needed no longer
FINISH = """
UPDATE outbox
SET state = ?, finished_at = ?, message_id = ?, error = ?, params = '', plain = NULL
WHERE inbox_id = ? AND part = ?
"""

POSTPONE = """
UPDATE outbox SET state = ?, tries = ?, doubts = ?, not_before = ?, wait = ?
WHERE inbox_id = ? AND part = ? AND state IN ('ready', 'uncertain')
"""

MIGRATE = (
    "UPDATE outbox SET chat = ? WHERE state IN ('ready', 'uncertain') AND chat = ?",
    "UPDATE turns SET chat = ? WHERE chat = ?",
    "UPDATE offers SET chat = ? WHERE chat = ?",
    "UPDATE OR REPLACE choices SET chat = ? WHERE chat = ?",
)

# what a part of a reply became: a correction that was not made leaves the message before it
BECAME = """
SELECT message_id, corrects, method = 'deleteMessage'
FROM outbox
WHERE inbox_id = ? AND part = ?
"""

# rates are a matter of a minute, in which Telegram takes at most 1,800 messages
SENT_SINCE = """
SELECT chat, finished_at
FROM (
    SELECT * FROM outbox WHERE state = 'sent' AND method NOT LIKE 'answer%'
    ORDER BY inbox_id DESC, part DESC LIMIT 2000
)
WHERE finished_at > ?
"""

COUNT_WAITING = "SELECT count(*), min(received_at) FROM inbox WHERE state = 'waiting'"

COUNT_DEAD = "SELECT count(*) FROM inbox WHERE state = 'dead'"

LAST_REFUSED = """
SELECT sender, max(id) FROM inbox WHERE id >= ? AND state = 'refused' GROUP BY sender
"""

# whether each is old, and whether it is finished; the oldest first
OLDEST = """
SELECT id, received_at < ?, state <> 'waiting' AND NOT EXISTS (
    SELECT * FROM outbox WHERE inbox_id = inbox.id AND state IN ('ready', 'uncertain')
)
FROM inbox
WHERE id > ?
ORDER BY id
LIMIT ?
"""

FORGET = (
    "DELETE FROM outbox WHERE inbox_id = ?",
    *TAKE_BACK,
    "DELETE FROM inbox WHERE id = ?",
)

FREE_PAGES = "PRAGMA freelist_count"

# Python's sqlite3 steps this statement once, and each step gives back one page, whatever it asks
RETURN_A_PAGE = "PRAGMA incremental_vacuum(1)"

TRY_TO_WRITE = """
INSERT INTO kept (name, value) VALUES ('tried to write', ?)
ON CONFLICT (name) DO UPDATE SET value = excluded.value
"""
