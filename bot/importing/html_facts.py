"""What an HTML page states about itself: JSON-LD, meta elements, microdata, its head.

Each fact has a list of places, the most particular first. A place that only suggests a fact (a date
somewhere in the text, the name of the host) is no such place.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from typing import Any

from lxml import etree

from bot.importing.page import Facts
from bot.text.cleaning import clean_line

_TITLES = "og:title citation_title dc.title dc:title dcterms.title parsely-title twitter:title"
_PUBLISHERS = (
    "og:site_name citation_publisher citation_journal_title dc.publisher dcterms.publisher"
    " publisher"
)
_DATES = (
    "article:published_time og:published_time citation_publication_date citation_date"
    " dc.date.issued dcterms.issued dcterms.date dc.date date pubdate publishdate publish-date"
    " publish_date sailthru.date parsely-pub-date datepublished"
)
_LANGUAGES = "og:locale dc.language dcterms.language content-language language"
_ARTICLE = re.compile(r"(?:\w*Article|BlogPosting|Report|WebPage)\Z")
_PUBLISHED = re.compile(r"(?:^|\s)(?:published|dt-published|entry-date)(?=\s|$)")
_SAVED_FROM = re.compile(
    r"saved from url=\(\d+\)(https?://\S+)|^\s*url:\s*(https?://\S+)", re.MULTILINE
)
_YEAR = re.compile(r"\d{4}")
_BETWEEN = r"(?:\s+[|–—·«»:-]+\s+|\s*[|_]\s*)"  # a title and the name of its site
_SEPARATOR = re.compile(_BETWEEN)


def facts_of(tree: etree._Element) -> Facts:
    """The facts of the page, as they stand there."""
    meta = _meta(tree)
    stated = _json_ld(tree).or_else(meta).or_else(_elements(tree))
    title = meta.title or stated.title or _document_title(tree)
    return replace(stated, title=_without_site(title, tree, stated.publisher) if title else None)


def _meta(tree: etree._Element) -> Facts:
    metas: dict[str, str] = {}
    for meta in tree.iter("{*}meta"):
        name = next(filter(None, map(meta.get, ("property", "name", "http-equiv", "itemprop"))), "")
        content = meta.get("content", "")
        if clean_line(content):
            for key in name.lower().split():
                metas.setdefault(key, content)

    def first(names: str) -> str | None:
        return next((metas[name] for name in names.split() if name in metas), None)

    html = tree.xpath("/*/@lang | /*/@*[local-name() = 'lang'] | //body/@lang")
    return Facts(
        title=first(_TITLES),
        publisher=first(_PUBLISHERS),
        published=first(_DATES),
        language=next((str(value) for value in html if value.strip()), None) or first(_LANGUAGES),
        url=_canonical(tree) or first("og:url"),
    )


def _canonical(tree: etree._Element) -> str | None:
    for link in tree.iter("{*}link"):
        if "canonical" in link.get("rel", "").lower().split() and "://" in link.get("href", ""):
            return str(link.get("href"))
    for comment in tree.getroottree().xpath("//comment()"):
        if match := _SAVED_FROM.search(comment.text or ""):
            return match[1] or match[2]
    return None


def _elements(tree: etree._Element) -> Facts:
    """Microdata and microformats: elements of the page that name what they hold."""
    titles = tree.xpath("//*[contains(@itemprop, 'headline')]")
    dates = tree.xpath("//*[@itemprop='datePublished'] | //time[@pubdate] | //time[@class]")
    published = [
        date.get("datetime") or date.get("content") or _text(date)
        for date in dates
        if date.get("itemprop")
        or date.get("pubdate") is not None
        or _PUBLISHED.search(date.get("class", ""))
    ]
    return Facts(
        title=_text(titles[0]) if len(titles) == 1 else None,
        published=next((date for date in published if _YEAR.search(date)), None),
    )


def _document_title(tree: etree._Element) -> str | None:
    """The <title>, or the only <h1> of a page that has none."""
    headings = tree.xpath("//h1")
    title = next(map(_text, tree.xpath("//head//title | //title")), None)
    return title or (_text(headings[0]) if len(headings) == 1 else None)


def _without_site(title: str, tree: etree._Element, publisher: str | None) -> str:
    """The title without the name of the site beside it, where the page tells the two apart.

    It does where a heading repeats one part of the title, or where the site is named elsewhere.
    """
    site = clean_line(publisher or "").casefold()
    headings = set(map(_text, tree.xpath("//h1 | //h2 | //h3 | //b | //strong | //font")))
    parts = [part for part in _SEPARATOR.split(clean_line(title)) if part.casefold() != site]
    repeated = [part for part in parts if part and part in headings]
    if repeated and title not in headings:
        return max(repeated, key=len)
    named = re.escape(site)
    without = re.sub(rf"^{named}{_BETWEEN}|{_BETWEEN}{named}$", "", title, flags=re.IGNORECASE)
    return without if site and without else title


def _text(element: etree._Element) -> str:
    return clean_line("".join(element.itertext()))


# -- JSON-LD --------------------------------------------------------------------------------------


def _json_ld(tree: etree._Element) -> Facts:
    facts = Facts()
    for script in tree.iter("{*}script"):
        if script.get("type", "").split(";")[0].strip().lower() == "application/ld+json":
            for thing in _things(_parsed("".join(script.itertext()))):
                facts = facts.or_else(_facts_of_thing(thing))
    return facts


def _parsed(text: str) -> Any:  # whatever JSON a page holds
    try:
        return json.loads(text.strip().removeprefix("<![CDATA[").removesuffix("]]>"), strict=False)
    except (ValueError, RecursionError):
        return None  # a page with broken JSON-LD is a page without


def _things(data: Any) -> Iterator[dict[str, Any]]:
    """The articles and pages in it, the articles first."""
    things = [thing for thing in _listed(data) if isinstance(thing, dict)]
    things += [t for g in things for t in _listed(g.get("@graph")) if isinstance(t, dict)]
    kinds = [(thing, " ".join(map(str, _listed(thing.get("@type"))))) for thing in things]
    yield from (t for t, kind in kinds if _ARTICLE.search(kind) and "WebPage" not in kind)
    yield from (t for t, kind in kinds if "WebPage" in kind)


def _facts_of_thing(thing: dict[str, Any]) -> Facts:
    publisher = next(iter(_listed(thing.get("publisher"))), None)
    name = publisher.get("name") if isinstance(publisher, dict) else publisher
    is_site = "WebPage" in str(thing.get("@type"))  # whose name may be the site's
    titles = [] if is_site else [_string(thing.get("name")), _string(thing.get("headline"))]
    return Facts(
        title=next((title for title in titles if title and title != name), None),
        publisher=_string(name),
        published=_string(thing.get("datePublished")),
    )


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _string(value: Any) -> str | None:
    return unescape(value) if isinstance(value, str) and "://" not in value else None
