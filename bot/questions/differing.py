"""Questions about how accounts differ, put as what they differ in. English.

"Which outlet counts the most dead and which the fewest?" asks how many were killed, "whodunit, and
who says otherwise?" who is responsible: the reply sets the answers of sources side by side wherever
they differ, and so says all that the other words ask. A question is put so only where each of its
words is one of those listed here, or a number, a country or people who stand among them.
"""

import re

from bot.questions.countries import is_country
from bot.text.analysis import fold, is_stop_word
from bot.text.word_lists import any_of

_WORD = re.compile(r"[^\W\d_]{2,}")
_ENDING = re.compile(r"n?['’]\w+")  # "isn't", "Russia's"
_NUMBER = re.compile(r"\d[\d.,]*")


def _any(listed: str) -> re.Pattern[str]:
    return re.compile(any_of(listed), re.IGNORECASE)


# Words for how several accounts compare, one of which must be there.
_DIFFERS = _any(
    r"""differ\w* diverg\w+ var(?:y|ies) conflict\w* disagree\w* agree\w* contradict\w*
    disput\w+ dissent\w* otherwise highest lowest fewest most least largest smallest biggest
    higher lower max min maximum minimum range\w* each every everyone everybody nobody various
    several all sure certain certainty exact\w* final official\w* really actually true truth
    right wrong correct doubt\w* evidence proof proven compar\w+ trust others? whose rather
    sources? outlets? media same estimates? figures? versions? accounts?"""
)
_DIFFERS_IN_LOWER_CASE = re.compile(_DIFFERS.pattern)  # takes a fifth of the time
_COMPARES = _any(
    r"""highest lowest fewest most least largest smallest biggest higher lower agree\w*(?!_to\b)
    disagree\w* differ\w* diverg\w+ disput\w+ contradict\w* otherwise same
    other_figures? other_numbers? other_counts? other_estimates? other_versions? other_accounts?"""
)
# What else may be said around such a question, and words for telling.
_TELLS = _any(
    r"""report(?:s|ed|ing)? papers? newspapers? agenc(?:y|ies) press news publish\w* print\w*
    say(?:s|ing)? said tell(?:s|ing)? told gives? given gave cite[sd]? quote[sd]? name[sd]? lists?
    show puts? state[sd]? adds? mention\w* circulat\w* going around read seen? seeing keep hear
    heard know known think insists? believe friend people some(?:one|body) any(?:one|body) totals?
    sides? next one two three both apart together origin countr(?:y|ies) part(?:y|ies) want need
    like please just only merely still there here extent regards concern\w* respect far go high low
    big set out hmm well wait ok wow many much more less above below over under than tally points?
    views? opinions? way claims? counts?
    numbers?"""
)
_TOLL = _any(
    r"""dead deaths? die[sd]? dying kill(?:s|ed|ing)? casualt(?:y|ies) fatalit(?:y|ies) tolls?
    bod(?:y|ies) victims? lost loses? loss(?:es)? li(?:fe|ves)"""
)
_CULPRIT = _any(
    r"""culprits? perpetrators? attackers? bombers? responsib\w+ blam\w+ guilty guilt whodunit
    behind_it did_it done_it"""
)
_IT_WAS = re.compile(  # "... Russia"
    r"\b(?:it (?:was|were|is)|(?:was|is) it)(?: (?:really|actually|not|all|only|just|the))* (\w+)",
    re.IGNORECASE,
)
# What asks for something else: who died, who owns up to it, where, why, "how did they die".
_OTHERWISE = re.compile(
    r"(?:\b(?:when|where|why|whom|what (?:day|time|year))"
    r"|(?:\A\W*|[,.;:?!] )who\b(?: \w+){0,2} (?:die[sd]?|dead|dying|kill\w*|lost)"
    r"|\bclaim\w* (?:any |the )?responsibility"
    r"|\b(?:certain|sure|clear) who (?:die[sd]?|was killed|were killed)"
    r"|\bhow(?! (?:many|much|high|far)\b)(?!.*\b(?:differ|diverg|var(?:y|ies)|compar|disagree)))\b",
    re.IGNORECASE,
)
_EITHER = re.compile(r"\W*(?:so )?(?:was|is) it (?:the )?(\w+) or (?:the )?(\w+)\W*", re.IGNORECASE)
_DEED = _any(
    r"""attack\w* raids? strikes? airstrikes? air bomb\w* shelling incident shooting explosions?
    blasts?"""
)
_PEOPLE = _any("soldiers? troops servicemen men women civilians children passengers workers")


def asked_of_all(question: str) -> str | None:
    """What accounts differ in, as a plain question; None for a question that asks anything else.

    >>> asked_of_all("Which outlet counts the most dead and which the fewest?")
    'how many were killed'
    >>> asked_of_all("Do all blame the same country?"), asked_of_all("Who is the culprit?")
    ('who is responsible', None)
    """
    either = _EITHER.fullmatch(question)
    if either is not None and any(is_country(fold(word, "en")) for word in either.groups()):
        return "who is responsible"
    if _DIFFERS_IN_LOWER_CASE.search(question.lower()) is None or _OTHERWISE.search(question):
        return None
    is_toll = _TOLL.search(question) is not None
    if not is_toll and _CULPRIT.search(question) is None and not _names_one(question):
        return None
    topic = (_TOLL, _PEOPLE) if is_toll else (_CULPRIT, _DEED)
    content = _content(question, *topic, _DIFFERS, _TELLS)
    if not all(is_country(fold(word, "en")) for word in content):
        return None
    if not is_toll:
        return "who is responsible"
    return " ".join(["how many", *_PEOPLE.findall(question)[:1], "were killed", *content])


def compares_alone(question: str) -> bool:
    """Whether a question compares accounts of what only the question before it names.

    >>> compares_alone("Who gives the lowest figure?"), compares_alone("What is the lowest fare?")
    (True, False)
    >>> compares_alone("Are there any other numbers?"), compares_alone("Are there any others?")
    (True, False)
    """
    return _COMPARES.search(question) is not None and not _content(question, _DIFFERS, _TELLS)


def _content(question: str, *listed: re.Pattern[str]) -> list[str]:
    """The words of a question that are in none of these lists, and no stop words."""
    rest = _ENDING.sub("", _NUMBER.sub(" ", question))
    for words in listed:
        rest = words.sub(" ", rest)
    return [word for word in _WORD.findall(rest) if not is_stop_word(word, "en")]


def _names_one(question: str) -> bool:
    """Whether a country is held to have done it: "was it really the Russians?"."""
    found = _IT_WAS.search(question)
    return found is not None and is_country(fold(found[1], "en"))
