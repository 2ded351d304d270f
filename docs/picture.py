"""Draw docs/conversation.svg: a real conversation, as the terminal shows it.

Run it with `python docs/picture.py` when replies look different from the picture.
"""

import asyncio
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

from bot.app import App, open_app
from bot.conversation import Conversation
from bot.rendering import terminal
from bot.repl import PROMPT, reply_to, show, welcome

ROOT = Path(__file__).parents[1]
QUESTIONS = (
    "How many Turkish soldiers were killed?",
    "How many observation points did Ankara establish?",
    "How many Russian pilots were killed?",
    "thanks!",
)


async def converse(app: App, console: Console) -> None:
    conversation = Conversation(app)
    show(console, welcome(app.library))
    for question in QUESTIONS:
        console.print(Text.assemble((PROMPT, f"bold {terminal.ACCENT}"), question))
        show(console, await reply_to(question, conversation))


def main() -> None:
    console = Console(file=StringIO(), width=88, record=True, force_terminal=True)
    asyncio.run(converse(open_app(ROOT / "corpus"), console))
    console.save_svg(
        str(Path(__file__).with_name("conversation.svg")),
        title="article-bot repl",
        theme=MONOKAI,
        unique_id="conversation",
    )


if __name__ == "__main__":
    main()
