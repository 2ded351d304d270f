"""`run`: the bot in Telegram."""

import signal


def run() -> None:
    """Answer in Telegram until stopped.

    The settings come from the environment and .env; .env.example lists them.
    """
    # a reload asked for before anything is read is granted, and must not end the process
    signal.signal(signal.SIGHUP, signal.SIG_IGN)

    from bot.configuration.settings import load_settings
    from bot.telegram import runner

    runner.start(load_settings())
