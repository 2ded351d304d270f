"""A message -> the reply: commands, links into the bot, and questions in their context.

A question is asked of the chosen article or of all, and may lean on the turn before it, or on the
one it replies to.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from bot.answer import (
    About,
    Answer,
    Excerpt,
    NotFound,
    Notice,
    NoticeKind,
    Part,
    Several,
    SmallTalk,
    Talk,
    Turn,
    WhichArticle,
)
from bot.answer_kinds import Kind
from bot.assistant import OWN, cited, whole
from bot.commands import commands_for, nearest, split_command
from bot.deep_links import DeadEnd, open_payload
from bot.dialogue import leant_on, looks_back, remember
from bot.hosting import personal
from bot.hosting.suggesting import suggested
from bot.hosting.turns import StoredTurn, from_stored, to_stored
from bot.hosting.visit import Reply, Visit
from bot.model import Article, Message, Passage, Quote
from bot.rendering.keyboard import keyboard

_OWN = {command.name for command in OWN}
_ACTS = {"forget", "reload", "stats"}  # the last, because its picture cannot replace a text
_CHOOSE = {"articles", "language"}  # with an argument
_LOOKED_BACK = 10  # turns
_OF_ANY = {"about", "sources"}  # with an argument, whichever article is chosen


async def reply_to(message: Message, visit: Visit) -> Reply | None:
    """The reply to a message, in the context of the conversation.

    None for a message that was edited into a command with effects: those need a new message.
    """
    name, argument = split_command(message.text)
    if message.edits is not None and _acts(name, argument):
        return None
    if name == "start" and argument:
        opened = await _opened(argument, visit)
        if opened is not None:
            return await _reply(_title_of(opened), opened, None, visit)
    elif name and name not in _OWN:
        return await _personal_reply(name, argument, visit)
    previous = await _previous(message, visit)
    if message.text:
        answer = await respond(message, previous, visit)
    else:
        in_a_group = message.is_called and not visit.visitor.is_private
        answer = Notice(NoticeKind.CALLED if in_a_group else NoticeKind.NO_TEXT)
    return await _reply(message.text, answer, previous, visit)


async def ask(question: str, visit: Visit) -> Reply:
    """The reply to a question on a button, which it repeats, since it stands in no message."""
    answer = await respond(Message(question, visit.visitor), None, visit)
    reply = await _reply(question, answer, None, visit)
    if isinstance(answer, Several):
        return reply
    return replace(reply, answer=Several((Part(question, answer),)))


async def show(article: Article, visit: Visit) -> Reply:
    """What the article just chosen is about, with questions to ask about it."""
    answer = replace(await personal.summary(article), chosen=True)
    return await _reply(article.title, answer, None, visit)


async def _personal_reply(name: str, argument: str, visit: Visit) -> Reply:
    done = await personal.answer(name, argument, visit)
    if done is None:
        known = commands_for(visit.has_choice, visit.rules.is_admin(visit.visitor))
        done = Notice(NoticeKind.UNKNOWN_COMMAND, nearest(name, known)), visit
    answer, visit = done
    asked = answer.article.title if isinstance(answer, About) else ""
    return await _reply(asked, answer, None, visit)


async def _previous(message: Message, visit: Visit) -> Turn | None:
    """The turn that the message replies to, else the one before it that it leans on."""
    if message.reply_to is not None:
        replied = await visit.memory.turn_at(message.visitor.chat, message.reply_to)
        if replied is not None:
            return from_stored(replied, visit.app.library)
    before = [from_stored(one, visit.app.library) for one in await _before(message, visit)]
    return leant_on(message.text, before)


async def _before(message: Message, visit: Visit) -> Sequence[StoredTurn]:
    """The turns that the message may lean on, the latest first: after silence more than one."""
    who = message.visitor
    if message.edits is None:
        last = await visit.memory.last(who.chat, who.sender)
        if last is None:
            return []
        if last.kind is not Kind.NOT_FOUND or not looks_back(message.text):
            return [last]
    return await visit.memory.latest(who.chat, who.sender, _LOOKED_BACK, before=message.edits)


async def _reply(asked: str, answer: Answer, previous: Turn | None, visit: Visit) -> Reply:
    """The answer with its buttons, and the turn and the offers that are to be stored with it.

    Below the question which article is meant stand the buttons of the list of articles.
    """
    if isinstance(answer, SmallTalk) and answer.kind is Talk.HELP:
        shown = commands_for(visit.has_choice, visit.rules.is_admin(visit.visitor))
        answer = replace(answer, commands=shown)
    turn = remember(asked, answer, previous)
    who = visit.visitor
    stored = None if turn is None else to_stored(turn, who.chat, who.sender)
    offers = await suggested(answer, asked, visit)
    which = isinstance(answer, WhichArticle)
    buttons = keyboard(personal.shelf(visit) if which else answer, visit.reader, visit.id, offers)
    return Reply(answer, visit.reader, buttons, stored, tuple(offers))


async def respond(message: Message, previous: Turn | None, visit: Visit) -> Answer:
    """The assistant's answer; silence names the article that was asked alone, if one was.

    A title after a command means that article, even where another one was chosen.
    """
    command, argument = split_command(message.text)
    others = bool(argument) and command in _OF_ANY
    assistant = visit.app.assistant if others else await visit.assistant()
    await asyncio.sleep(0)  # other questions under way catch up, here and below: see `search`
    answer = await assistant.respond(message, previous)
    await asyncio.sleep(0)
    if visit.chosen is not None and isinstance(answer, NotFound):
        return replace(answer, chosen=visit.chosen)
    return answer


def _acts(command: str, argument: str) -> bool:
    """Whether the command changes something."""
    return command in _ACTS or (command in _CHOOSE and bool(argument))


async def _opened(payload: str, visit: Visit) -> Answer | None:
    """What a link into the bot shows; None for what is no link of ours."""
    match open_payload(payload, visit.app.library):
        case Article() as article:
            return await personal.summary(article)
        case Passage() as passage:
            return Excerpt(await whole(passage))
        case Quote() as quote:
            return Excerpt(await cited(quote))
        case DeadEnd.GONE:
            return Notice(NoticeKind.BAD_LINK)
        case DeadEnd.CHANGED:
            return Notice(NoticeKind.CHANGED)
        case None:
            return None


def _title_of(answer: Answer) -> str:
    """What is remembered as the question of a person who followed a link."""
    match answer:
        case About(article=article):
            return article.title
        case Excerpt(quote=quote):
            return quote.passage.article.title
        case _:
            return ""
