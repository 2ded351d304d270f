"""Names that look like a setting and are none: `TELEGRAM_TOKN`, `RATE_PER_SECONDS`.

The environment is full of other programs' names, so a name is only spoken of when it begins like a
setting (`WEBHOOK_...`) or is nearly spelt like one.
"""

from collections.abc import Collection, Iterable
from difflib import get_close_matches

from bot.checks.findings import Finding, warning

_NEARLY = 0.85  # of difflib's measure: one or two letters of a name may differ
_ALIKE = 0.6  # beginning alike, less is enough to say which may be meant
_NOT_OURS = ("SENTRY_",)  # the library of Sentry reads a dozen of its own


def misspelt(names: Iterable[str], settings: Collection[str]) -> tuple[Finding, ...]:
    """A warning for each name that looks like one of the settings and is none, in order.

    >>> [one.line for one in misspelt(["TELEGRAM_TOKN", "HOME"], ["TELEGRAM_TOKEN"])]
    ['TELEGRAM_TOKN is no setting and is not read. Do you mean TELEGRAM_TOKEN?']
    """
    beginnings = {f"{setting.partition('_')[0]}_" for setting in settings}.difference(_NOT_OURS)
    found = []
    for name in sorted({name.upper() for name in names}.difference(settings)):
        begins_alike = name.startswith(tuple(beginnings))
        near = get_close_matches(name, settings, 1, _ALIKE if begins_alike else _NEARLY)
        said = f"{name} is no setting and is not read."
        if near:
            found.append(warning("settings", said, f"Do you mean {near[0]}?"))
        elif begins_alike:
            found.append(warning("settings", said, "docs/settings.md lists them all."))
    return tuple(found)
