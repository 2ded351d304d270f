"""The Telegram shell: each update is stored, answered and delivered, whatever crashes in between.

In the order of a question:

    polling, webhook     receive updates; `registration` keeps the webhook set
    intake               stores them in the inbox, as `arrivals` reads them
    workers              take them, in order within a chat; `fairness` limits each person, and
                         `cpu_limit` breaks off what computes for too long
    handlers             translate and ask the host: `updates`, `messages`, `callbacks`, `inline`;
                         `notices` are the shell's own replies, `admin_commands` for the admin
    sender               delivers the outbox: `sending`, `send_errors`, `limits`, `patience`,
                         `corrections`, `pictures`, and `supergroups`, whose order the workers
                         keep as well

Around it: `runner` is the process, `service` puts the parts together, `upkeep`, `profile` and
`reload` run beside the answering, `http_server` and `monitor` serve HTTP, `tally` and `metrics`
count. Below it: `api` calls the Bot API through `http`, `api_status`, `connections` and
`read_timeout`; `backoff` says when to try again, `daemon` keeps work from delaying the end.
`checking` looks at token and webhook without a running bot. `docs/delivery.md` draws the states.
Only this package imports python-telegram-bot.
"""
