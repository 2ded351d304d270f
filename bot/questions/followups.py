"""Questions that lean on the one before: "how many?", "and who said that?", "tell me more".

A follow-up is rewritten so that it can be searched by itself. A short question with nothing of its
own to look for borrows the words of the question before it; a bare "when?" takes the place of its
"how many". English has patterns; for the other languages the usual wordings are listed beside the
small talk, in `intents/`. Pure: the conversation's last turn is handed in.
"""

import re
from collections.abc import Callable, Iterable

from bot.answer import Turn
from bot.questions.differing import compares_alone
from bot.questions.persons import with_person_named
from bot.questions.plain_words import in_plain_words
from bot.questions.wordings import TABLES, normalised, phrases, words
from bot.text.analysis import is_stop_word
from bot.text.numerals import whole_number

_LEADS_ON = re.compile(r"\s*(?:and|but|so|or|what about|how about|also|then)\b", re.IGNORECASE)
_BARE = re.compile(
    r"\W*(?:(?:and|but|so|or|then|ok|okay)\b\W*)*"
    r"(?:(?:about|against|at|by|for|from|in|of|since|to|until|with)\b )?"
    r"(?:who|whom|whose|what|when|where|why|how(?: (?:many|much|long|often|old|far|big))?"
    r"|which(?: (?:one|ones|year|day|date|place|city|country))?)"
    r"(?: (?:exactly|else|of (?:them|those|these)|then|there|so|not|come|for|from|to))*\W*",
    re.IGNORECASE,
)
_POINTS_BACK = words(
    "he him his she her hers it its they them their theirs that those these there then"
    " other others rest"
)
_IT_HAPPENED = re.compile(
    r"\W*(?:(?:and|but|so|ok)\b\W*)*(?:when|where) (?:did|does|is|was)"
    r" (?:it|this|all (?:of )?(?:it|this|that))(?: all)?"
    r" (?:happen|happening|occur|take place|taking place|come about)\W*",
    re.IGNORECASE,
)
_WHO_SAYS = re.compile(
    r"\W*(?:(?:and|but|so|ok|okay|well)\b\W*)*"
    r"(?:who(?: else)?(?: has| have|'s|’s)? (?:say|says|said|saying|reported|reports|claims|claimed"
    r"|told (?:you|them|us)|confirmed)(?: (?:that|this|so|it|these|those))?"
    r"|who wrote (?:that|so|those)|who told (?:that|this|it)"
    r"|(?:where did|how do) (?:they|he|she|it) (?:get|hear|have|know) (?:that|this|it)(?: from)?"
    r"|(?:says|sez) who|according to (?:who|whom)|who(?: is|'s|’s|s)? (?:the |its |your )?sources?"
    r"|(?:what|which)(?: is|'s|’s|s)? (?:the |its |your )?sources?(?: (?:of|for) (?:that|this|it))?"
    r"|from (?:whom|who)|source)\W*",
    re.IGNORECASE,
)
_BY_ANOTHER = re.compile(  # but "according to Reuters who died" asks something of its own
    r"\W*(?:(?:and|but|so|ok|okay|or)\b\W*)?according to [\w’'.&/-]++"
    r"(?: (?!(?:who|whom|whose|what|when|where|why|which|how) \w)[\w’'.&/-]++){0,5}\W*",
    re.IGNORECASE,
)
# Who, what and when, anywhere in a question: "Do you know how many houses burned?"
_ASKING = re.compile(
    r"\b(?:who|whom|whose|what|when|where|why|which"
    r"|how(?: (?:many|much|long|often|old|far|big|tall|high|deep|wide|fast|heavy))?)\b",
    re.IGNORECASE,
)
_ACCORDING_TO = re.compile(r"(?:\band )?\baccording to [^?,]+[?,]?", re.IGNORECASE)
_FRONTED = re.compile(  # "and the mechanic, what did he say?"
    r"\W*(?:(?:(?:and|but|so|ok|okay|hm|well|what about|how about)\b\W*)+|(?=the ))"
    r"(?P<topic>(?:\w[\w’'-]*+ ){0,3}\w[\w’'-]*+), "
    r"(?=(?:(?:since|until|from|with|by) )?(?:wh\w+|how|is|are|was|were|do|does|did"
    r"|has|have|had|will|would|can|could)\b)"
    r"(?P<before>.*?)\b(?:he|she|it|they|him|them|(?P<whose>his|its|their))\b(?P<behind>.*)",
    re.IGNORECASE,
)
_MEANT = re.compile(  # "sorry, Erdogan"
    r"\W*(?:(?i:no|sorry|oops|wait|actually|i mean|i meant)\b\W*)+"
    r"(?P<name>[A-Z]\w+(?: [A-Z]\w+)*)\W*"
)
_NAME = re.compile(r"(?<=\w )[A-Z]\w+(?: [A-Z]\w+)*")
_FOR_DOING = re.compile(r"\bas part of\b|\bfor (?:not )?\w{2,}ing\b")  # "for walking away"
_MARKS = " ?!.…？؟。"
_LONGEST = 7  # words; a longer question says enough by itself
_MOST_LENT = 40  # words, as many as a question has; what was borrowed before is forgotten first


def _listed(name: str, read: Callable[[str], Iterable[str]]) -> frozenset[str]:
    """What stands under that name in the files of all languages."""
    lists = (table.get("follow_up", {}).get(name, "") for table in TABLES)
    return frozenset(one for listed in lists for one in read(listed) if one)


_LEADS = _listed("leads", words)
_BARE_ELSEWHERE = _listed("bare", phrases)
_WHO_SAYS_ELSEWHERE = _listed("who_said", phrases)
_MORE, _AGAIN = _listed("more", phrases), _listed("again", phrases)
_PERSONS = _listed("persons", words)
_PASSAGE = _listed("passage", words)
_WHY, _BECAUSE = _listed("why", phrases), _listed("because", words)
_WHEN, _TIMES = _listed("when", phrases), _listed("times", words)
_YEAR = re.compile(r"(?<!\d)(?:1\d|20)\d\d(?!\d)")
_FILLERS = frozenset[str]().union(*(words(table.get("fillers", "")) for table in TABLES))


def asks_who_said(text: str) -> bool:
    """Whether somebody asks whose word the last answer was.

    >>> asks_who_said("And who said that?"), asks_who_said("Who said that Turkey lost?")
    (True, False)
    """
    return _WHO_SAYS.fullmatch(text) is not None or _is_one_of(text, _WHO_SAYS_ELSEWHERE)


def asks_again(text: str) -> bool:
    """Whether somebody wants the last quote once more, or to know where it stands.

    >>> asks_again("Where does it say that?"), asks_again("Where is the base?")
    (True, False)
    """
    return _is_one_of(text, _AGAIN)


def asks_for_more(text: str) -> bool:
    """Whether somebody wants to read on.

    >>> asks_for_more("Tell me more!"), asks_for_more("More about Turkey?")
    (True, False)
    """
    return _is_one_of(text, _MORE)


def passage_asked(text: str) -> int | None:
    """The number of the passage that a message names, and nothing else.

    >>> passage_asked("¶ 5"), passage_asked("read paragraph 5"), passage_asked("Article 5")
    (5, 5, None)
    """
    said = normalised(text).split()
    numbers = [number for word in said if (number := whole_number(word)) is not None]
    if len(numbers) != 1:  # as nearly always
        return None
    others = {word for word in said if not word.isdecimal()}
    named = "¶" in text or not others.isdisjoint(_PASSAGE)
    return numbers[0] if named and others <= _PASSAGE | _FILLERS else None


def asks_where_or_when_it_happened(text: str) -> bool:
    """Whether somebody asks where or when "it" happened, which is what the article is about.

    >>> asks_where_or_when_it_happened("When did it happen?")
    True
    """
    return _IT_HAPPENED.fullmatch(text) is not None


def leaves_open(text: str, quoted: str) -> bool:
    """Whether a "why?" or "when?" is surely not answered by the words that are quoted.

    >>> leaves_open("Why?", "It rained."), leaves_open("And when?", "It rained on Monday.")
    (True, False)
    """
    told = set(normalised(quoted).split())
    if _asks_for(_WHY, text):
        return told.isdisjoint(_BECAUSE) and _FOR_DOING.search(quoted) is None
    return _asks_for(_WHEN, text) and told.isdisjoint(_TIMES) and not _YEAR.search(quoted)


def complete(text: str, previous: Turn | None) -> str:
    """`text` with the words of the turn before if it cannot be understood alone.

    A bare question word takes the place of the one before. "He" or "she" becomes the person of the
    turn before, or the one that the text itself names first. "Do others agree?" asks the same
    again, since sources that differ are set side by side; "sorry, Erdogan" asks it with that name.
    A turn that only named a passage has no words to lend.

    >>> complete("how many?", Turn("Which soldiers were killed?", "found"))
    'how many soldiers were killed?'
    >>> complete("where is it?", Turn("Which base was bombed?", "found"))
    'where is it? base was bombed?'
    >>> complete("where is it sold?", Turn("Which base was bombed?", "found"))
    'where is it sold?'
    >>> complete("what did he say?", Turn("Who is Omar Said?", "found"))
    'what did Omar Said say?'
    >>> complete("sorry, Ana Ruiz", Turn("Who is Omar Said?", "found"))
    'Who is Ana Ruiz?'
    """
    text = _with_topic_in_place(text)
    if previous is None:
        return text
    if meant := _MEANT.fullmatch(text):
        swapped, names = _NAME.subn(meant["name"], previous.question)
        return swapped if names == 1 else text
    of_source = asks_who_said(previous.typed)
    if (named := with_person_named(text, previous, of_source=of_source)) != text:
        return named
    if not leans(text) or not _lends(previous.question):
        return text
    lent = previous.question
    if previous.typed and _has_no_word_of_its_own(previous.typed):
        lent = lent.removeprefix(previous.typed).strip() or lent
    if compares_alone(text):
        return lent
    if is_bare(text):
        lent = _asked_about(lent)
        text = text.rstrip(_MARKS) if lent else text
    elif _ASKING.search(text):  # one question is asked, not two
        lent = _asked_about(lent)
    if _BY_ANOTHER.fullmatch(text):  # and by nobody else
        lent = _ACCORDING_TO.sub("", lent)
    return " ".join([text, *lent.split()[-_MOST_LENT:]])


def _with_topic_in_place(text: str) -> str:
    """A question with the name that stands before it in the place of its pronoun.

    >>> _with_topic_in_place("And the mechanic, what did he say?")
    'what did the mechanic say?'
    """
    found = _FRONTED.fullmatch(text)
    if found is None:
        return text
    whose = "'s" if found["whose"] else ""
    return f"{found['before']}{found['topic']}{whose}{found['behind']}"


def with_all(text: str, previous: Turn | None) -> str:
    """A short message with the words of the turn before, though it may be understood alone.

    >>> with_all("whose planes?", Turn("Which base was bombed?", "found"))
    'whose planes? Which base was bombed?'
    """
    if previous is None or len(text.split()) > _LONGEST or not _lends(previous.question):
        return text
    return f"{text} {previous.question}"


def _asked_about(question: str) -> str:
    """The question without what asks.

    >>> _asked_about("And how many soldiers were killed?"), _asked_about("Wie viele kamen?")
    ('soldiers were killed?', 'kamen?')
    >>> _asked_about("Who died when it fell?"), _asked_about("Tell me who died when it fell.")
    ('died when it fell?', 'Tell me died when it fell.')
    """
    said = question.split()
    bare = (n for n in range(_LONGEST, 0, -1) if is_bare(" ".join(said[:n])))
    if asking := next(bare, 0):
        return " ".join(said[asking:])
    return " ".join(_ASKING.sub("", question, count=1).split())


def is_bare(text: str) -> bool:
    """Whether nothing but a question word is there.

    >>> is_bare("And why?"), is_bare("Warum?"), is_bare("Why did they go?")
    (True, True, False)
    """
    return _BARE.fullmatch(text) is not None or _is_one_of(text, _BARE_ELSEWHERE)


def leans(text: str) -> bool:
    """Whether a message has too little of its own to be looked for without the turn before."""
    if is_bare(text) or _BY_ANOTHER.fullmatch(text) or compares_alone(text):
        return True
    if len(text.split()) > _LONGEST:
        return False
    said = normalised(text).split()
    points_back = not _POINTS_BACK.isdisjoint(said)
    if points_back and _LEADS_ON.match(text):
        return True
    if _has_no_word_of_its_own(text) and not asks_where_or_when_it_happened(text):
        return True
    return not _PERSONS.isdisjoint(said) and not _names_somebody(text)


def _has_no_word_of_its_own(text: str) -> bool:
    """Whether a question has nothing to look for.

    >>> _has_no_word_of_its_own("How many are there?"), _has_no_word_of_its_own("Where is it sold?")
    (True, False)
    """
    if _ASKING.search(text) is None:
        return False
    return all(is_stop_word(word, "en") for word in normalised(in_plain_words(text)).split())


def _asks_for(wordings: frozenset[str], text: str) -> bool:
    said = f" {normalised(text)} "
    return any(f" {wording} " in said for wording in wordings)


def _lends(question: str) -> bool:
    return not question.startswith("/") and passage_asked(question) is None


def _names_somebody(text: str) -> bool:
    """Whether a word after the first has a capital."""
    return any(word[:1].isupper() and word not in ("I", "I'm") for word in text.split()[1:])


def _is_one_of(text: str, wordings: frozenset[str]) -> bool:
    """Whether the message, or what follows its "and", is one of these."""
    said = normalised(text)
    first, _, rest = said.partition(" ")
    return said in wordings or (first in _LEADS and rest in wordings)
