"""The Telegram shell: what arrives is stored, worked off and answered, and survives any crash.

In the order of a question: `polling` or `webhook`, `intake`, `workers`, `handlers`, `sender`.
`runner` is the life of the process, `service` puts the parts together, `http_server` opens ports.
`docs/delivery.md` draws the states that a question passes through. Only this package imports
python-telegram-bot.
"""
