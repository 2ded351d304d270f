"""What the question alone tells about whether the library can answer it.

Words that no passage holds speak against it, names above all, and a thing to be counted that never
occurs ("How many pilots ..."). A very short question is easily matched by chance.
"""

from bot.wanted import Wanted

QUESTION_FEATURES = (
    "lone",  # of several words, the passages hold any trace of one at most
    "unknown_names",  # names that none holds, by information
    "unknown_counted",  # the noun behind "how many" is in no passage
    "brevity",  # 1 / number of words looked for
    "constant",
)


def known_of(wanted: Wanted) -> dict[str, float]:
    """Question feature -> value, each between 0 and 1."""
    clues = wanted.question.clues
    missing = [
        (clue, share)
        for clue, share in zip(clues, wanted.information, strict=True)
        if not clue.known
    ]
    traceless = [clue for clue, _ in missing if not (clue.same or clue.related or clue.alike)]
    values = (
        1.0 if len(clues) > 1 and len(traceless) >= len(clues) - 1 else 0.0,
        sum(share for clue, share in missing if clue.is_name),
        1.0 if any(clue.term == wanted.counted for clue in traceless) else 0.0,
        1 / len(clues),
        1.0,
    )
    return dict(zip(QUESTION_FEATURES, values, strict=True))
