"""aiogram's echo bot, as in its tutorial."""

import asyncio
import os

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import Message

dispatcher = Dispatcher()


@dispatcher.message()  # type: ignore[untyped-decorator, unused-ignore] # an optional peer
async def echo(message: Message) -> None:
    """Reply with the same text."""
    await message.reply(message.text or "")


async def main() -> None:
    """Poll until stopped."""
    base = os.environ["TELEGRAM_BASE_URL"]
    server = TelegramAPIServer(base=base + "{token}/{method}", file=base + "{token}/{path}")
    bot = Bot(os.environ["TELEGRAM_TOKEN"], session=AiohttpSession(api=server))
    await dispatcher.start_polling(bot)


if __name__ == "__main__":
    asyncio.run(main())
