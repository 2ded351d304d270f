"""Lists in a reply: articles, commands, what was asked. A line each, and never too many."""

from collections.abc import Iterable, Sequence
from itertools import islice

from bot.answer import Shelf, Turn
from bot.answer_kinds import Kind
from bot.commands import Command
from bot.model import Article
from bot.rendering import words
from bot.rendering.blocks import BULLET, DASH, DOT, Block, Piece, item, say, shorten, ticked
from bot.rendering.direction import in_order, isolator
from bot.rendering.quotation import LONGEST_NAME, LONGEST_TITLE, paragraph, title_of
from bot.rendering.reader import Reader

_MOST_ITEMS = 30  # lines of a list
_MOST_PLACES = 3  # after a question of the history


def shelf(page: Shelf, reader: Reader) -> tuple[Block, ...]:
    """The titles with their numbers and a tick at the chosen one."""
    ask = words.SHELF_OF_ALL if page.chosen is None else words.SHELF_OF_ONE
    items = [
        item(Piece(ticked(f"{number}. ", article is page.chosen)), *title_of(article).pieces)
        for number, article in enumerate(page.articles, page.first)
    ]
    return (say(reader.say(ask)), *items)


def history(turns: Sequence[Turn], reader: Reader) -> tuple[Block, ...]:
    """What was asked, a line each, with links to what answered it."""
    items = [
        item(
            Piece(BULLET + in_order(shorten(turn.typed or turn.question, LONGEST_NAME))),
            *_places(turn, reader),
        )
        for turn in turns
    ]
    return (say(reader.say(words.HISTORY)), *items)


def _places(turn: Turn, reader: Reader) -> list[Piece]:
    """Links to what answered; not to what was only offered, nor to the head of an article."""
    by_passage = {quote.passage: quote for quote in turn.quotes if turn.kind is Kind.FOUND}
    quotes = list(by_passage.values())[:_MOST_PLACES]
    places = [paragraph(quote, reader) for quote in quotes]
    return [piece for place in places for piece in (Piece(DOT), place)]


def commands(table: Sequence[Command], reader: Reader) -> tuple[Block, ...]:
    """How the commands are used and what they do, one a line."""
    return tuple(item(*_explained(command, reader)) for command in table)


def _explained(command: Command, reader: Reader) -> tuple[Piece, ...]:
    takes = f" {reader.say(command.argument)}" if command.argument else ""
    usage, does = f"/{command.name}{takes}", f" {DASH}{reader.say(command.description)}"
    return Piece(isolator(usage + does)(usage), strong=True), Piece(does)


def titles(articles: Sequence[Article], reader: Reader) -> list[Block]:
    """The titles of articles with their numbers, a line each."""
    lines = (
        (Piece(f"{number}. "), Piece(shorten(article.title, LONGEST_TITLE), italic=True))
        for number, article in enumerate(articles, 1)
    )
    return cut(lines, len(articles), reader)


def cut(lines: Iterable[tuple[Piece, ...]], number: int, reader: Reader) -> list[Block]:
    """The first of that number of lines, and how many more there are."""
    items = [item(*line) for line in islice(lines, _MOST_ITEMS)]
    hidden = number - _MOST_ITEMS
    if hidden > 0:
        items.append(item(Piece(reader.say(words.MORE).format(hidden))))
    return items
