"""Markdown as other programs extend it -> CommonMark, whose reader would show their marks as text.

Known are what Hugo, Jekyll, kramdown, Docusaurus, pandoc and Obsidian add in lines of their own
(short codes, tags of templates, attributes, fences of colons, imports, comments, callouts) and
within lines (links between notes, marked words, names of blocks and headings). Their text stays;
code stays as it is.
"""

import re
from collections.abc import Iterator

_FENCE = re.compile(r"^ {0,3}(`{3,}(?=[^`]*$)|~{3,})")  # CommonMark 4.5: then no ` follows
_TITLE_BLOCK = re.compile(r"% *(.*)\n(?:% *(.*)\n)?(?:% *(.*)\n)?")  # pandoc: title, authors, day
_TAGS_OF_CODE = re.compile(r"^\s*\{%-?\s*(end)?highlight\b[^%]*%\}\s*$")  # Jekyll's fence
_TAG = "{%"
_MARKS = re.compile(
    r"^\s*(?:\{:[^}]*\}"  # kramdown: attributes of what stands above
    r"|\*\[[^\]]+\]:.*"  # kramdown: what an abbreviation stands for
    r"|\[\[?_?TOC_?\]?\]"
    r"|!\[\[[^\]]*\]\]"  # Obsidian: a picture, or another note
    r"|import\s+(?:[\w{}*,\s]+\s+from\s+)?['\"][^'\"]+['\"];?"  # Docusaurus: what the page needs
    r"|</?[A-Z]\w*(?:\s[^<>]*)?>)\s*$"  # and its components
)
_CAPTION = re.compile(r"^\s*\{\{[<%].*\bcaption=\"([^\"]*)\".*[%>]\}\}\s*$")
_COLONS = re.compile(r"^\s*:{3,}\s*(?:\{.*\}|\w*(?:\[(.*)\]|\s+([^{}]*))?)\s*$")
_CALLOUT = re.compile(r"^((?:>\s?)+)\[!\w+\][+-]?\s*(.*)$")
_CONTENTS = re.compile(r"^[*+-] (?:TOC|toc|Contents)\n\{:.*\}$", re.MULTILINE)
_INLINE = (
    # Outside of code: tags of Jekyll's templates, short codes of Hugo, comments of Obsidian.
    (re.compile(r"(`+[^`]*`+)|\{%.*?%\}|\{\{[<%].*?[%>]\}\}|%%.*?%%"), r"\1"),
    (re.compile(r"!?\[\[(?:[^\]|]*\|)?([^\]|]+)\]\](?!\()"), r"\1"),  # "[[1]](#note)" is a link
    (re.compile(r"(?<![A-Za-z0-9])==(?=\S)(.+?)(?<=\S)==(?![A-Za-z0-9])"), r"\1"),
    (re.compile(r"\s\^(?!\d+$)[\w-]+$"), ""),  # a name of the block; " ^2" is a power
    (re.compile(r"^(#{1,6} .*?)\s*\{[#.:][^}]*\}\s*$"), r"\1"),
)


def title_block(text: str) -> tuple[str | None, str | None, str]:
    """The title and the day that pandoc takes from the first lines, and the text below them.

    >>> title_block("% On tides\\n% A. Author\\n% 2024-05-02\\n\\nHigh.")
    ('On tides', '2024-05-02', '\\nHigh.')
    """
    match = _TITLE_BLOCK.match(text)
    return (match[1], match[3], text[match.end() :]) if match else (None, None, text)


def to_commonmark(text: str) -> str:
    """The text without the marks that only those programs understand.

    >>> to_commonmark("## Fares {#fares}\\n{: .lead}\\nSee [[the mole|it]]. ^b1")
    '## Fares\\n\\nSee it.'
    """
    return "\n".join(_lines(_CONTENTS.sub("", text)))


def _lines(text: str) -> Iterator[str]:
    fence = ""  # that has been opened: backticks, tildes or Jekyll's tag
    for line in text.split("\n"):
        mark = _FENCE.match(line)
        tag = _TAGS_OF_CODE.match(line)
        if tag and fence == (_TAG if tag[1] else ""):  # ends its like, begins where none is open
            fence = "" if tag[1] else _TAG
            yield "```"
        elif fence or line.startswith("    "):
            closes = mark and mark[1].startswith(fence) and mark[1] == line.strip()
            fence = "" if closes else fence
            yield line
        else:
            fence = mark[1] if mark else ""
            yield line if mark else _plain(line)


def _plain(line: str) -> str:
    if _MARKS.match(line):
        return ""
    if match := _CAPTION.match(line):
        return match[1]
    if match := _COLONS.match(line):
        return match[1] or match[2] or ""
    if match := _CALLOUT.match(line):
        return f"{match[1]}{match[2]}\n{match[1]}" if match[2] else match[1]
    for pattern, plain in _INLINE:
        line = pattern.sub(plain, line)
    return line
