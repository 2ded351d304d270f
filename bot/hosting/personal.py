"""The commands of the table that are `personal`: they depend on who gives them, and where."""

import math
from dataclasses import replace

from bot.answer import About, Answer, History, Languages, Notice, NoticeKind, Shelf, Topic
from bot.assistant import lead_of
from bot.hosting.turns import from_stored
from bot.hosting.visit import Visit
from bot.locales import LANGUAGES
from bot.model import Article
from bot.rendering.reader import Reader
from bot.titles import named

ARTICLE, LANGUAGE = "article", "language"  # the choices of a chat

_ON_A_PAGE = 8  # articles
_LATEST = 10  # turns
_ALL = ("0", "all")


async def answer(command: str, argument: str, visit: Visit) -> tuple[Answer, Visit] | None:
    """The answer, and the visit with what the command has changed; None for no such command."""
    match command:
        case "articles" if visit.has_choice:
            return await _articles(argument, visit)
        case "language":
            if argument.lower() not in LANGUAGES:
                return Languages(), visit
            return Languages(chosen=True), await speak(argument.lower(), visit)
        case "history":
            return await _history(visit), visit
        case "privacy":
            return Notice(NoticeKind.PRIVACY, _days(visit)), visit
        case "forget":
            await visit.memory.forget(visit.visitor.sender)
            return Notice(NoticeKind.FORGOTTEN), visit
        case _ if command in visit.admin_commands and visit.rules.is_admin(visit.visitor):
            return await visit.admin_commands[command](), visit
        case _ if command in visit.admin_commands and visit.visitor.sender in visit.rules.admins:
            return Notice(NoticeKind.ONLY_IN_PRIVATE), visit
        case _:
            return None


async def choose(article: Article | None, visit: Visit) -> Visit:
    """Ask that article alone in this chat from now on; None for all."""
    slug = None if article is None else article.slug
    await visit.memory.choose(visit.visitor.chat, ARTICLE, slug)
    return replace(visit, chosen=article)


async def speak(language: str, visit: Visit) -> Visit:
    """Use that language for the bot's own words in this chat from now on."""
    await visit.memory.choose(visit.visitor.chat, LANGUAGE, language)
    return replace(visit, reader=Reader(language, visit.reader.bot))


async def _articles(argument: str, visit: Visit) -> tuple[Answer, Visit]:
    if not argument:
        return shelf(visit), visit
    if argument.lower() in _ALL:
        visit = await choose(None, visit)
        return shelf(visit), visit
    article = named(argument, visit.app.library.articles)
    if article is None:
        return Notice(NoticeKind.NO_SUCH_ARTICLE), visit
    return replace(await summary(article), chosen=True), await choose(article, visit)


async def _history(visit: Visit) -> Answer:
    who = visit.visitor
    latest = await visit.memory.latest(who.chat, who.sender, _LATEST)
    turns = (from_stored(one, visit.app.library) for one in latest)
    asked = tuple(turn for turn in turns if turn.question)
    return History(asked) if asked else Notice(NoticeKind.NO_HISTORY)


def _days(visit: Visit) -> str:
    """For how many days it is remembered what people asked; "" for as long as the program runs."""
    days = visit.rules.retention_days
    return str(math.ceil(days)) if days else ""


async def summary(article: Article) -> About:
    """What an article is about."""
    return About(Topic.SUMMARY, article, await lead_of(article))


def shelf(visit: Visit, page: int | None = None) -> Shelf:
    """That page of the list of articles, counted from 1; the last one beyond it.

    Without a number it is the page of the chosen article, or the first.
    """
    articles = visit.app.library.articles
    pages = math.ceil(len(articles) / _ON_A_PAGE)
    if page is None:
        page = 1 if visit.chosen is None else articles.index(visit.chosen) // _ON_A_PAGE + 1
    page = min(page, pages)
    first = (page - 1) * _ON_A_PAGE
    return Shelf(articles[first : first + _ON_A_PAGE], first + 1, page, pages, visit.chosen)
