"""One request of a visitor: what its reply depends on, and what a shell gets back.

A visit takes the current app once, so that all of a reply comes from one library. Replies are
values: the shell shows them, and stores a reply's turn and offers together with it.
"""

from collections.abc import Awaitable, Callable, Mapping

from bot.answer import Answer, Report, Usage
from bot.app import App
from bot.assistant import Assistant
from bot.hosting.memory import Memory
from bot.hosting.turns import StoredTurn
from bot.model import Article, Visitor
from bot.rendering.keyboard import Keyboard
from bot.rendering.reader import Reader
from bot.value import value

AdminCommands = Mapping[str, Callable[[], Awaitable[Usage | Report]]]  # by name

MOST_AT_ONCE = 3_500  # code points of a quote that leave a message room for citation and title


@value
class Rules:
    """What the operator allows. If `allowed` is empty, everybody may ask."""

    allowed: frozenset[int] = frozenset()  # people and chats
    admins: frozenset[int] = frozenset()
    retention_days: float = 0.0  # 0: for as long as the program runs

    def admits(self, visitor: Visitor) -> bool:
        """Whether the person or the chat may ask."""
        known = self.allowed | self.admins
        return not self.allowed or visitor.sender in known or visitor.chat in known

    def is_admin(self, visitor: Visitor) -> bool:
        """Whether the person may use the admin's commands; only in private."""
        return visitor.sender in self.admins and visitor.is_private


@value
class Visit:
    """One request: who asks, which articles, in which language. `id` is the number of its turn."""

    id: int
    visitor: Visitor
    app: App
    reader: Reader
    memory: Memory
    rules: Rules
    admin_commands: AdminCommands
    chosen: Article | None = None  # None: all of them, or the only one

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles that are searched."""
        return self.app.library.articles if self.chosen is None else (self.chosen,)

    @property
    def has_choice(self) -> bool:
        return len(self.app.library.articles) > 1

    async def assistant(self) -> Assistant:
        """The assistant of the articles that are searched."""
        return self.app.assistant if self.chosen is None else await self.app.narrow(self.chosen)


@value
class Reply:
    """What to show, and what to store with it."""

    answer: Answer
    reader: Reader
    keyboard: Keyboard = ()  # under the last message of the reply
    turn: StoredTurn | None = None
    offers: tuple[str, ...] = ()  # the questions on its buttons


@value
class Pressed:
    """What a button did.

    With `instead` the reply replaces the message under which the button stood; of a reply in
    several messages only the last is shown there.
    """

    alert: str = ""  # shown only to the person who pressed the button
    aloud: bool = False  # the alert has to be closed: it says why nothing was done
    reply: Reply | None = None
    instead: bool = False
    keyboard: Keyboard | None = None  # takes the place of the buttons alone; the text stays


@value
class Result:
    """A result of an inline query, which can be sent to any chat."""

    id: str  # 1 to 64 of [A-Za-z0-9_-], unique in a list, the same each time for the same quote
    title: str
    description: str
    reply: Reply


@value
class Offered:
    """A page of results, and the number of the next page, counted from 0, if there is one.

    `hint` is what stands above results that are no answer.
    """

    results: tuple[Result, ...] = ()
    next_page: int | None = None
    hint: str = ""
