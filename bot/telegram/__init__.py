"""The Telegram shell: each update is stored, answered and delivered, whatever crashes in between.

In the order of a question:

    polling, webhook     receive updates; `registration` keeps the webhook set
    intake               stores them in the inbox
    workers              take them, in order within a chat; `fairness` limits each person
    handlers             translate and ask the host: `updates`, `messages`, `callbacks`, `inline`
    sender               delivers the outbox: `sending`, `send_errors`, `limits`, `corrections`

Around it: `runner` is the process, `service` puts the parts together, `upkeep`, `profile` and
`reload` run beside the answering, `http_server` and `monitor` serve HTTP, `tally` and `metrics`
count. Below it: `api` calls the Bot API through `http`, `connections` and `read_timeout`.
`docs/delivery.md` draws the states. Only this package imports python-telegram-bot.
"""
