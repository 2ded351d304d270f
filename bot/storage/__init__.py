"""What must survive a crash: a transactional inbox and outbox, and what is remembered of people.

`protocols` says what a storage offers, `rows` the values it takes and gives. Here that is one
SQLite file: `sqlite` opens it, `migrations` bring it up to date, `database` writes and reads, and
`inbox`, `outbox` and `memory` are its tables, with their SQL in `statements`.
`reopening` takes up what an operator wants tried again. Other processes use the file beside a
running bot: `reading` opens it for `statistics`, `dead_updates`, `backup` and `checking`, and
`heartbeat` tells whether a bot runs. `errors` says to the operator what is wrong with a file.
Nothing here knows Telegram's library.
"""
