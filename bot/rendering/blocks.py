"""What a reply is made of, before any markup.

The renderers beside this module only add markup to blocks, so that Telegram, terminal and pipe say
the same in the same order. Only a quote may be of any length: the texts of other blocks have passed
`shorten`, so that only quotes ever need cutting.
"""

from enum import StrEnum
from functools import lru_cache

from bot.text.cleaning import clean_line
from bot.value import value

DASH, DOT, BULLET = "— ", " · ", "• "
_TICK = "✓ "
_REMEMBERED = 1024  # texts; the same titles and names stand in most replies


class Role(StrEnum):
    """What a block is in a reply."""

    SAY = "say"
    QUOTE = "quote"
    FOLDED = "folded"  # a QUOTE that is opened by who wants to read it
    CITE = "cite"  # belongs to the quote before it
    TITLE = "title"
    ITEM = "item"  # a line of a list


@value
class Piece:
    """A stretch of text of one look."""

    text: str
    strong: bool = False
    italic: bool = False
    url: str | None = None


@value
class Block:
    """A paragraph of a reply. Of a TITLE, `url` is where the article can be read."""

    role: Role
    pieces: tuple[Piece, ...]
    url: str | None = None

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)

    @property
    def goes_on(self) -> bool:
        """Whether it stands right below the block before it, where there is one."""
        return self.role in (Role.CITE, Role.ITEM)


def say(text: str, strong: bool = False) -> Block:
    """A paragraph of the bot's own."""
    return Block(Role.SAY, (Piece(text, strong),))


def item(*pieces: Piece) -> Block:
    """A line of a list."""
    return Block(Role.ITEM, pieces)


def ticked(label: str, is_so: bool) -> str:
    """The label with a tick before it, if it is so."""
    return f"{_TICK}{label}" if is_so else label


@lru_cache(maxsize=_REMEMBERED)
def shorten(text: str, most: int) -> str:
    """The text clean, on one line, and cut at a word border beyond `most` code points."""
    line = clean_line(text)
    if len(line) <= most:
        return line
    head = line[: most - 1]
    return (head.rpartition(" ")[0] or head).rstrip() + "…"
