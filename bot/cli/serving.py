"""`run`: the bot in Telegram."""


def run() -> None:
    """Answer in Telegram until stopped.

    The settings come from the environment and .env; .env.example lists them.
    """
    from bot.configuration.settings import load_settings
    from bot.telegram import runner

    runner.start(load_settings())
