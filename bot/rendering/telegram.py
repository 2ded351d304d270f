"""Reply -> Telegram messages in HTML, each within every limit.

A `<blockquote>` holds the article's text alone; the citation follows below it. Messages break
between quotes. Only a quote too long for one message is cut, between words, and "…" marks where.
Limits, from the Bot API and its server: 4,096 code points after parsing, 32 KiB of HTML before it,
100 entities.
"""

import html
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.answer import Answer
from bot.rendering.blocks import Block, Piece, Role
from bot.rendering.reader import ANYBODY, Reader
from bot.rendering.reply import compose_reply
from bot.value import value

MOST_TEXT = 4096
MOST_HTML = 32 * 1024
MOST_ENTITIES = 100

_QUOTING = {Role.QUOTE: "blockquote", Role.FOLDED: "blockquote expandable"}
_CUT = "…"
_LONGEST_WORD = 200  # a border farther back than this is not worth the room it leaves
_JOINER = "\u200d"
_NEXT_LINE, _NEXT_PARAGRAPH = "\n", "\n\n"


@value
class HtmlText:
    """Some text in Telegram's HTML, the same without markup, and how many entities that makes."""

    html: str
    plain: str
    entities: int

    @property
    def fits(self) -> bool:
        return (
            len(self.plain) <= MOST_TEXT
            and len(self.html.encode()) <= MOST_HTML
            and self.entities <= MOST_ENTITIES
        )

    def then(self, gap: str, other: "HtmlText") -> "HtmlText":
        return HtmlText(
            self.html + gap + other.html,
            self.plain + gap + other.plain,
            self.entities + other.entities,
        )


def render(answer: Answer, reader: Reader = ANYBODY) -> list[HtmlText]:
    """The messages of the reply, in order; at least one."""
    return render_blocks(compose_reply(answer, reader))


def render_blocks(blocks: Sequence[Block]) -> list[HtmlText]:
    """The messages that hold the blocks, in order."""
    messages: list[HtmlText] = []
    for gap, text in _units(blocks):
        longer = messages[-1].then(gap, text) if messages else text
        if messages and longer.fits:
            messages[-1] = longer
        else:
            messages.append(text)
    return messages


def _units(blocks: Sequence[Block]) -> Iterator[tuple[str, HtmlText]]:
    """What is kept in one message, and the gap before it: a quote with its citation, or a block."""
    for block, following in pairwise((*blocks, None)):
        if block is None or block.role is Role.CITE:
            continue
        if following is not None and following.role is Role.CITE:
            yield from ((_NEXT_PARAGRAPH, text) for text in _quotation(block, following))
        else:
            yield _NEXT_LINE if block.role is Role.ITEM else _NEXT_PARAGRAPH, _dress(block)


def _quotation(quote: Block, citation: Block) -> Iterator[HtmlText]:
    """A quote with its citation; a long one in several parts, the citation after the last."""
    cited = _dress(citation)
    room = MOST_TEXT - len(_NEXT_LINE) - len(cited.plain)
    *parts, last = _parts(quote, room)
    yield from (_dress(part) for part in parts)
    yield _dress(last).then(_NEXT_LINE, cited)


# -- markup ---------------------------------------------------------------------------------------


def _dress(block: Block) -> HtmlText:
    """The block in HTML; without its links in the odd case that they alone would be too much."""
    markup = "".join([_markup(each) for each in block.pieces])
    entities = sum([each.strong + each.italic + (each.url is not None) for each in block.pieces])
    if block.role in _QUOTING:
        markup, entities = f"<{_QUOTING[block.role]}>{markup}</blockquote>", entities + 1
    text = HtmlText(markup, block.text, entities)
    linked = any(piece.url for piece in block.pieces)
    return _dress(_without_links(block)) if linked and not text.fits else text


def _markup(piece: Piece) -> str:
    text = html.escape(piece.text, quote=False)
    if piece.strong:
        text = f"<b>{text}</b>"
    if piece.italic:
        text = f"<i>{text}</i>"
    if piece.url is not None:
        text = f'<a href="{html.escape(piece.url)}">{text}</a>'
    return text


def _without_links(block: Block) -> Block:
    return replace(block, pieces=tuple(replace(piece, url=None) for piece in block.pieces))


# -- cutting --------------------------------------------------------------------------------------


def _parts(quote: Block, room: int) -> list[Block]:
    """The quote itself if it fits, else its parts, each with a mark where it was cut."""
    text = quote.text
    if len(text) <= room:
        return [quote]
    return [
        replace(quote, pieces=_slice(quote.pieces, start, end, len(text)))
        for start, end in _spans(text, room - 2 * len(_CUT))
    ]


def _spans(text: str, room: int) -> Iterator[tuple[int, int]]:
    """Stretches of at most `room` code points that hold all of the text but spaces at the cuts."""
    start = 0
    while len(text) - start > room:
        end = _border(text, start, start + room)
        yield start, start + len(text[start:end].rstrip())
        start = len(text) - len(text[end:].lstrip())
    yield start, len(text)


def _border(text: str, start: int, limit: int) -> int:
    """The last place for a cut: a space if one is near, else between two whole characters."""
    earliest = max(start + 1, limit - _LONGEST_WORD)
    places = range(limit, earliest, -1)
    blank = next((place for place in places if text[place].isspace()), None)
    return blank or next((place for place in places if _is_whole(text, place)), limit)


def _is_whole(text: str, place: int) -> bool:
    """Whether no accent, joiner or variation is parted from its letter there."""
    joined = unicodedata.category(text[place]) in {"Mn", "Mc", "Me", "Cf", "Sk"}
    return not joined and text[place - 1] != _JOINER


def _slice(pieces: Sequence[Piece], start: int, end: int, total: int) -> tuple[Piece, ...]:
    """The pieces of a stretch of a text of that length, with a mark where it was cut."""
    sliced = [Piece(_CUT)] if start > 0 else []
    offset = 0
    for piece in pieces:
        text = piece.text[max(0, start - offset) : max(0, end - offset)]
        sliced += [replace(piece, text=text)] if text else []
        offset += len(piece.text)
    return (*sliced, Piece(_CUT)) if end < total else tuple(sliced)
