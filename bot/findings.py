"""What a check of the bot finds, as values: one fact a finding, and what to do about it."""

from collections.abc import Iterable
from dataclasses import dataclass
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


def good(subject: str, said: str) -> Finding:
    return Finding(subject, Verdict.GOOD, said)


def warning(subject: str, said: str, advice: str) -> Finding:
    return Finding(subject, Verdict.WARNING, said, advice)


def bad(subject: str, said: str, advice: str = "") -> Finding:
    return Finding(subject, Verdict.BAD, said, advice)


def is_sound(findings: Iterable[Finding]) -> bool:
    """Whether nothing is bad; warnings are no faults."""
    return all(finding.verdict is not Verdict.BAD for finding in findings)
