"""An inline query -> the results that can be sent into any chat.

There people choose rather than ask, so every sentence that matches the words is offered, the
answer's own quotes first. Without words, or without a match, the articles themselves are offered;
in the second case a hint above them says that they do not say it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bot.answer import Answer, Excerpt, NotFound, Several, quotes_of, ranking_of
from bot.answering.emphasis import with_asked_words_alone
from bot.assistant import cited
from bot.deep_links import to_article, to_quote
from bot.hosting.personal import summary
from bot.hosting.visit import MOST_AT_ONCE, Offered, Reply, Result, Visit
from bot.model import Article, Message, Quote, Ranking, Span
from bot.rendering import words
from bot.rendering.blocks import DOT, shorten
from bot.rendering.keyboard import Button, Keyboard, to_source
from bot.rendering.links import article_url, bot_link, link_to

ON_A_PAGE = 10
_LONGEST_LINE = 120


async def offer(text: str, page: int, visit: Visit) -> Offered:
    """A page of what can be sent for a text, pages counted from 0; nothing beyond the last one."""
    answer = await _answer(text, visit) if text.strip() else None
    quotes = [] if answer is None else _quotes(answer)
    here = slice(page * ON_A_PAGE, (page + 1) * ON_A_PAGE)
    if quotes:
        results = [await _quote_result(quote, visit) for quote in quotes[here]]
    else:
        results = [await _article_result(article, visit) for article in visit.articles[here]]
    more = here.stop < len(quotes or visit.articles)
    hint = "" if quotes else _hint(answer, visit)
    return Offered(tuple(results), page + 1 if more else None, hint)


def _hint(answer: Answer | None, visit: Visit) -> str:
    """That nothing was found, however many questions there were; "" where none was asked."""
    answers = [part.answer for part in answer.parts] if isinstance(answer, Several) else [answer]
    silent = [one for one in answers if isinstance(one, NotFound)]
    if not silent or len(silent) < len(answers):
        return ""
    several = silent[0].one_of_several
    return visit.reader.say(words.NOT_FOUND_IN_SEVERAL if several else words.NOT_FOUND)


async def _answer(text: str, visit: Visit) -> Answer:
    assistant = await visit.assistant()
    return await assistant.respond(Message(text, visit.visitor))


def _quotes(answer: Answer) -> Sequence[Quote]:
    """What bears on the words, best first; no stretch of an article twice."""
    if isinstance(answer, Excerpt):
        return [_at_once(answer.quote)]
    ranking = ranking_of(answer)
    found = () if ranking is None else (*quotes_of(answer), *_found(ranking))
    return list(_apart(map(_at_once, found)))


def _found(ranking: Ranking) -> Iterator[Quote]:
    """Sentences of the best passages, then whole passages."""
    for one in ranking.candidates:
        if one.matched:
            quote = Quote(one.sentence.passage, one.sentence.span, one.score, matched=one.matched)
            yield with_asked_words_alone(quote, ranking.question)
    for hit in ranking.hits:
        if len(hit.passage.span) <= MOST_AT_ONCE:
            yield Quote(hit.passage, hit.passage.span, hit.score)


def _at_once(quote: Quote) -> Quote:
    """The quote, or the beginning of one that is too long for the one message that is sent."""
    if len(quote.span) <= MOST_AT_ONCE:
        return quote
    head = quote.text[:MOST_AT_ONCE]
    length = len(head.rpartition(" ")[0]) or MOST_AT_ONCE
    return replace(quote, span=Span(quote.span.start, quote.span.start + length))


def _apart(quotes: Iterable[Quote]) -> Iterator[Quote]:
    """Those that do not overlap with one before."""
    taken: list[Quote] = []
    for quote in quotes:
        if not any(one.passage == quote.passage and one.span.overlaps(quote.span) for one in taken):
            taken.append(quote)
            yield quote


async def _quote_result(quote: Quote, visit: Visit) -> Result:
    with_sources, payload = await cited(quote), to_quote(quote)
    link = link_to(quote.passage.article, quote.span)
    reply = Reply(Excerpt(with_sources), visit.reader, _leading(payload, link, visit))
    description = shorten(quote.text, _LONGEST_LINE)
    return Result(payload, _heading(with_sources, visit), description, reply)


def _heading(quote: Quote, visit: Visit) -> str:
    """Whom the article credits, where, and which article, as far as that tells results apart."""
    article = quote.passage.article
    sources = [source.name for source in quote.sources[:1]]
    titles = [] if sources and len(visit.articles) == 1 else [article.title]
    where = words.PARAGRAPH.format(quote.passage.number)
    return shorten(DOT.join((*sources, where, *titles)), _LONGEST_LINE)


async def _article_result(article: Article, visit: Visit) -> Result:
    about = await summary(article)
    about = replace(about, lead=_at_once(about.lead) if about.lead else None)
    lead = shorten(about.lead.text if about.lead else "", _LONGEST_LINE)
    buttons = _leading(to_article(article), article_url(article), visit)
    title = shorten(article.title, _LONGEST_LINE)
    return Result(to_article(article), title, lead, Reply(about, visit.reader, buttons))


def _leading(payload: str, url: str | None, visit: Visit) -> Keyboard:
    """The way to the bot and to the original: elsewhere no other button would find its turn."""
    reader, bot = visit.reader, visit.reader.bot
    ask = [Button(reader.say(words.OPEN_HERE), url=bot_link(bot, payload))] if bot else []
    row = (*ask, *to_source(url, reader))
    return (row,) if row else ()
