"""A saved or fetched HTML page -> `Page`."""

from lxml import etree
from lxml import html as lxml_html

from bot.importing.blocks import to_markdown
from bot.importing.charset import decode
from bot.importing.html_body import article_blocks
from bot.importing.html_facts import facts_of
from bot.importing.page import Page, tidy


def read_html(data: bytes, charset: str | None = None) -> Page:
    """The article of a page without its menus. `charset` is what the Content-Type declared."""
    tree = parse_html(decode(data, charset))
    facts = tidy(facts_of(tree))
    etree.strip_tags(tree, etree.Comment, etree.ProcessingInstruction)  # keeps the text behind them
    return Page(facts, to_markdown(article_blocks(tree, facts.title)))


def parse_html(text: str) -> etree._Element:
    """The tree of a page, however broken; of an empty one a tree without text."""
    parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=True)
    source = text.replace("\0", "").encode(errors="replace")
    return lxml_html.document_fromstring(source if source.strip() else b"<html></html>", parser)
