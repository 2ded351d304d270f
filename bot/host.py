"""Who asks, and what they did before: the use cases that the stateless assistant does not know.

Every shell hands in what somebody wrote (`receive`), pressed (`press`) or is typing (`offer`), and
gets back what to show. State stands behind `Memory`. A reply's turn and offers are stored by the
shell, under the number that it gave, together with the reply: a crash never leaves half of it.
"""

from dataclasses import dataclass

from bot.actions import Action
from bot.answer import Answer, Turn
from bot.app import Desk
from bot.assistant import remember
from bot.memory import Memory
from bot.model import Message, Visitor
from bot.rendering.keyboard import Keyboard
from bot.rendering.reader import Reader
from bot.storage.rows import StoredTurn
from bot.turns import from_stored, to_stored


@dataclass(frozen=True, slots=True)
class Rules:
    """What the operator has settled. No allowed ids: everybody may ask."""

    allowed: frozenset[int] = frozenset()  # people and chats
    admins: frozenset[int] = frozenset()
    retention_days: float = 0.0  # 0: until the program ends


@dataclass(frozen=True, slots=True)
class Reply:
    """What to show, and what to store with it."""

    answer: Answer
    reader: Reader
    keyboard: Keyboard = ()  # under the last message of the reply
    turn: StoredTurn | None = None
    offers: tuple[str, ...] = ()  # the questions on its buttons


@dataclass(frozen=True, slots=True)
class Pressed:
    """What a button did."""

    alert: str = ""  # told to whoever pressed it alone
    reply: Reply | None = None
    instead: bool = False  # the reply takes the place of the message with the button, by one edit:
    # of a reply that makes several messages the last, which is the one with the buttons
    keyboard: Keyboard | None = None  # takes the place of the buttons alone; the text stays


@dataclass(frozen=True, slots=True)
class Result:
    """Something to send from the field in which one writes to any chat."""

    id: str  # 1 to 64 characters of [A-Za-z0-9_-], unique in a list, the same for the same quote
    title: str
    description: str
    reply: Reply


@dataclass(frozen=True, slots=True)
class Offered:
    """A page of what can be sent, and the next page, counted from 0, if there is one."""

    results: tuple[Result, ...] = ()
    next_page: int | None = None


class Host:
    """Receives people. `bot` is the bot's username, once it is known."""

    def __init__(self, desk: Desk, memory: Memory, rules: Rules = Rules()) -> None:
        self.bot: str | None = None
        self._desk = desk
        self._memory = memory
        self._rules = rules

    async def receive(self, message: Message, id: int) -> Reply | None:  # noqa: ARG002
        """The reply to a question or a command; None when silence is kept.

        `id` is the number under which the shell stores the reply's turn and offers.
        """
        visitor, app = message.visitor, self._desk.app
        stored = await self._memory.last(visitor.chat, visitor.sender)
        previous = from_stored(stored, app.library)
        answer = await app.assistant.respond(message, previous)
        return self._reply(message, answer, previous)

    async def press(self, action: Action | None, visitor: Visitor, id: int) -> Pressed:
        """What a button does; None is one whose data nobody here has written.

        `id` is the number for the turn of a new reply, should there be one.
        """
        raise NotImplementedError

    async def offer(self, text: str, visitor: Visitor, page: int = 0) -> Offered:
        """What may be sent for a text that is being typed after the bot's name."""
        raise NotImplementedError

    def _reply(self, message: Message, answer: Answer, previous: Turn | None) -> Reply:
        visitor = message.visitor
        turn = remember(message.text, answer, previous)
        stored = None if turn is None else to_stored(turn, visitor.chat, visitor.sender)
        return Reply(answer, Reader(bot=self.bot), turn=stored)
