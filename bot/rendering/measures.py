"""Evaluations -> tables for `article-bot eval`. What each measure means: `bot/evaluation.py`."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.table import Column, Table

from bot.evaluation import Bin, Evaluation, Share
from bot.rendering.terminal import headed_table

_LEGEND = """\
hit@1, hit@3  the right passage is the first, or among the first three (%)
MRR           mean of 1 / rank of the right passage, 0 beyond the tenth
quote, chars  the first quote holds the answer (%); its mean length
AUROC         how often an own question is surer than an off-topic one
95%           off-topic questions answered when 95% of the own ones are (%)
own, off      own and off-topic questions sure enough to be answered (%)
All of it before the rules of silence, which leave some more of both unanswered."""


def render(evaluations: Sequence[Evaluation]) -> RenderableType:
    """A line a file; of a single file also how far its confidence can be trusted."""
    parts: list[RenderableType] = [_measures(evaluations), "", _LEGEND]
    if len(evaluations) == 1:
        parts += ["", _reliability(evaluations[0].reliability)]
    return Group(*parts)


def _measures(evaluations: Sequence[Evaluation]) -> Table:
    table = _table(
        "file", "n", "hit@1", "hit@3", "MRR", "quote", "chars", "AUROC", "95%", "own", "off"
    )
    for one in evaluations:
        table.add_row(
            one.name.partition(".")[0],
            str(one.hit_1.count),
            _percent(one.hit_1),
            _percent(one.hit_3),
            f"{one.mrr_10:.3f}",
            _percent(one.quote_hit),
            f"{one.quote_length:.0f}",
            f"{one.auroc:.3f}",
            _percent(one.off_topic_at_95),
            _percent(one.own_answered),
            _percent(one.off_topic_answered),
        )
    return table


def _reliability(bins: Sequence[Bin]) -> Table:
    table = _table("confidence", "n", "mean", "right")
    for one in bins:
        table.add_row(
            f"{one.low:.1f} to {one.high:.1f}",
            str(one.right.count),
            f"{one.confidence:.2f}",
            f"{one.right.percent / 100:.2f}",
        )
    return table


def _percent(share: Share) -> str:
    return f"{share.percent:.1f}"


def _table(*headings: str) -> Table:
    first, *numbers = headings
    columns = [Column(heading, justify="right", no_wrap=True) for heading in numbers]
    return headed_table(Column(first, no_wrap=True), *columns)
