"""The entry for every shell: permission is checked here, and the request gets its context.

A shell hands in a message (`receive`), a pressed button (`press`) or an inline query (`offer`), and
gets back what to show. The shell stores a reply's turn and offers, under the id that it gave, in
one transaction with the reply.

People who are not allowed are refused, once in a chat, before their text is looked at.
"""

from dataclasses import replace

from bot.actions import Action
from bot.answer import Notice, NoticeKind
from bot.app import CurrentApp
from bot.hosting import offering, pressing
from bot.hosting.memory import Memory
from bot.hosting.personal import ARTICLE, LANGUAGE
from bot.hosting.receiving import reply_to
from bot.hosting.visit import AdminCommands, Offered, Pressed, Reply, Rules, Visit
from bot.locales import LANGUAGES, language_of
from bot.model import Message, Visitor
from bot.rendering import words
from bot.rendering.reader import Reader

_MOST_REFUSED = 10_000  # chats that were told and are remembered


class Host:
    """Answers people. `bot` is the bot's username, once it is known."""

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
        """The reply to a question or a command; None when there is none.

        `id` is the number under which the shell stores the reply's turn and offers.
        """
        if not self._rules.admits(message.visitor):
            return self._refuse(message.visitor)
        return await reply_to(message, await self._visit(message.visitor, id))

    async def press(self, action: Action | None, visitor: Visitor, id: int) -> Pressed:
        """What a button does; None stands for data that is no action.

        `id` is the number under which the shell stores the turn and offers of a reply.
        """
        if not self._rules.admits(visitor):
            reader = Reader(language_of(visitor.language))
            return Pressed(alert=reader.say(words.NOTICES[NoticeKind.REFUSED]), aloud=True)
        return await pressing.press(action, await self._visit(visitor, id))

    async def offer(self, text: str, visitor: Visitor, page: int = 0) -> Offered:
        """What may be sent for a text that is being typed after the bot's name."""
        if not self._rules.admits(visitor):
            return Offered()
        return await offering.offer(text, page, await self._visit(visitor, 0))

    async def reader(self, chat: int, code: str | None) -> Reader:
        """The reader in a chat: with the language chosen there, else the one the client reports."""
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
        """A refusal the first time in a chat, and no reply after it."""
        if visitor.chat in self._refused:
            return None
        if len(self._refused) >= _MOST_REFUSED:
            self._refused.clear()
        self._refused.add(visitor.chat)
        return Reply(Notice(NoticeKind.REFUSED), Reader(language_of(visitor.language)))
