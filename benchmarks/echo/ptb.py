"""python-telegram-bot's echo bot with its default client, many updates at once."""

import os

from telegram import Update
from telegram.ext import ApplicationBuilder, ContextTypes, MessageHandler, filters


async def echo(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """Reply with the same text."""
    assert update.message is not None
    assert update.message.text is not None
    await update.message.reply_text(update.message.text, do_quote=True)


def main() -> None:
    """Poll until stopped."""
    builder = ApplicationBuilder().token(os.environ["TELEGRAM_TOKEN"])
    app = builder.base_url(os.environ["TELEGRAM_BASE_URL"]).concurrent_updates(16).build()
    app.add_handler(MessageHandler(filters.TEXT, echo))
    app.run_polling()


if __name__ == "__main__":
    main()
