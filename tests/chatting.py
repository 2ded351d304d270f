"""Somebody in a chat with a running bot, how they see it, and the articles it answers from."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.bot_api import BotApi, open_bot_api
from tests.chats import Shown
from tests.process import running
from tests.repository import CORPUS

QUESTION = "How many Turkish soldiers were killed?"
OTHER = "Who reported 34 casualties?"
OPERATOR = 900  # an admin
FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"  # one sign of five code points
FLAG = "\U0001f1eb\U0001f1ee"
ODD = """---
title: Odd <b>things</b> & "more"
language: en
---
The tag \\<b> and \\</blockquote> and &amp;lt; and \\<a href="x"> say that 1 < 2, \
wrote Ångström & Söhne.

The acrobat FAMILY waved \u202ea \u2028flag\u2029 FLAG at noon,\twrote A\u030angstro\u0308m.
""".replace("FAMILY", FAMILY).replace("FLAG", FLAG)
ARABIC = """---
title: الفيضان في المدينة
publisher: Reuters
language: ar
---
قالت وكالة Reuters إن الفيضان أغرق 12 مزرعة في مدينة حلب يوم الاثنين.

لم يحدث شيء آخر في الوادي.
"""
HUGE = "---\ntitle: A huge sentence\n---\nThe zeppelin " + "carried barley & rye " * 950 + "away.\n"
LONG = "https://example.org/" + "long/" * 360
MANY = f"---\ntitle: Many\nurl: {LONG}\n---\n" + "\n\n".join(
    f"Lighthouse {n} shines, {('Reuters', 'the Herald', 'the Globe')[n % 3]} reported."
    for n in range(300)
)


@dataclass
class Guest:
    """Writes, edits and presses; waits for what comes of it."""

    api: BotApi
    chat: int
    user: int | None = None
    topic: dict[str, Any] = field(default_factory=dict)

    def writes(self, text: str, /, **fields: object) -> int:
        """Send a message and wait for nothing; gives its number."""
        message = {**self.api.message(text, self.chat, self.user), **self.topic, **fields}
        self.api.offer(message={name: one for name, one in message.items() if one is not None})
        return int(message["message_id"])

    async def asks(self, text: str, /, **fields: object) -> int:
        """Send a message that is answered; gives the number of the answer."""
        return await self.answer_to(self.writes(text, **fields))

    async def answer_to(self, message: int) -> int:
        await self.api.until(lambda: self.api.answers_to(message, self.chat))
        return self.api.answers_to(message, self.chat)[-1].message_id

    def rewrites(self, message: int, text: str | None, /, **fields: object) -> None:
        """Edit a message and wait for nothing."""
        written = {**self.api.message(text or "", self.chat, self.user), **self.topic, **fields}
        if text is None:
            del written["text"]
        self.api.offer(
            edited_message={**written, "message_id": message, "edit_date": 1_700_000_001}
        )

    async def edits(self, message: int, answer: int, text: str) -> Shown:
        """Edit a question whose answer changes by that; gives the answer as it stands then."""
        before = self.sees(answer).edits
        self.rewrites(message, text)
        await self.api.until(lambda: self.sees(answer).edits > before)
        return self.sees(answer)

    async def presses(self, message: int, label: str) -> dict[str, Any]:
        """Press the button with that label, or one with that data; gives the query's answer."""
        datas = [b["callback_data"] for b in self.sees(message).buttons if b["text"] == label]
        return await self.sends_data(message, datas[0] if datas else label)

    async def sends_data(self, message: int, data: str) -> dict[str, Any]:
        query = self.api.press(self.chat, message, data, self.user)
        return await self.told(query)

    async def types(self, text: str, offset: str = "") -> dict[str, Any]:
        """Type after the bot's name; gives what is offered."""
        return await self.told(self.api.type(text, offset, self.user or self.chat))

    async def told(self, query: str) -> dict[str, Any]:
        await self.api.until(lambda: query in self.api.chats.answers)
        return self.api.chats.answers[query]

    def sees(self, message: int) -> Shown:
        return self.api.chats.shown[self.chat, message]

    def texts(self) -> list[str]:
        """All that stands in the chat from the bot."""
        return [one.text for (chat, _), one in self.api.chats.shown.items() if chat == self.chat]

    async def is_done(self) -> bool:
        """Whether a question asked now is answered: then all before it in this chat is done."""
        return bool(await self.asks("/ask " + QUESTION))

    def turn_of(self, answer: int) -> str:
        """The number of the turn, as the buttons hold it."""
        button = next(b for b in self.sees(answer).buttons if "callback_data" in b)
        return str(button["callback_data"]).split(":")[1]

    def got(self) -> list[dict[str, Any]]:
        """The requests that brought messages into the chat."""
        return [sent.params for sent in self.api.sent if sent.chat == self.chat]


@asynccontextmanager
async def open_chats(folder: Path) -> AsyncIterator[BotApi]:
    """A strict Bot API with a bot that answers from all these articles.

    At the end the server must not have refused or silently changed a single request.
    """
    corpus = folder / "corpus"
    corpus.mkdir()
    for path in CORPUS.glob("*.md"):
        (corpus / path.name).write_bytes(path.read_bytes())
    for name, text in {"odd": ODD, "arabic": ARABIC, "huge": HUGE, "many": MANY}.items():
        (corpus / f"{name}.md").write_text(text, encoding="utf-8")
    async with open_bot_api() as api:
        api.is_strict = True
        async with running(api, folder, CORPUS_DIR=str(corpus), ADMIN_IDS=str(OPERATOR)):
            yield api
        assert api.refusals == []
