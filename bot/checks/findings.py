"""The findings of a check, as values: a fact each, and what to do about it."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """Whether something works."""

    GOOD = "good"
    WARNING = "warning"  # works, and wants a look
    BAD = "bad"  # does not work


@dataclass(frozen=True, slots=True)
class Finding:
    """A fact about one part of the bot: what it is, what it means, what to do."""

    subject: str  # settings, articles, database, bot, Telegram, webhook
    verdict: Verdict
    said: str
    advice: str = ""

    @property
    def line(self) -> str:
        """All of it in one line."""
        return f"{self.said} {self.advice}".strip()


def good(subject: str, said: str) -> Finding:
    return Finding(subject, Verdict.GOOD, said)


def warning(subject: str, said: str, advice: str) -> Finding:
    return Finding(subject, Verdict.WARNING, said, advice)


def bad(subject: str, said: str, advice: str) -> Finding:
    return Finding(subject, Verdict.BAD, said, advice)


def is_sound(findings: Iterable[Finding]) -> bool:
    """Whether nothing is bad; warnings are no faults."""
    return all(finding.verdict is not Verdict.BAD for finding in findings)


def to_json(findings: Sequence[Finding]) -> str:
    """One object as a line of ASCII: whether nothing is bad, and every finding."""
    return json.dumps({"ok": is_sound(findings), "findings": [asdict(each) for each in findings]})
