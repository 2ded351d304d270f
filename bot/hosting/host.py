"""Who asks, and what they did before: the use cases that the stateless assistant does not know.

Every shell hands in what somebody wrote (`receive`), pressed (`press`) or is typing (`offer`), and
gets back what to show. State stands behind `Memory`. A reply's turn and offers are stored by the
shell, under the number that it gave, together with the reply: a crash never leaves half of it.

Strangers are refused here, once in a chat, before anything of theirs is looked at.
"""

from dataclasses import replace

from bot.actions import Action
from bot.answer import Notice, NoticeKind
from bot.app import CurrentApp
from bot.hosting.memory import Memory
from bot.hosting.offering import offer
from bot.hosting.personal import ARTICLE, LANGUAGE
from bot.hosting.pressing import press
from bot.hosting.receiving import reply_to
from bot.hosting.visit import AdminCommands, Offered, Pressed, Reply, Rules, Visit
from bot.locales import LANGUAGES, language_of
from bot.model import Message, Visitor
from bot.rendering import words
from bot.rendering.reader import Reader

_MOST_REFUSED = 10_000  # chats that are known to have been told


class Host:
    """Receives people. `bot` is the bot's username, once it is known."""

    def __init__(
        self,
        current: CurrentApp,
        memory: Memory,
        rules: Rules | None = None,
        admin_commands: AdminCommands | None = None,
    ) -> None:
        self.bot: str | None = None
        self._current = current
        self._memory = memory
        self._rules = rules or Rules()
        self._admin_commands = admin_commands or {}
        self._refused: set[int] = set()

    async def receive(self, message: Message, id: int) -> Reply | None:
        """The reply to a question or a command; None when silence is kept.

        `id` is the number under which the shell stores the reply's turn and offers.
        """
        if not self._rules.admits(message.visitor):
            return self._refuse(message.visitor)
        return await reply_to(message, await self._visit(message.visitor, id))

    async def press(self, action: Action | None, visitor: Visitor, id: int) -> Pressed:
        """What a button does; None is one whose data nobody here has written.

        `id` is the number under which the shell stores the turn and offers of a reply.
        """
        if not self._rules.admits(visitor):
            reader = Reader(language_of(visitor.language))
            return Pressed(alert=reader.say(words.NOTICES[NoticeKind.REFUSED]), aloud=True)
        return await press(action, await self._visit(visitor, id))

    async def offer(self, text: str, visitor: Visitor, page: int = 0) -> Offered:
        """What may be sent for a text that is being typed after the bot's name."""
        if not self._rules.admits(visitor):
            return Offered()
        return await offer(text, page, await self._visit(visitor, 0))

    async def reader(self, chat: int, code: str | None) -> Reader:
        """Who reads in a chat: by the language chosen there, else by the client's code for one."""
        chosen = (await self._memory.choices(chat)).get(LANGUAGE)
        return Reader(chosen if chosen in LANGUAGES else language_of(code), self.bot)

    async def _visit(self, visitor: Visitor, id: int) -> Visit:
        app, choices = self._current.app, await self._memory.choices(visitor.chat)
        reader = await self.reader(visitor.chat, visitor.language)
        visit = Visit(id, visitor, app, reader, self._memory, self._rules, self._admin_commands)
        if ARTICLE not in choices or not visit.has_choice:
            return visit
        return replace(visit, chosen=app.library.by_slug.get(choices[ARTICLE]))

    def _refuse(self, visitor: Visitor) -> Reply | None:
        """One polite word, and silence after it."""
        if visitor.chat in self._refused:
            return None
        if len(self._refused) >= _MOST_REFUSED:
            self._refused.clear()
        self._refused.add(visitor.chat)
        return Reply(Notice(NoticeKind.REFUSED), Reader(language_of(visitor.language)))
