"""Whether a question asks for the words of a source, and of which.

"What does Reuters report?", "what did Berg say about the ban", "according to NYT, who ...?": the
question names a source that an article credits, beside a word of saying. If it has no other words,
everything credited to that source is the answer.
"""

import re
from collections.abc import Sequence
from itertools import takewhile

from bot.answering.source_names import (
    find_name,
    folded,
    folded_words,
    names_credited,
    names_with,
    words_of_name,
)
from bot.attribution import Statement, credits
from bot.caches import NAMES, WHOLE_ARTICLES, cached_until_reload
from bot.model import Article
from bot.questions.countries import is_country, names_of_country
from bot.speech.lexicon import LISTS, REPORT, SAY, VERBS, is_organisation, split_words
from bot.text.analysis import fold, is_stop_word
from bot.text.language import UPPER
from bot.unanswered.never_quoted import WORDS_OF
from bot.value import value

_ASKING = LISTS["questions.saying"] | LISTS["questions.foreign"]  # say no more than that he spoke
_SAYING = SAY | REPORT | _ASKING
_NOUNS = LISTS["questions.nouns"]
_BY = LISTS["cues.passive"]
_EMPTY = LISTS["questions.empty"]
_ADVERBS = frozenset(("also", "actually", "really", "exactly", "itself", "himself", "herself"))
_PARTICULAR = frozenset(("when", "where", "why", "how", "who", "whom", "which"))
_ALL_THAT_IS_SAID = frozenset(
    ("which", noun) for noun in (*_NOUNS, *_ASKING, "information", "news", "things", "facts")
)
_BE = frozenset(("is", "are", "was", "were"))
_ENDS_OFFICE = LISTS["words.prepositions"] | VERBS | _PARTICULAR
_COMES = frozenset(("come", "comes", "came"))
_BESIDE = _SAYING | _BY | _COMES  # one of these is beside a source's name
_TELLING = frozenset(("tell", "told", "telling")) | LISTS["questions.foreign"]
_SPOKESMAN = re.compile(
    r"\b(?:[Ii]ts|[Tt]heir|[Hh]is|[Hh]er) (?:\w+ )?(?:spokes\w+|chair\w*|chief|director|lawyer|head"
    r"|president|secretary|manager|founder|owner)\b"
)
# Nothing but a name: nobody would be credited as "the Bank report" or "the text".
_ACCORDING_TO = re.compile(
    rf"\b[Aa]ccording to (?:[Tt]he )?(?P<name>[{UPPER}][\w.’'&-]*(?: [{UPPER}][\w.’'&-]*)*"
    rf"|(?:{'|'.join(map(re.escape, sorted(LISTS['press.names'])))})\b)"
    r"(?=\W*\Z|[,;:?!]| (?:how|who|whom|whose|what|which|when|where|why|is|are|was|were|do|does|did"
    r"|has|have|had|in|on|at|after|during)\b)"
)
_WRITTEN_OUT = {"united states": "us", "united states of america": "us", "united kingdom": "uk"}
# What is said of a company is asked of whoever speaks for it.
_COMPANY = frozenset(("company", "firm", "business", "boss", "operator", "management"))
_OF_A_COMPANY = frozenset(("company", "firm", "executive", "owner", "operator", "manufacturer"))
_AFTER = re.compile(  # not "Reuters, citing Danish officials"
    r",(?: \d+,)? ((?:an?|the|chief|head|chair\w*|director|leader|spokes\w+) (?:[\w’'-]+ ?){1,5})"
)
_OWNER = re.compile(r"['’]s?\Z")
_WINDOW = 100  # characters that hold an office
_ON_A_TOPIC = re.compile(r" (?:about|on|regarding|concerning)\b.*", re.IGNORECASE)


@value
class NamedSource:
    """A source that a question names, and those of its statements that the question asks for."""

    name: str
    statements: tuple[Statement, ...]
    only: bool  # whether nothing but these is asked for


def according_to(question: str) -> str | None:
    """The name after "according to", whether an article credits it or not; None without one."""
    found = _ACCORDING_TO.search(question)
    return None if found is None else found["name"]


def speaks_of_saying(question: str) -> bool:
    """Whether a question has one of the words beside which a source is named."""
    return not _BESIDE.isdisjoint(folded_words(question))


def named_source(question: str, article: Article) -> NamedSource | None:
    """The source of the article whose words the question asks for, or None."""
    asked = folded_words(question)
    if _BESIDE.isdisjoint(asked):
        return None
    place, name = _longest_name(asked, article)
    if place is None:
        return _by_office(question, article)
    if _is_told(asked, place):
        heard = _heard(name, article)
        return NamedSource(name, heard, True) if heard else None
    return _named(name, place, asked, article)


def _longest_name(asked: Sequence[str], article: Article) -> tuple[range | None, str]:
    """Where the question names a source as one that speaks, and which; of several the longest."""
    may_be = frozenset[str]().union(*(names_with(word, article) for word in asked))
    places = (
        (place, name)
        for name, words, _ in names_credited(article)
        if name in may_be
        and (place := find_name(words, asked)) is not None
        and not (len(place) < len(words) and all(is_country(fold(asked[at], "en")) for at in place))
        and _speaks(asked, place)
    )

    def order(named: tuple[range, str]) -> tuple[bool, int, int]:
        place, name = named
        is_hearer = place.start > 0 and asked[place.start - 1] in _TELLING
        # of two, the one who was told: "what did officials tell Reuters?"
        return not is_hearer or bool(_heard(name, article)), len(place), place.start

    return max(places, key=order, default=(None, ""))


def _heard(name: str, article: Article) -> tuple[Statement, ...]:
    """What the article credits a source for that others told it."""
    return tuple(s for s in credits(article) if s.source.name == name and s.source.citing)


def _named(name: str, place: range, asked: Sequence[str], article: Article) -> NamedSource:
    """The source of that name, with those of its statements that the question asks for."""
    statements = statements_of(name, article)
    rest = [word for at, word in enumerate(asked) if at not in place and not asks_nothing(word)]
    told = _told_by([s for s in statements if s.source.citing != name], asked, rest)
    cited = _citing(statements, rest)  # "officials" are each of them, be it one or two
    if told:
        return NamedSource(name, max(told, cited, key=len), True)
    if _asks_something_particular(asked):
        return NamedSource(name, statements, False)
    if cited:
        return NamedSource(name, cited, True)
    return NamedSource(name, statements, all(word in _SAYING for word in rest))


def _by_office(question: str, article: Article) -> NamedSource | None:
    """The source that is asked for by an office: "what does the bank say?" of its chairwoman.

    Or by part of a body's name, "the Observatory", if only one has it. A country speaks through the
    seat of its government and whoever holds an office of it: "the US representative".
    """
    of_all = _ON_A_TOPIC.sub("", question)
    match = WORDS_OF.fullmatch(of_all)
    if match is None:
        return None
    asked = set(folded_words(match.group("name")))
    if not asked:
        return None
    body = match.group("name").lower()
    country = names_of_country(fold(_WRITTEN_OUT.get(body, body), "en"), is_place=False)
    holders = [
        name
        for name, office in _offices(article)
        if asked <= office
        or (asked <= _COMPANY and not office.isdisjoint(_OF_A_COMPANY))
        or any(fold(word, "en") in country for word in office)
    ]
    names = holders[:1]
    if not names and any(map(is_organisation, asked)):
        names = [name for name, words, _ in names_credited(article) if asked <= set(words)]
    if len(names) != 1:
        return None
    return NamedSource(names[0], statements_of(names[0], article), of_all == question)


@cached_until_reload(WHOLE_ARTICLES)
def _offices(article: Article) -> tuple[tuple[str, frozenset[str]], ...]:
    """All sources of the article, and whom they cite, each with the words of its office."""
    names = [name for each in credits(article) for name in (each.source.name, each.source.citing)]
    return tuple((name, _office(name, article.text)) for name in dict.fromkeys(names) if name)


def _office(name: str, text: str) -> frozenset[str]:
    """The words right before a name, wherever it stands, or after its comma: "Berg, a priest"."""
    office: set[str] = set()
    for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
        words = split_words(text[max(0, found.start() - _WINDOW) : found.start()])
        is_beside = text.startswith(",", found.end())  # not "they fled, Reuters reports"
        start = end = len(words) - (is_beside and words[-1:] != [] and words[-1].text == ",")
        while start and not words[start - 1].is_mark and words[start - 1].lower not in VERBS:
            start -= 1
        after = _AFTER.match(text, found.end(), found.end() + _WINDOW)
        for near in (words[start:end], split_words(after[1]) if after else []):
            own = takewhile(lambda word: word.lower not in _ENDS_OFFICE, near)
            office.update(folded(word.text) for word in own if not _OWNER.search(word.text))
    return frozenset(office)


def _speaks(asked: Sequence[str], place: range) -> bool:
    """Whether the question puts the name where a source stands: beside a word of saying."""
    after = [word for word in asked[place.stop : place.stop + 2] if word not in _ADVERBS]
    before = [word for word in asked[max(0, place.start - 4) : place.start] if word != "the"]
    if after and after[0] in _SAYING:  # not "when was the winner announced"
        return not before or before[-1] not in _BE or after[0] in _NOUNS or _is_told(asked, place)
    match before:
        case [*_, "according", "to"]:
            return True
        case [*_, word, "by"]:
            return word in _BY or word in _SAYING
        case [*_, word, "of" | "from"]:
            return word in _ASKING or word in _COMES
        case [*_, word]:
            return word in _TELLING
        case _:
            return False


def _asks_something_particular(asked: Sequence[str]) -> bool:
    """Whether one thing is asked for and not all that is said: "which claims" asks for all."""
    pairs = zip(asked, [*asked[1:], ""], strict=True)
    return any(
        word in _PARTICULAR and (word, behind) not in _ALL_THAT_IS_SAID for word, behind in pairs
    )


def _is_told(asked: Sequence[str], place: range) -> bool:
    """Whether the question is what others told a source: "what was Reuters told?"."""
    match [word for word in asked[: place.start] if word != "the"], list(asked[place.stop :]):
        case ["what", be], ["told"]:
            return be in _BE
    return False


def asks_nothing(word: str) -> bool:
    """Whether a word beside a source's name only asks what it says: "think", "report", "the"."""
    return word in _ASKING or word in _EMPTY or word in SAY or is_stop_word(word, "en")


@cached_until_reload(NAMES)
def statements_of(name: str, article: Article) -> tuple[Statement, ...]:
    """What a source is credited with, and what "its spokesman" says right after one of these."""
    own = {s for s in credits(article) if name in (s.source.name, s.source.citing)}
    ends = {statement.span.end for statement in own}
    return tuple(
        statement
        for statement in credits(article)
        if statement in own
        or (statement.span.start - 1 in ends and _SPOKESMAN.search(statement.text))
    )


def _citing(statements: Sequence[Statement], others: Sequence[str]) -> tuple[Statement, ...]:
    """Those that cite the others asked for: "what did officials tell Reuters?"."""
    wanted = {fold(word, "en") for word in others}
    return tuple(
        statement
        for statement in statements
        if wanted
        and wanted <= {fold(word, "en") for word in (statement.source.citing or "").split()}
    )


def _told_by(
    statements: Sequence[Statement], asked: Sequence[str], rest: Sequence[str]
) -> tuple[Statement, ...]:
    """Statements whose cited source the question names: "what does the WHO plan, says the BBC?".

    Nothing if the question has more than one word besides.
    """
    return tuple(
        statement
        for statement in statements
        if statement.source.citing is not None
        and (place := find_name(words_of_name(statement.source.citing), asked)) is not None
        and len([word for word in rest if word not in asked[place.start : place.stop]]) <= 1
    )
