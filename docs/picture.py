"""Draw docs/conversation.svg and docs/telegram.svg: real conversations, as they are seen.

Run it with `python -m docs.picture` when replies look different from the pictures. The one in
Telegram is held with a bot that runs, against the strict Bot API of the tests.
"""

import asyncio
import json
import tempfile
from io import StringIO
from itertools import groupby
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

from bot.app import App, open_app
from bot.rendering import terminal
from bot.terminal.conversation import Conversation
from bot.terminal.repl import PROMPT, reply_to, show, welcome
from docs.bubbles import Bubble, Item, Note, Results, Run, draw
from tests.bot_api import open_bot_api
from tests.chats import Shown
from tests.chatting import Guest
from tests.process import running
from tests.telegram_html import Formatted, formatted

ROOT = Path(__file__).parents[1]
QUESTIONS = (
    "How many Turkish soldiers were killed?",
    "How many observation points did Ankara establish?",
    "How many Russian pilots were killed?",
    "thanks!",
)
TYPED = "killed in Idlib"


async def converse(app: App, console: Console) -> None:
    conversation = Conversation(app)
    show(console, welcome(app.library))
    for question in QUESTIONS:
        console.print(Text.assemble((PROMPT, f"bold {terminal.ACCENT}"), question))
        show(console, await reply_to(question, conversation))


async def chat() -> tuple[list[Item], list[Item]]:
    """A conversation in Telegram, in two columns."""
    with tempfile.TemporaryDirectory() as folder:
        async with open_bot_api() as api, running(api, Path(folder)):
            api.is_strict = True
            left, right = await _talk(Guest(api, 7))
            assert not api.refusals, api.refusals
    return left, right


async def _talk(guest: Guest) -> tuple[list[Item], list[Item]]:
    first, second, third, _ = QUESTIONS
    greeting = _seen(guest.sees(await guest.asks("/start")))
    question = guest.writes(first)
    answer = await guest.answer_to(question)
    left: list[Item] = [_said("/start"), greeting, _said(first), _seen(guest.sees(answer))]
    await _press(guest, answer, "Context")
    right: list[Item] = [Note("Context is pressed"), _seen(guest.sees(answer))]
    corrected = _seen(await guest.edits(question, answer, second), edited=True)
    right += [Note("the question is edited"), _said(second, edited=True), corrected]
    told = await guest.presses(answer, "Helpful")
    right.append(Note(f"Helpful is pressed: \u201c{told['text']}\u201d"))
    right += [_said(third), _seen(guest.sees(await guest.asks(third)))]

    offered = json.loads((await guest.types(TYPED))["results"])[:4]
    results = tuple((one["title"], one["description"]) for one in offered)
    left += [Note("in any other chat"), Results(f"@article_bot {TYPED}", results)]
    return left, right


async def _press(guest: Guest, message: int, label: str) -> None:
    before = guest.sees(message).edits
    await guest.presses(message, label)
    await guest.api.until(lambda: guest.sees(message).edits > before)


def _said(text: str, edited: bool = False) -> Bubble:
    return Bubble((Run(text),), mine=True, edited=edited)


def _seen(shown: Shown, edited: bool = False) -> Bubble:
    rows = (shown.markup or {}).get("inline_keyboard", [])
    buttons = tuple(tuple(button["text"] for button in row) for row in rows)
    return Bubble(tuple(_runs(formatted(shown.text, "HTML"))), False, edited, buttons)


def _runs(message: Formatted) -> list[Run]:
    """The text in stretches of one look; the article's language needs no surrogate pairs."""
    looks = [
        {one.kind for one in message.entities if one.offset <= at < one.offset + one.length}
        for at in range(len(message.text))
    ]
    runs, at = [], 0
    for kinds, group in groupby(looks):
        length = len(list(group))
        text, at = message.text[at : at + length], at + length
        runs.append(
            Run(text, *(kind in kinds for kind in ("bold", "italic", "text_link", "blockquote")))
        )
    return runs


def draw_terminal() -> None:
    console = Console(file=StringIO(), width=88, record=True, force_terminal=True)
    asyncio.run(converse(open_app(ROOT / "corpus"), console))
    console.save_svg(
        str(Path(__file__).with_name("conversation.svg")),
        title="article-bot repl",
        theme=MONOKAI,
        unique_id="conversation",
    )


def main() -> None:
    draw_terminal()
    picture = draw(asyncio.run(chat()))
    Path(__file__).with_name("telegram.svg").write_text(picture, encoding="utf-8")


if __name__ == "__main__":
    main()
