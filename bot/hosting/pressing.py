"""A pressed button -> what it does.

Buttons name the turn they belong to. Of a turn the question and the places of its quotes are kept,
not the answer, so showing the answer again means asking again and comparing the quotes. Under an
old question nothing is shown but the quotes that stood there, and nothing at all once the article
has changed. A button's data may be forged: a turn of another chat counts as missing.
"""

from dataclasses import replace

from bot.actions import Action, Ask, Back, Browse, Choose, Context, Rate, Read, Speak
from bot.answer import Answer, Excerpt, Found, Languages, NotFound, Surroundings, Turn
from bot.answer_kinds import Kind
from bot.assistant import ready_to_cite, whole
from bot.deep_links import article_of
from bot.dialogue import remember
from bot.hosting.personal import choose, shelf, speak, summary
from bot.hosting.receiving import ask, respond, show
from bot.hosting.turns import from_stored
from bot.hosting.visit import MOST_AT_ONCE, Pressed, Reply, Visit
from bot.locales import LANGUAGES
from bot.model import Message, Passage, Question, Quote, Ranking, Span
from bot.rendering import words
from bot.rendering.keyboard import ALL, Keyboard, keyboard, turned


async def press(action: Action | None, visit: Visit) -> Pressed:
    """What the button does; None stands for data that is no action."""
    match action:
        case Read() | Context() | Back() | Rate():
            return await _at_turn(action, visit)
        case Ask(turn=turn, position=position):
            return await _ask(turn, position, visit)
        case Choose(key=key) if visit.has_choice:
            return await _choose(key, visit)
        case Browse(page=page) if visit.has_choice and page > 0:
            return _shown(shelf(visit, page), visit)
        case Speak(language=language) if language in LANGUAGES:
            visit = await speak(language, visit)
            said = visit.reader.say(words.SPEAKING)
            return replace(_shown(Languages(), visit), alert=said)
        case _:
            return _alert(words.UNKNOWN_BUTTON, visit)


async def _at_turn(action: Read | Context | Back | Rate, visit: Visit) -> Pressed:
    """An action on an answer, if that was given in this chat and its article is unchanged."""
    stored = await visit.memory.turn(action.turn)
    if stored is None or stored.chat != visit.visitor.chat:
        return _alert(words.TURN_GONE, visit)
    turn = from_stored(stored, visit.app.library)
    same = len(turn.quotes) == len(stored.places)
    if isinstance(action, Rate):
        return await _rate(action, turn if same else None, visit)
    if not same:
        return _alert(words.TURN_CHANGED, visit)
    if isinstance(action, Back):
        return await _back(action.turn, turn, visit)
    if not turn.quotes:
        return _alert(words.NO_PASSAGE, visit)
    if isinstance(action, Read):
        return await _read(action, turn, visit)
    return await _context(action, turn, visit)


async def _read(action: Read, turn: Turn, visit: Visit) -> Pressed:
    """A whole passage of the article that is quoted, the quotes in it strong."""
    article = turn.quotes[0].passage.article
    if not 1 <= action.passage <= len(article.passage_spans):
        return _alert(words.NO_PASSAGE, visit)
    passage = article.passage(action.passage)
    quoted = (quote.span for quote in turn.quotes if quote.passage == passage)
    matched = tuple(span for span in quoted if span != passage.span)
    quote = replace(await whole(passage), matched=matched)
    buttons = turned(quote, visit.reader, action.turn)
    fits = len(quote.text) <= MOST_AT_ONCE
    return Pressed(reply=Reply(Excerpt(quote), visit.reader, buttons), instead=fits)


async def _context(action: Context, turn: Turn, visit: Visit) -> Pressed:
    """The paragraph around the first quote, and its neighbours."""
    quote = turn.quotes[0]
    await ready_to_cite([quote])
    stretch = replace(quote, span=_around(quote), matched=(quote.span,))
    buttons = turned(quote, visit.reader, action.turn)
    fits = len(stretch.text) <= MOST_AT_ONCE
    return Pressed(reply=Reply(Surroundings(stretch), visit.reader, buttons), instead=fits)


async def _rate(action: Rate, turn: Turn | None, visit: Visit) -> Pressed:
    """Keep the rating of an answer; only in private does a tick show it."""
    if action.helpful not in (0, 1):
        return _alert(words.UNKNOWN_BUTTON, visit)
    await visit.memory.rate(action.turn, visit.visitor.sender, bool(action.helpful))
    noted = Pressed(alert=visit.reader.say(words.NOTED))
    if turn is None or not visit.visitor.is_private:
        return noted
    answer = await _again(turn, visit)
    return replace(noted, keyboard=await _buttons(action.turn, answer, visit))


async def _back(id: int, turn: Turn, visit: Visit) -> Pressed:
    """The answer as it was."""
    answer = await _again(turn, visit)
    buttons = await _buttons(id, answer, visit)
    return Pressed(reply=Reply(answer, visit.reader, buttons), instead=True)


async def _again(turn: Turn, visit: Visit) -> Answer:
    """The answer with that turn's quotes: found again, or else made of them alone.

    Another article may be asked by now, or the program may have learned to answer better.
    """
    itself = Turn("", turn.kind, turn.quotes)
    answer = await respond(Message(turn.question, visit.visitor), itself, visit)
    found = remember(turn.question, answer, None)
    same = found is not None and _places(found) == _places(turn)
    return answer if same else await _made_of(turn, visit.has_choice)


async def _buttons(id: int, answer: Answer, visit: Visit) -> Keyboard:
    """The buttons that stand under a turn's answer."""
    who = visit.visitor
    helpful = await visit.memory.rating(id, who.sender) if who.is_private else None
    offers: list[str] = []
    while (offered := await visit.memory.offered(id, who.chat, len(offers))) is not None:
        offers.append(offered)
    return keyboard(answer, visit.reader, id, offers, helpful)


async def _ask(turn: int, position: int, visit: Visit) -> Pressed:
    """The reply to a question that was offered, as a message of its own."""
    question = await visit.memory.offered(turn, visit.visitor.chat, position)
    if question is None:
        return _alert(words.TURN_GONE, visit)
    return Pressed(reply=await ask(question, visit))


async def _choose(key: str, visit: Visit) -> Pressed:
    """Ask one article from now on, or all, and show what that is."""
    article = article_of(key, visit.app.library)
    if article is None and key != ALL:
        return _alert(words.NO_ARTICLE, visit)
    visit = await choose(article, visit)
    if article is None:
        return _shown(shelf(visit), visit)
    return Pressed(reply=await show(article, visit), instead=True)


def _alert(sentence: str, visit: Visit) -> Pressed:
    return Pressed(alert=visit.reader.say(sentence), aloud=True)


def _shown(answer: Answer, visit: Visit) -> Pressed:
    """Something else in the place of the message."""
    buttons = keyboard(answer, visit.reader, visit.id)
    return Pressed(reply=Reply(answer, visit.reader, buttons), instead=True)


def _places(turn: Turn) -> list[tuple[Passage, Span]]:
    return [(quote.passage, quote.span) for quote in turn.quotes]


async def _made_of(turn: Turn, has_choice: bool) -> Answer:
    """An answer that shows what the turn has quoted."""
    quote = next(iter(turn.quotes), None)
    ranking = Ranking(Question(turn.question, quote.passage.article.language if quote else "", ()))
    if quote is None or turn.kind is Kind.NOT_FOUND:
        return NotFound(ranking, quote, has_choice)
    if turn.kind is Kind.ABOUT:
        return await summary(quote.passage.article)
    await ready_to_cite(turn.quotes)
    return Found(ranking, turn.quotes)


def _around(quote: Quote) -> Span:
    """The quote's paragraph and those beside it; less where that would be too much at once."""
    article, number = quote.passage.article, quote.passage.number
    first = article.passage(max(number - 1, 1)).span
    last = article.passage(min(number + 1, len(article.passage_spans))).span
    stretches = (Span(first.start, last.end), quote.passage.span)
    return next((span for span in stretches if len(span) <= MOST_AT_ONCE), quote.span)
