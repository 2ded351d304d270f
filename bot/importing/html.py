"""A saved or fetched HTML page -> `Page`.

`html_segments` lays the page out as blocks, `html_marks` asks trafilatura which of them are the
article, and `html_body` decides; `html_facts` reads what the page states about itself.
"""

from itertools import dropwhile

from lxml import etree
from lxml import html as lxml_html

from bot.importing.blocks import Block, to_markdown
from bot.importing.charset import decode
from bot.importing.html_body import article_blocks
from bot.importing.html_facts import facts_of
from bot.importing.html_segments import segments_of
from bot.importing.page import Page, check_length, tidy

_OF_HEAD = frozenset(["title", "meta", "link", "base", "script", "style", "noscript", "template"])


def read_html(data: bytes, charset: str | None = None) -> Page:
    """The article of a page without its menus. `charset` is what the Content-Type declared."""
    tree = parse_html(decode(data, charset))
    facts = tidy(facts_of(tree))
    etree.strip_tags(tree, etree.Comment, etree.ProcessingInstruction)  # keeps the text after them
    etree.strip_elements(tree, "script", "style", with_tail=False)
    check_length(length_of(tree))
    return Page(facts, to_markdown(article_blocks(tree, facts.title)))


def blocks_of_html(text: str) -> list[Block]:
    """All that a piece of HTML shows."""
    tree = parse_html(text)
    etree.strip_tags(tree, etree.Comment, etree.ProcessingInstruction)
    return [segment.block for segment in segments_of(tree)]


def length_of(tree: etree._Element) -> int:
    """How many characters of text the tree holds, the spaces that only lay out its source apart."""
    return sum(len(text.strip()) for text in tree.itertext())


def parse_html(text: str) -> etree._Element:
    """The tree of a page, however broken; of an empty one a tree without text."""
    parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=True)
    source = text.replace("\0", "").encode(errors="replace")
    try:
        return _with_body(lxml_html.document_fromstring(source, parser))
    except etree.ParserError:  # nothing in it, or only a comment
        return lxml_html.document_fromstring(b"<html></html>", parser)


def _with_body(tree: etree._Element) -> etree._Element:
    """The tree, with what is shown moved from its head into a body.

    Where a page leaves out the body's tag, the parser ends the head only at elements of HTML 4.
    """
    head = tree.find("head")
    shown = list(dropwhile(_is_of_head, () if head is None else head))
    if shown:
        body = etree.SubElement(tree, "body")
        body.extend(shown)
        for other in tree.findall("body")[:-1]:
            body.extend(list(other))
            tree.remove(other)
    return tree


def _is_of_head(element: etree._Element) -> bool:
    return not isinstance(element.tag, str) or element.tag in _OF_HEAD  # comments have no name
