"""Answer -> the blocks of its reply, in order.

The bot's own sentences come from `words.py`, the article's from `quotation.py`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import assert_never

from bot.answer import (
    About,
    Answer,
    Credit,
    Excerpt,
    Found,
    History,
    Languages,
    NotFound,
    Notice,
    NoticeKind,
    Part,
    Report,
    Several,
    Shelf,
    SmallTalk,
    Surroundings,
    Topic,
    Usage,
    WhichArticle,
)
from bot.locales import in_another_language
from bot.model import Article, Quote
from bot.rendering import lists, words
from bot.rendering.blocks import BULLET, DOT, Block, Piece, Role, say, shorten
from bot.rendering.direction import in_order, isolator
from bot.rendering.links import article_url
from bot.rendering.quotation import (
    LONGEST_NAME,
    LONGEST_TITLE,
    paragraph,
    quotation,
    quotations,
    surroundings,
    title_of,
)
from bot.rendering.reader import Reader
from bot.rendering.summary import summarise
from bot.text.cleaning import clean

_MOST_PARAGRAPHS = 12  # numbers after a source


def compose_reply(answer: Answer, reader: Reader) -> tuple[Block, ...]:
    """The blocks of the reply, in order; never empty."""
    match answer:
        case Found(quotes=quotes):
            return quotations(quotes, reader)
        case NotFound():
            return _not_found(answer, reader)
        case Surroundings(stretch=stretch):
            return surroundings(stretch, reader)
        case Excerpt(quote=quote):
            return quotations((quote,), reader)
        case About():
            return _about(answer, reader)
        case SmallTalk(commands=listed):
            return (_talk(answer, reader), *lists.commands(listed, reader))
        case Notice():
            return _notice(answer, reader)
        case WhichArticle(articles=articles):
            return (say(reader.say(words.WHICH_ARTICLE)), *lists.titles(articles, reader))
        case Shelf():
            return lists.shelf(answer, reader)
        case History(turns=turns):
            return lists.history(turns, reader)
        case Languages(chosen=chosen):
            said = words.SPEAKING if chosen else words.LANGUAGE_QUESTION
            return (say(reader.say(said)),)
        case Usage(statistics=statistics):
            return summarise(statistics)
        case Report(text=text):
            return (say(clean(text)),)
        case Several(parts=parts):
            blocks = [block for part in _joined(parts) for block in _part(part, reader)]
            return tuple(_titled_once(blocks))
        case _:
            assert_never(answer)


def _talk(talk: SmallTalk, reader: Reader) -> Block:
    said = words.TALK[talk.kind]
    return say(reader.say(words.TALK_OF_SEVERAL.get(talk.kind, said) if talk.of_several else said))


def _joined(parts: Sequence[Part]) -> Sequence[Part]:
    """The parts; one whose quotes an earlier part has only adds its question to that part's."""
    joined: list[Part] = []
    for part in parts:
        at = next((at for at, before in enumerate(joined) if _repeats(part, before)), None)
        if at is None:
            joined.append(part)
        else:
            both = f"{joined[at].question}{DOT}{part.question}"
            joined[at] = replace(joined[at], question=both)
    return joined


def _repeats(part: Part, before: Part) -> bool:
    """Whether all that answers a question was quoted before."""
    if not isinstance(part.answer, Found) or not isinstance(before.answer, Found):
        return False
    told = before.answer.quotes
    return all(any(one.covers(quote) for one in told) for quote in part.answer.quotes)


def _titled_once(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks with the title only behind the last if it is the same each time."""
    titles = [number for number, block in enumerate(blocks) if block.role is Role.TITLE]
    is_same = len({blocks[number] for number in titles}) == 1
    for number, block in enumerate(blocks):
        if not is_same or number not in titles[:-1]:
            yield block


def _part(part: Part, reader: Reader) -> tuple[Block, ...]:
    """The question, which shows what the answer is to, and its reply."""
    asked = say(shorten(part.question, LONGEST_TITLE), strong=True)
    return (asked, *compose_reply(part.answer, reader))


def _fill(sentence: str, blank: str) -> Block:
    """The sentence with its blank filled, and the blank kept in order if directions mix."""
    short = shorten(blank, LONGEST_NAME)
    return say(sentence.format(isolator(sentence + short)(short)))


def _not_found(answer: NotFound, reader: Reader) -> tuple[Block, ...]:
    """That the article does not say it, and the closest passage as an offer."""
    said = words.NOT_FOUND_IN_SEVERAL if answer.one_of_several else words.NOT_FOUND
    sorry = Piece(reader.say(said), italic=True)
    title = () if answer.chosen is None else (title_of(answer.chosen),)
    if answer.closest is None:
        return (Block(Role.SAY, (sorry,)), *title)
    passage = answer.closest.passage
    if answer.one_of_several:
        title = (title_of(passage.article),)
    before, after = reader.say(words.CLOSEST).split("{}")
    where = paragraph(answer.closest, reader)
    closest = Block(Role.SAY, (sorry, Piece(f" {before}"), where, Piece(after)))
    return (closest, *title)


def _about(about: About, reader: Reader) -> tuple[Block, ...]:
    article = about.article
    match about.topic:
        case Topic.SUMMARY:
            lead = () if about.lead is None else quotation(about.lead, reader)
            chosen = (say(reader.say(words.ASKING_ONE)),) if about.chosen else ()
            return (*chosen, title_of(article), *lead)
        case Topic.PUBLISHER:
            said = _told(words.PUBLISHED_BY, article.publisher, words.NO_PUBLISHER, reader)
            return (said, title_of(article, publisher=False))
        case Topic.DATE:
            said = _told(words.PUBLISHED_ON, article.published, words.NO_DATE, reader)
            return (said, title_of(article))
        case Topic.LINK:
            url = article_url(article)
            link = Piece(reader.say(words.NO_LINK) if url is None else url, url=url)
            return (Block(Role.SAY, (link,)), replace(title_of(article), url=None))
        case Topic.SOURCES:
            return (*_sources(article, about.credits, reader), title_of(article))
        case _:
            assert_never(about.topic)


def _told(sentence: str, value: str | None, otherwise: str, reader: Reader) -> Block:
    return say(reader.say(otherwise)) if value is None else _fill(reader.say(sentence), value)


def _sources(article: Article, credits: Sequence[Credit], reader: Reader) -> tuple[Block, ...]:
    """Each credited source on a line, with the passages that credit it."""
    if not credits:
        return (say(reader.say(words.NO_SOURCES)),)
    lines = (_credited(article, credit, reader) for credit in credits)
    return (say(reader.say(words.SOURCES)), *lists.cut(lines, len(credits), reader))


def _credited(article: Article, credit: Credit, reader: Reader) -> tuple[Piece, ...]:
    name = in_order(shorten(credit.source.name, LONGEST_NAME))
    passages = map(article.passage, credit.passages[:_MOST_PARAGRAPHS])
    places = [paragraph(Quote(passage, passage.span), reader) for passage in passages]
    listed = [piece for place in places for piece in (Piece(", "), place)][1:]
    rest = [Piece(", …")] if len(credit.passages) > _MOST_PARAGRAPHS else []
    return (Piece(BULLET + name + DOT), *listed, *rest)


def _notice(notice: Notice, reader: Reader) -> tuple[Block, ...]:
    if notice.kind is NoticeKind.OTHER_LANGUAGE:
        return (_fill(*in_another_language(notice.language, notice.detail)),)
    if notice.kind is NoticeKind.PRIVACY:
        return (say(_privacy(notice.detail, reader)),)
    detail = notice.detail
    if notice.kind is NoticeKind.UNKNOWN_COMMAND:
        command, *takes = detail.split(maxsplit=1)  # "/passage NUMBER", of which one is translated
        detail = " ".join([command, *map(reader.say, takes)])
    return (_fill(reader.say(words.NOTICES[notice.kind]), detail),)


def _privacy(days: str, reader: Reader) -> str:
    """What is kept for so many days, or for as long as the program runs when none are given."""
    if not days.isdecimal():
        return reader.say(words.KEPT_HERE)
    return reader.count(*words.PRIVACY, int(days)).format(days)
