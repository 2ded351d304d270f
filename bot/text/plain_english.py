"""General English that stems do not know: irregular forms, and words that say the same in the news.

`knowledge/plain_english.json` holds both, written by hand: "fought" is a form of "fight", and a
question about the dead may be answered by "killed" or "casualties". Such a word is a hint, not a
match: how much it counts was fitted.
"""

import re
from functools import cache

from bot.knowledge import knowledge

_BY_HAND = {
    "be": "be am is are was were been being",
    "do": "do does did done doing",
    "get": "get gets got gotten getting",
    "go": "go goes went gone going",
    "have": "have has had having",
    "lie": "lie lies lay lain lying",
    "tie": "tie ties tied tying",
}
_MAY_DOUBLE = re.compile(r"(?<![aeiou])[aeiou][bdgklmnprt]$")  # stopped, pencilled
_ENDS_IN_Y = re.compile(r"[^aeiou]y$")
_HISSES = re.compile(r"(?:s|x|z|ch|sh)$")


@cache
def irregular_forms() -> dict[str, str]:
    """Irregular form -> base form, both lower-case."""
    return {
        form: base
        for base, forms in knowledge("plain_english")["irregular"].items()
        for form in forms.split()
    }


@cache
def word_groups(kind: str) -> tuple[frozenset[str], ...]:
    """Groups of lower-case words that say the "same" as one another, or something "related"."""
    return tuple(frozenset(group.split()) for group in knowledge("plain_english")[kind])


def forms_of(verb: str) -> frozenset[str]:
    """The forms of an English verb, all lower-case; some that nobody uses ("putted") among them.

    >>> sorted(forms_of("carry"))
    ['carried', 'carries', 'carry', 'carrying']
    """
    if verb in _BY_HAND:
        return frozenset(_BY_HAND[verb].split())
    irregular = knowledge("plain_english")["irregular"].get(verb, "").split()
    if _ENDS_IN_Y.search(verb):
        return frozenset([verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing", *irregular])
    if verb.endswith("e"):
        stem = verb if verb.endswith("ee") else verb[:-1]
        return frozenset([verb, f"{verb}s", f"{verb}d", f"{stem}ing", *irregular])
    stems = [verb, verb + verb[-1]] if _MAY_DOUBLE.search(verb) else [verb]
    regular = [stem + ending for stem in stems for ending in ("ed", "ing")]
    third = f"{verb}es" if _HISSES.search(verb) else f"{verb}s"
    return frozenset([verb, third, *regular, *irregular])


def any_form_of(verbs: str) -> str:
    """An expression for any form of the verbs, which are separated by spaces.

    >>> any_form_of("lead")
    '(?:lead|leaded|leading|leads|led)'
    """
    forms = sorted(frozenset().union(*map(forms_of, verbs.split())))
    return f"(?:{'|'.join(forms)})"
