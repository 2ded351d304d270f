"""HTML as Telegram's server reads it: a text with entities, a refusal, or a silent change.

After tdlib's `parse_html`, `fix_formatted_text` and `check_url`: the same tags, nesting, error
texts and limits. What the server would change without a word raises, too, for a bot that shows an
article word for word must not let that happen.
"""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

MOST_TEXT = 4096  # code points
MOST_BYTES = 32 * 1024
MOST_ENTITIES = 100

TAGS = {
    **dict.fromkeys(("b", "strong"), "bold"),
    **dict.fromkeys(("i", "em"), "italic"),
    **dict.fromkeys(("u", "ins"), "underline"),
    **dict.fromkeys(("s", "strike", "del"), "strikethrough"),
    **{name: name for name in ("code", "pre", "blockquote")},
    "a": "text_link",
    "tg-spoiler": "spoiler",
}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#(\d+)|#x([0-9a-fA-F]+)|(lt|gt|amp|quot));?")
_TAG = re.compile(r"<(/?)([^\s<>/]*)([^<>]*)>")
_ATTRIBUTE = re.compile(r'\s*([a-zA-Z-]+)(?:\s*=\s*(?:"([^"]*)"|\'([^\']*)\'|([^\s"\'>]+)))?')
_REMOVED = re.compile("[\r\u0000-\u0008\u000b-\u001f\u2028-\u202e\u0333\u033f\u030a\t]")
_INVISIBLE = re.compile(r"[\s\u200b-\u200f\u2060-\u2064\ufeff]*")


class RefusedError(Exception):
    """What Telegram answers instead of doing it."""


class ChangedError(Exception):
    """What Telegram would do silently."""


@dataclass(frozen=True)
class Entity:
    """A stretch of the text, in UTF-16 units."""

    kind: str
    offset: int
    length: int
    url: str | None = None
    expandable: bool = False


@dataclass(frozen=True)
class Formatted:
    """A text as it arrives."""

    text: str
    entities: tuple[Entity, ...] = ()


def formatted(text: str, mode: str | None) -> Formatted:
    """The text as it arrives; RefusedError or ChangedError when not as it was meant."""
    if len(text.encode("utf-8", "surrogatepass")) > MOST_BYTES:
        raise RefusedError("Bad Request: message is too long")
    if mode not in (None, "HTML"):
        raise RefusedError("Bad Request: unsupported parse_mode")
    arrived = _parsed(text) if mode else Formatted(text)
    if _INVISIBLE.fullmatch(arrived.text):
        raise RefusedError("Bad Request: message text is empty")
    if len(arrived.text) > MOST_TEXT:
        raise RefusedError("Bad Request: message is too long")
    _check_unchanged(arrived)
    return arrived


def _check_unchanged(arrived: Formatted) -> None:
    if removed := _REMOVED.search(arrived.text):
        raise ChangedError(f"U+{ord(removed[0]):04X} is removed or replaced")
    if arrived.text != arrived.text.strip():
        raise ChangedError("blanks around the text are removed")
    if len(arrived.entities) > MOST_ENTITIES:
        raise ChangedError(f"{len(arrived.entities)} entities")
    for entity in arrived.entities:
        if entity.url is not None and not is_link(entity.url):
            raise ChangedError(f"a link to {entity.url} becomes plain text")
        if entity.length == 0:
            raise ChangedError(f"an empty {entity.kind}")


def is_link(url: str) -> bool:
    """Whether Telegram makes a link of it: a host with a dot, and a scheme it knows."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return False
    if parts.scheme == "tg":
        return True
    named = re.fullmatch(r"[\w-]+(\.[\w-]+)+", host, re.ASCII)
    return parts.scheme in ("http", "https") and bool(named) and not re.search(r"\s", url)


@dataclass
class _Open:
    tag: str
    offset: int
    url: str | None
    expandable: bool


def _parsed(html: str) -> Formatted:
    text, at = "", 0
    stack: list[_Open] = []
    entities: list[Entity] = []
    while at < len(html):
        if html[at] == "&" and (reference := _REFERENCE.match(html, at)):
            text, at = text + _meant(reference), reference.end()
        elif html[at] == "<":
            tag = _TAG.match(html, at)
            where = f"at byte offset {len(html[:at].encode())}"
            if tag is None:
                raise _cannot(f"Unclosed start tag {where}")
            if tag[1]:
                entities.append(_closed(stack, tag[2].lower(), _units(text), where))
            else:
                stack.append(_opened(stack, tag, _units(text), where))
            at = tag.end()
        else:
            text, at = text + html[at], at + 1
    if stack:
        raise _cannot(f'Can\'t find end tag corresponding to start tag "{stack[-1].tag}"')
    return Formatted(text, tuple(sorted(entities, key=lambda one: (one.offset, -one.length))))


def _meant(reference: re.Match[str]) -> str:
    decimal, hexadecimal, name = reference.groups()
    if name:
        return _NAMED[name]
    code = int(decimal) if decimal else int(hexadecimal, 16)
    return chr(code) if 0 < code < 0x10FFFF else reference[0]


def _opened(stack: list[_Open], tag: re.Match[str], offset: int, where: str) -> _Open:
    name = tag[2].lower()
    if name not in TAGS:
        raise _cannot(f'Unsupported start tag "{name}" {where}')
    if name == "blockquote" and any(one.tag == name for one in stack):
        raise ChangedError("a blockquote in a blockquote is dropped")
    given = {m[1].lower(): m[2] or m[3] or m[4] or "" for m in _ATTRIBUTE.finditer(tag[3])}
    url = _REFERENCE.sub(_meant, given.get("href", "")) if name == "a" else None
    return _Open(name, offset, url, "expandable" in given)


def _closed(stack: list[_Open], name: str, offset: int, where: str) -> Entity:
    if not stack:
        raise _cannot(f"Unexpected end tag {where}")
    start = stack.pop()
    if name and name != start.tag:
        raise _cannot(f'Unmatched end tag {where}, expected "</{start.tag}>", found "</{name}>"')
    kind, length = TAGS[start.tag], offset - start.offset
    return Entity(kind, start.offset, length, start.url, start.expandable)


def _cannot(why: str) -> RefusedError:
    return RefusedError(f"Bad Request: can't parse entities: {why}")


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
