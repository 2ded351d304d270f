"""Findings -> a table with ticks, for `article-bot check`."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from bot.checks.findings import Finding, Verdict

_MARKS = {Verdict.GOOD: ("✔", "green"), Verdict.WARNING: ("!", "yellow"), Verdict.BAD: ("✘", "red")}


def render(findings: Sequence[Finding]) -> RenderableType:
    """A line a finding with a mark before it and what to do below it, and a verdict at the end."""
    table = Table.grid(padding=(0, 1))
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True, style="bold")
    table.add_column()
    for finding in findings:
        mark, colour = _MARKS[finding.verdict]
        table.add_row(Text(mark, colour), finding.subject, _words(finding))
    return Group(table, "", _verdict(findings))


def _words(finding: Finding) -> Text:
    words = Text(finding.said)
    if finding.advice:
        words.append(f"\n→ {finding.advice}", "dim")
    return words


def _verdict(findings: Sequence[Finding]) -> Text:
    bad = sum(finding.verdict is Verdict.BAD for finding in findings)
    warnings = sum(finding.verdict is Verdict.WARNING for finding in findings)
    if bad:
        return Text(f"{bad} to be mended, {warnings} to be looked at.", "red")
    return Text(f"All works; {warnings} to be looked at." if warnings else "All works.", "green")
