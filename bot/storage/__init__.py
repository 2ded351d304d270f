"""What must survive a crash: updates not yet answered, replies not yet delivered, turns.

`protocols` says what a storage offers, `rows` the values it takes and gives. Here that is one
SQLite file: `sqlite` opens it, `database` writes and reads, and `inbox`, `outbox` and `memory` are
its tables, with their SQL in `statements`. `reading` opens the file beside a running bot, for
`statistics`, `dead_updates`, `backup` and `checking`. Nothing here knows Telegram's library.
"""
