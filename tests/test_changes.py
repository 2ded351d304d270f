"""Edits and presses beside `kill -9` and a changed article: one bot process for each test.

"row N" names the row of the table in docs/delivery.md.
"""

import asyncio
import shutil
import signal
from pathlib import Path

from tests.bot_api import BotApi, open_bot_api
from tests.chatting import QUESTION, Guest
from tests.process import BotProcess, running
from tests.repository import CORPUS
from tests.telegram_html import RefusedError
from tests.waiting import until

OTHER = "How many observation points did Ankara establish?"
GUESTS = 8


async def test_row_1_kills_lose_no_edit_and_no_press(tmp_path: Path) -> None:
    async with open_bot_api() as api, running(api, tmp_path) as bot:
        guests = [Guest(api, chat) for chat in range(1, GUESTS + 1)]
        questions = [guest.writes(QUESTION) for guest in guests]
        await kill_at(api, bot, "accepted")
        for guest, question in zip(guests, questions, strict=True):
            guest.rewrites(question, OTHER)
        await kill_at(api, bot, "editMessageText")

        answers = [
            await guest.answer_to(question)
            for guest, question in zip(guests, questions, strict=True)
        ]
        await api.until(lambda: all("observation" in guest.texts()[-1] for guest in guests), 8)
        asyncio.get_running_loop().call_soon(press_all, api, guests)
        await kill_at(api, bot, "answerCallbackQuery")
        await api.until(lambda: len(api.chats.answers) == GUESTS)
        await api.until(lambda: all("expandable" in guest.texts()[-1] for guest in guests), 8)

        assert len(answers) == GUESTS
        assert all(len(guest.texts()) <= 2 for guest in guests)  # one may have been in flight


def press_all(api: BotApi, guests: list[Guest]) -> None:
    """Everybody presses "Context" under the answer."""
    for guest in guests:
        number = max(number for chat, number in api.chats.shown if chat == guest.chat)
        buttons = guest.sees(number).buttons
        data = next(b["callback_data"] for b in buttons if b["text"] == "Context")
        api.press(guest.chat, number, data)


async def kill_at(api: BotApi, bot: BotProcess, event: str) -> None:
    """Kill the bot at such a call, before it hears of it, and start it again."""
    happened = asyncio.get_running_loop().create_future()

    def notice(what: str) -> None:
        if what == event and not happened.done():
            happened.set_result(None)

    api.on_event = notice
    await asyncio.wait_for(happened, 15)
    api.on_event = lambda _: None
    await bot.kill()
    await bot.start()


async def test_row_33_under_an_old_answer_no_other_text_is_shown(tmp_path: Path) -> None:
    corpus = shutil.copytree(CORPUS, tmp_path / "corpus")
    (article,) = corpus.glob("*.md")
    async with open_bot_api() as api, running(api, tmp_path, CORPUS_DIR=str(corpus)) as bot:
        guest = Guest(api, 7)
        answer = await guest.asks(QUESTION)
        before = guest.sees(answer).text
        changed = article.read_text(encoding="utf-8").replace("at least 22 soldiers", "99 soldiers")
        article.write_text(changed, encoding="utf-8")
        bot.signal(signal.SIGHUP)
        await until(lambda: '"reloaded"' in bot.logged())

        for label in ("Context", "¶ 3 ▶", "◀ ¶ 1"):
            assert "has changed since" in (await guest.presses(answer, label))["text"]
        assert guest.sees(answer).text == before
        assert "99 " in guest.sees(await guest.asks(QUESTION)).text


async def test_row_8_a_chat_that_refuses_edits_makes_no_storm(tmp_path: Path) -> None:
    async with open_bot_api() as api, running(api, tmp_path) as bot:
        guest = Guest(api, 7)
        question = guest.writes(QUESTION)
        await guest.answer_to(question)
        api.chats.methods["editMessageText"] = refuse

        for text in (OTHER, QUESTION, OTHER):
            guest.rewrites(question, text)
        assert await guest.is_done()

        assert api.calls["editMessageText"] == 3
        assert len(guest.texts()) == 2
        assert bot.logged().count("not_sent") == 3


def refuse(params: object) -> object:
    raise RefusedError("Bad Request: message can't be edited")
