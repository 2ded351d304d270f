"""Questions for the load: five that are asked again and again, or two thousand different ones.

Readers ask the same things, all the more when buttons offer them; then an answer that is remembered
costs little. Questions that are all different show what an answer costs that is not.
"""

import random
from collections.abc import Iterator
from itertools import cycle, product

SAME = (
    "How many Turkish soldiers were killed?",
    "Where was the Turkish army attacked?",
    "Who refused to negotiate with Erdogan?",
    "How many refugees are in Turkey?",
    "What does the Syrian Observatory for Human Rights report?",
)
_FORMS = (
    "What did {who} say about {what}?",
    "Where did {who} speak of {what}?",
    "Why is {who} fighting for {what}?",
    "When did {who} decide to attack {what}?",
    "How many soldiers of {who} were killed near {what}?",
)
_WHO = (
    *("Erdogan", "Putin", "Assad", "Peskov", "Hakan Fidan", "Cavusoglu", "Ibrahim Kalin"),
    *("Jens Stoltenberg", "Robert O’Brien", "Kay Bailey Hutchison", "Reuters", "Al-Monitor"),
    *("the Turkish army", "the Syrian army", "the Russian Aerospace Forces", "the Daily Sabah"),
    *("the Israeli Air Force", "the Financial Times", "the New York Times", "The Guardian"),
)
_WHAT = (
    *("Idlib", "the air raid", "the refugees", "NATO", "the Golan Heights", "the negotiations"),
    *("Al-Bara", "Operation Peace Spring", "Hatay", "the border", "Russia", "Ankara", "March 5"),
    *("the coast guard", "the observation points", "military assistance", "the missile systems"),
    *("the National Security Council", "the Syrian regime", "the bombing"),
)


def questions(distinct: bool) -> Iterator[str]:
    """Questions about the bundled article without end; different ones begin anew after 2,000."""
    if not distinct:
        return cycle(SAME)
    every = [form.format(who=who, what=what) for form, who, what in product(_FORMS, _WHO, _WHAT)]
    random.Random(0).shuffle(every)  # so that neighbours share no more than others do
    return cycle(every)
