"""What keeps a bot from answering, found before somebody asks why: `article-bot check`.

`everything` goes through all parts, `liveness` is the quick question of a health check. What is
found are values (`findings`). The database and Telegram are checked by a module `checking` of their
own packages, the articles by `proofreading`.
"""
