"""Words of an English question that its answer need not have.

"Ana Ruiz, 61," tells how old she is without "old", "red" is a colour, and "a curfew from 9 p.m."
tells when that begins. Such words name the kind of answer, or say only that something goes on or is
meant. They are looked for where an article has them, and not missed elsewhere.
"""

import re

# How big something is, is often told in words: "large", "the size of a shoebox".
_MEASURE = re.compile(
    r"\bhow (often|frequently|long|far|high|tall|deep|wide|broad|thick|old|fast|quickly|soon|heavy"
    r"|big|large|late|strong|powerful)\b",
    re.IGNORECASE,
)
_NEED = re.compile(r"\bwhy\b.* (needed|necessary|required)\W*\Z", re.IGNORECASE | re.DOTALL)
_FIRST = re.compile(
    r"\bwhen (?:did|does|do|has|have|had|was|were)\b.* (first) [a-z]", re.IGNORECASE
)
_KIND = re.compile(
    r"\b(?:what|which) (?:exact )?(colou?rs?|times?|hours?|city|town|village|country|company"
    r"|firm|sorts?(?= of\b))\b",
    re.IGNORECASE,
)
_OF_DAY = re.compile(r"\btime of (?:the )?(day)\b", re.IGNORECASE)
_NAME = re.compile(r"\bwhat(?:['’]s| is| was| are| were) the (names?) of\b", re.IGNORECASE)
_GOING_ON = re.compile(
    r"\b(?:when|(?:what|which) (?:time|hours?))\b.*"
    r" (begin|start|end|finish|last|cover|run|happen|occur)\W*\Z",
    re.IGNORECASE | re.DOTALL,
)
# "How does she plan to pay?" is answered by how she pays.
_WANTING = re.compile(
    r"\A\W*(?:(?:on|against|with|from|to|in) )?"
    r"(?:how(?! many| much| long| often)|where|whom?|which \w+)"
    r" (?:did|does|do|is|are|was|were|has|have) [^,;]{2,40}?\b"
    r"(want(?:s|ed|ing)?|tr(?:y|ied|ying)|intend(?:ed|ing)?|plan(?:ned|ning)?"
    r"|mean|meant) to (?!the\b|an?\b|be\b|do\b)[a-z]",
    re.IGNORECASE,
)
# How sure or how soon: "has it finally, officially opened?" And "bring the two together".
_ASIDE = re.compile(
    r"\b(already|recently|lately|finally|eventually|ultimately|suddenly|immediately|meanwhile"
    r"|afterwards?|nowadays|presently|probably|possibly|perhaps|certainly|definitely|clearly"
    r"|obviously|allegedly|reportedly|apparently|supposedly|personally|officially|hurriedly"
    r"|altogether|publicly|openly|able|willing"
    r"|(?<=how far )away|(?<=\bthe )(?:two|pair)(?= (?:of them|together)\b|\W*\Z)|next(?=\W*\Z))\b",
    re.IGNORECASE,
)
_FORMS = (_MEASURE, _NEED, _FIRST, _KIND, _OF_DAY, _NAME, _GOING_ON, _WANTING, _ASIDE)


def unsaid(question: str) -> frozenset[int]:
    """Where such words begin in a question, as indices of its characters.

    >>> sorted(unsaid("What hours does the curfew cover?"))
    [5, 27]
    """
    return frozenset(asked.start(1) for form in _FORMS for asked in form.finditer(question))
