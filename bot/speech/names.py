"""The name in a noun phrase, as a reply shows it.

It stands behind the person's office ("Kremlin Spokesperson Dmitry Peskov"), behind what it is
("the TV channel Russia 24") or before it ("the Kyodo news agency"), behind who wrote a document
("a report by the World Bank"). A description without a name is its own name ("two officials").
"""

from collections.abc import Sequence

from bot.speech.lexicon import LISTS, Word, is_organisation
from bot.speech.phrases import (
    CONNECTORS,
    DETERMINERS,
    NOBODY,
    PREPOSITIONS,
    Phrase,
    has_any,
    has_organisation,
    is_name_word,
    is_noun,
    opens_sentence,
    phrase_at,
)

_TITLES = LISTS["people.titles"]
_DOCUMENTS = LISTS["people.documents"]
_PRESS = LISTS["people.press"]
_WRITTEN = _DOCUMENTS | _PRESS | LISTS["cues.views"]
_KINDS = LISTS["press.kinds"]
_ALONE = frozenset(("general", "major", "chief", "sister", "father", "brother"))
_TIMES = frozenset(("beginning", "start", "end", "middle", "day", "week", "month", "year"))
_OF = CONNECTORS | {"to", "at", "in"}


def name_in(words: Sequence[Word], phrase: Phrase) -> Phrase:
    """The part of a phrase that names the source."""
    phrase = _without_kind(words, phrase)
    run = _last_run(words, phrase)
    if run.start == phrase.start < run.end or _names_what_precedes(words, phrase.start, run):
        return _without_office(words, _without_article(words, run))
    return _author(words, phrase) or phrase


def _without_kind(words: Sequence[Word], phrase: Phrase) -> Phrase:
    """The phrase without a last "news agency" behind a name: "the Kyodo news agency"."""
    end = phrase.end
    if words[phrase.start].lower != "the":  # "Polish radio" and "State television" are no names
        return phrase
    while (
        end > phrase.start + 1 and words[end - 1].lower in _KINDS and words[end - 1].text.islower()
    ):
        end -= 1
    last = words[end - 1]
    named = last.is_capital or last.lower in LISTS["press.names"]
    if end == phrase.end or not named or last.lower in DETERMINERS:
        return phrase
    return Phrase(phrase.start + 1, end)


def _last_run(words: Sequence[Word], phrase: Phrase) -> Phrase:
    """The capitalised words that end the phrase, with the connectors among them."""
    at = phrase.end
    while at > phrase.start:
        if is_name_word(words, at - 1, phrase.start):
            at -= 1
        elif at < phrase.end and (words[at - 1].lower in _OF or _is_field(words, at - 1)):
            back = at - 1
            while back > phrase.start and words[back - 1].lower in CONNECTORS:
                back -= 1
            if back == phrase.start or not is_name_word(words, back - 1, phrase.start):
                break
            at = back
        else:
            break
    return Phrase(at, phrase.end)


def _is_field(words: Sequence[Word], at: int) -> bool:
    """Whether "on" says what a body is for: "the Committee on Works", not "Mail on Sunday"."""
    return words[at].lower == "on" and at > 0 and is_organisation(words[at - 1].text)


def _names_what_precedes(words: Sequence[Word], start: int, run: Phrase) -> bool:
    """Whether the words before the name say what it is: "the channel Russia 24"."""
    before = [word.lower for word in words[start : run.start]]
    if run.start == run.end or not before:
        return False
    if before == ["the"]:
        return True
    if before[-1] in PREPOSITIONS | CONNECTORS | DETERMINERS or words[run.start - 1].is_mark:
        return False
    links = PREPOSITIONS | LISTS["words.postmodifiers"]
    link = next((at for at, word in enumerate(before) if word in links), None)
    return link is None or any(word in _TITLES for word in before[:link])


def _without_article(words: Sequence[Word], phrase: Phrase) -> Phrase:
    """The name without "the" or "both", unless it is called "The Times" amid a sentence."""
    first = words[phrase.start]
    if phrase.end - phrase.start == 1 or first.lower not in ("the", "both"):
        return phrase
    belongs = words[phrase.end - 1].lower in LISTS["press.with_article"]
    inside = phrase.start > 0 and not words[phrase.start - 1].is_mark
    if first.is_capital and (belongs or inside):
        return phrase
    return Phrase(phrase.start + 1, phrase.end)


def _without_office(words: Sequence[Word], phrase: Phrase) -> Phrase:
    """The person's name behind an office; the phrase itself when it names no person."""
    start, end = phrase
    honoured = words[end - 1].lower in LISTS["people.honours"] and end - start > 2
    if honoured and words[start - 1].lower not in DETERMINERS:  # but "the Leeds West MP"
        return _without_office(words, Phrase(start, end - 1))
    titles = [at for at in range(start, end) if _is_title(words, at, phrase)]
    if not titles:
        return _without_owner(words, _without_employer(words, phrase))
    rest = Phrase(titles[-1] + 1, end)
    if rest.start == end:
        return phrase
    if words[rest.start].lower in _OF:
        return _name_at_end(words, Phrase(rest.start + 1, end)) or phrase
    rest = _without_employer(words, rest)
    if has_organisation(words, rest):
        return phrase
    ambiguous = titles[-1] == start and words[start].lower in _ALONE
    return phrase if ambiguous and rest.end - rest.start == 1 else rest


def _is_title(words: Sequence[Word], at: int, phrase: Phrase) -> bool:
    """Whether the word tells an office, or a trade with which the sentence and a name begin."""
    word = words[at]
    parts = (*word.lower.split("-"), f"{words[at - 1].lower}-{word.lower}")  # "Det Con"
    if word.lower in _TITLES or any(part in _TITLES for part in parts):
        return True
    names = words[at + 1 : phrase.end]
    full = 2 <= len(names) <= 3 and all(name.is_capital for name in names)
    trade = is_noun(word) or word.lower.endswith("ist")
    full = full and names[0].lower not in NOBODY  # "Doctors Without Borders"
    opens = at == phrase.start and opens_sentence(words, at)  # "Shopkeeper Nora Flynn"
    return opens and trade and full


def _without_employer(words: Sequence[Word], phrase: Phrase) -> Phrase:
    """The person in "Jane Poole of the University of Leeds"; "Bank of England" stays whole."""
    for at in range(phrase.start + 2, phrase.end - 1):
        if words[at].lower in ("of", "for", "at", "from") and not any(
            is_organisation(words[i].text) or words[i].lower in CONNECTORS
            for i in range(phrase.start, at)
        ):
            return Phrase(phrase.start, at)
    return phrase


def _name_at_end(words: Sequence[Word], phrase: Phrase) -> Phrase | None:
    """The person at the end of "NATO Kay Bailey Hutchison", "Foreign Affairs Sergei Lavrov"."""
    start, end = phrase
    while start < end and words[start].lower in CONNECTORS:
        start += 1
    if end - start >= 3 and words[start].text.isupper():
        return Phrase(start + 1, end)
    capitals = [at for at in range(start, end) if words[at].is_capital]
    while capitals and words[capitals[0]].lower in LISTS["people.fields"]:
        capitals.pop(0)
    if len(capitals) < 2 or capitals[-2] <= start:
        return None
    if any(is_organisation(words[at].text) for at in capitals[-2:]):
        return None
    return Phrase(capitals[-2], end)


def _without_owner(words: Sequence[Word], phrase: Phrase) -> Phrase:
    """The person in "Arsenal’s Bukayo Saka"; "Turkey’s Foreign Ministry" stays whole."""
    for at in range(phrase.start, phrase.end - 2):
        rest = Phrase(at + 1, phrase.end)
        if words[at].lower.endswith(("'s", "s'")) and not has_organisation(words, rest):
            return rest
    return phrase


def _author(words: Sequence[Word], phrase: Phrase) -> Phrase | None:
    """Who made the document ("a report by X") or runs the medium ("a correspondent of X")."""
    kinds = [at for at in range(*phrase) if words[at].lower in _WRITTEN]
    if not kinds:
        return None
    press = words[kinds[0]].lower in _PRESS
    links = frozenset(("by", "from", "of", "for", "at", "with") if press else ("by", "from"))
    if press and words[kinds[0]].lower in _DOCUMENTS:  # "correspondents in Beijing" are a city's
        links |= {"in"}
    if words[kinds[0]].lower == "reports":  # "reports from Chengdu" are by nobody known
        links = frozenset(("by",))
    for at in range(kinds[0] + 1, phrase.end - 1):
        if words[at].lower in links:
            rest = phrase_at(words, at + 1, phrase.end)
            if rest is not None and has_any(words, rest, _TIMES):  # "estimates from the end of May"
                return Phrase(phrase.start, at)
            return None if rest is None else name_in(words, rest)
    return None
