"""Every SQL statement of the storage, in the order of an update's life."""

PUT = """
INSERT INTO inbox (update_id, lane, sender, urgent, raw, state, received_at)
VALUES (?, ?, ?, ?, ?, 'waiting', ?)
ON CONFLICT (update_id) DO NOTHING
RETURNING id
"""

WAITING = """
SELECT id, update_id, lane, sender, urgent, raw, received_at, tries
FROM inbox
WHERE state = 'waiting'
ORDER BY id
"""

# what somebody wrote is kept no longer than it is needed: until its end, or to see why it died
CLOSE = """
UPDATE inbox SET state = ?1, error = ?2, raw = CASE ?1 WHEN 'dead' THEN raw ELSE '' END
WHERE id = ?3 AND state = 'waiting'
"""

FAILED = "UPDATE inbox SET tries = tries + 1, error = ? WHERE id = ? AND state = 'waiting'"

POST = """
INSERT INTO outbox (inbox_id, part, chat, state, method, params, plain)
VALUES (?, ?, ?, 'ready', ?, ?, ?)
"""

REMEMBER = """
INSERT INTO turns (inbox_id, chat, sender, asked_at, question, kind, quotes)
VALUES (?, ?, ?, ?, ?, ?, ?)
"""

LAST_TURN = """
SELECT chat, sender, question, kind, quotes
FROM turns
WHERE chat = ? AND sender = ?
ORDER BY inbox_id DESC
LIMIT 1
"""

UNSENT = """
SELECT parcel.inbox_id, parcel.part,
       NOT EXISTS (
           SELECT * FROM outbox AS later
           WHERE later.inbox_id = parcel.inbox_id AND later.part > parcel.part
       ),
       inbox.sender, inbox.received_at, parcel.chat, parcel.method, parcel.params, parcel.plain,
       parcel.tries, parcel.doubts, parcel.not_before, parcel.wait
FROM outbox AS parcel JOIN inbox ON inbox.id = parcel.inbox_id
WHERE parcel.state IN ('ready', 'uncertain')
ORDER BY parcel.inbox_id, parcel.part
"""

FINISH = """
UPDATE outbox SET state = ?, finished_at = ?, message_id = ?, error = ?
WHERE inbox_id = ? AND part = ?
"""

POSTPONE = """
UPDATE outbox SET state = ?, tries = ?, doubts = ?, not_before = ?, wait = ?
WHERE inbox_id = ? AND part = ?
"""

ABANDON = """
UPDATE outbox SET state = 'undeliverable', finished_at = ?, error = ?
WHERE state IN ('ready', 'uncertain') AND chat = ?
"""

MIGRATE = (
    "UPDATE inbox SET lane = ? WHERE state = 'waiting' AND lane = ?",
    "UPDATE outbox SET chat = ? WHERE state IN ('ready', 'uncertain') AND chat = ?",
    "UPDATE turns SET chat = ? WHERE chat = ?",
)

# rates are a matter of a minute, in which Telegram takes at most 1,800 messages
SENT_SINCE = """
SELECT chat, finished_at
FROM (
    SELECT * FROM outbox WHERE state = 'sent' ORDER BY inbox_id DESC, part DESC LIMIT 2000
)
WHERE finished_at > ?
"""

DEAD = """
SELECT update_id, received_at, error FROM inbox WHERE state = 'dead' ORDER BY id DESC LIMIT ?
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
    "DELETE FROM turns WHERE inbox_id = ?",
    "DELETE FROM inbox WHERE id = ?",
)

FREE_PAGES = "PRAGMA freelist_count"

# Python's sqlite3 steps this statement once, and each step gives back one page, whatever it asks
RETURN_A_PAGE = "PRAGMA incremental_vacuum(1)"

KEEP = "INSERT INTO kept (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING"

KEPT = "SELECT value FROM kept WHERE name = ?"
