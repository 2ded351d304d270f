"""Answer -> the buttons under its reply, as values. What a button does is decided by the host."""

from collections.abc import Sequence

from bot.actions import Action, Ask, Back, Browse, Choose, Context, Rate, Read, Speak
from bot.answer import (
    About,
    Answer,
    Excerpt,
    Found,
    Languages,
    NotFound,
    Several,
    Shelf,
    Topic,
)
from bot.deep_links import key_of
from bot.locales import LANGUAGES
from bot.model import Article, Passage, Quote
from bot.rendering import words
from bot.rendering.blocks import DASH, DOT, shorten, ticked
from bot.rendering.direction import isolator
from bot.rendering.links import article_url, link_to, public
from bot.rendering.quotation import credited
from bot.rendering.reader import Reader
from bot.value import value

ALL = "0"  # the key that stands for no article alone

_LONGEST_COPY = 256  # characters, Bot API
_LONGEST_LABEL = 64
_LANGUAGES_IN_A_ROW = 2


@value
class Button:
    """A label and the one thing that pressing it does."""

    label: str
    action: Action | None = None  # goes to the host
    url: str | None = None  # is opened
    copy: str | None = None  # goes to the clipboard; at most 256 characters


Row = tuple[Button, ...]
Keyboard = tuple[Row, ...]


def keyboard(
    answer: Answer,
    reader: Reader,
    turn: int,
    offers: Sequence[str] = (),
    helpful: bool | None = None,
) -> Keyboard:
    """The buttons of an answer, which act on the turn of that number.

    `offers` are questions to ask with a button each, `helpful` what the reader has said of it.
    """
    match answer:
        case Several():
            return (_rating(turn, helpful, reader),)
        case Found(quotes=(quote, *_)):
            context = Button(reader.say(words.CONTEXT), Context(turn))
            pages = _pages(quote.passage, turn, between=(context,))
            return _rows(pages, _source_and_copy(quote, reader), _rating(turn, helpful, reader))
        case Excerpt(quote=quote):
            return _rows(_pages(quote.passage, turn), _source_and_copy(quote, reader))
        case NotFound(closest=closest):
            label = reader.say(words.READ)
            near = () if closest is None else (_page(closest.passage.number, turn, label),)
            return _rows(near, *_offers(offers, turn))
        case About(topic=Topic.SUMMARY, article=article):
            pages = _pages(article.passage(1), turn)
            return _rows((*pages, *to_source(article_url(article), reader)), *_offers(offers, turn))
        case About(article=article):
            return _rows(to_source(article_url(article), reader))
        case Shelf():
            return _shelf(answer, reader)
        case Languages():
            return _languages(reader)
        case _:
            return _rows(*_offers(offers, turn))


def turned(quote: Quote, reader: Reader, turn: int) -> Keyboard:
    """The buttons where something else of the article stands in the place of a turn's answer."""
    back = Button(reader.say(words.BACK), Back(turn))
    source = to_source(link_to(quote.passage.article, quote.span), reader)
    return _rows(_pages(quote.passage, turn), (back, *source))


def _rows(*rows: Row) -> Keyboard:
    return tuple(row for row in rows if row)


def _pages(passage: Passage, turn: int, between: Row = ()) -> Row:
    """To the passage before, and to the one after."""
    number, last = passage.number, len(passage.article.passage_spans)
    before = (_page(number - 1, turn, "◀ {}"),) if number > 1 else ()
    after = (_page(number + 1, turn, "{} ▶"),) if number < last else ()
    return (*before, *between, *after)


def _page(number: int, turn: int, label: str) -> Button:
    return Button(label.format(words.PARAGRAPH.format(number)), Read(turn, number))


def _source_and_copy(quote: Quote, reader: Reader) -> Row:
    """To the original, and to the clipboard."""
    text = _to_copy(quote, reader)
    copy = () if text is None else (Button(reader.say(words.COPY_QUOTE), copy=text),)
    return (*to_source(link_to(quote.passage.article, quote.span), reader), *copy)


def to_source(url: str | None, reader: Reader) -> Row:
    """A button to the original, where there is an address that everybody can open."""
    if url is None or not public(url):
        return ()
    return (Button(reader.say(words.OPEN_SOURCE), url=url),)


def _to_copy(quote: Quote, reader: Reader) -> str | None:
    """The quote with who says it and where, the title only if it fits; None if nothing does."""
    if len(quote.text) > _LONGEST_COPY:
        return None
    article, where = quote.passage.article, words.PARAGRAPH.format(quote.passage.number)
    who = credited(quote, reader)
    for name in (article.title, article.publisher or ""):
        parts = [part for part in (who, shorten(name, _LONGEST_COPY), where) if part]
        citation = DOT.join(map(isolator("".join(parts)), parts))
        text = f"{quote.text}\n{DASH}{citation}"
        if len(text) <= _LONGEST_COPY:
            return text
    return None


def _rating(turn: int, helpful: bool | None, reader: Reader) -> Row:
    said = ((words.HELPFUL, True), (words.NOT_HELPFUL, False))
    return tuple(
        Button(ticked(reader.say(label), helpful is value), Rate(turn, int(value)))
        for label, value in said
    )


def _offers(offers: Sequence[str], turn: int) -> list[Row]:
    return [
        (Button(shorten(question, _LONGEST_LABEL), Ask(turn, position)),)
        for position, question in enumerate(offers)
    ]


def _shelf(shelf: Shelf, reader: Reader) -> Keyboard:
    """An article a row, then the pages of the list, then the way back to all articles."""
    label = reader.say(words.PAGE)
    before, after = shelf.page - 1, shelf.page + 1
    turning = (
        *((Button(f"◀ {label.format(before)}", Browse(before)),) if before else ()),
        *((Button(f"{label.format(after)} ▶", Browse(after)),) if after <= shelf.pages else ()),
    )
    back = (Button(reader.say(words.ALL_ARTICLES), Choose(ALL)),) if shelf.chosen else ()
    articles = [(_choice(article, article is shelf.chosen),) for article in shelf.articles]
    return _rows(*articles, turning, back)


def _choice(article: Article, chosen: bool) -> Button:
    return Button(
        ticked(shorten(article.title, _LONGEST_LABEL), chosen), Choose(key_of(article.slug))
    )


def _languages(reader: Reader) -> Keyboard:
    buttons = [
        Button(ticked(name, code == reader.language), Speak(code))
        for code, name in LANGUAGES.items()
    ]
    step = _LANGUAGES_IN_A_ROW
    return tuple(tuple(buttons[at : at + step]) for at in range(0, len(buttons), step))
