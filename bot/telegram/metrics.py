"""The tally and the current levels in Prometheus' text format.

Dashboards and alerts rely on the names: `deploy/grafana-dashboard.json` and docs/operating.md use
them, and a test compares. No label holds a text or an id of a person.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import get_args

from prometheus_client import ProcessCollector, generate_latest
from prometheus_client.core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    HistogramMetricFamily,
    Metric,
)
from prometheus_client.registry import Collector

from bot.answer_kinds import Kind
from bot.storage.rows import UpdateState
from bot.telegram.send_errors import Verdict
from bot.telegram.tally import BOUNDS, Durations, Levels, Tally

KINDS = tuple(kind.value for kind in Kind)
ENDS = tuple(state.value for state in UpdateState if state is not UpdateState.WAITING)
OUTCOMES = tuple(verdict.__name__.lower() for verdict in get_args(Verdict))

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"


def expose(tally: Tally, levels: Levels) -> bytes:
    """All metrics in Prometheus' text format."""
    return generate_latest(_Families([*_counts(tally), *_levels(levels, tally.silence)]))


class _Families(Collector):
    """What was counted, and what the process weighs."""

    def __init__(self, families: Iterable[Metric]) -> None:
        self._families = families

    def collect(self) -> Iterator[Metric]:
        yield from self._families
        yield from ProcessCollector(registry=None).collect()


def _counts(tally: Tally) -> Iterator[Metric]:
    meaning = "Questions answered, by kind of answer"
    yield _counter("questions", meaning, "kind", KINDS, tally.questions)
    yield _counter("updates", "Updates finished, by how they ended", "state", ENDS, tally.updates)
    yield _counter("sends", "Sends, by what came of them", "outcome", OUTCOMES, tally.sends)
    errors = CounterMetricFamily(
        "article_bot_api_errors", "Calls of the Bot API that failed", labels=("method", "error")
    )
    for labels, count in tally.api_errors.items():
        errors.add_metric(labels, count)
    yield errors
    yield _histogram(tally.answers)


def _counter(
    name: str, meaning: str, label: str, known: Sequence[str], counts: Mapping[str, int]
) -> Metric:
    """What never happened is 0, not absent, so that its first time is an increase and an alert."""
    family = CounterMetricFamily(f"article_bot_{name}", meaning, labels=(label,))
    for value, count in {**dict.fromkeys(known, 0), **counts}.items():
        family.add_metric((value,), count)
    return family


def _histogram(durations: Durations) -> Metric:
    bounds = (*(str(bound) for bound in BOUNDS), "+Inf")
    return HistogramMetricFamily(
        "article_bot_answer_seconds",
        "From a question's arrival until Telegram had all of its answer",
        buckets=list(zip(bounds, accumulate(durations.counts), strict=True)),
        sum_value=durations.seconds,
    )


def _levels(levels: Levels, silence: float) -> Iterator[Metric]:
    gauges = {
        "waiting_updates": ("Updates waiting for an answer", levels.waiting),
        "unsent_messages": ("Messages waiting to be sent", levels.unsent),
        "dead_updates": ("Updates that nobody could answer, until dropped", levels.dead),
        "articles": ("Articles in the library", levels.articles),
        "passages": ("Passages in the library", levels.passages),
        "telegram_silence_seconds": ("Seconds since Telegram was heard last", silence),
    }
    for name, (meaning, value) in gauges.items():
        yield GaugeMetricFamily(f"article_bot_{name}", meaning, value=value)
