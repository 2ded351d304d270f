"""The metrics: what was counted, in a form that Prometheus reads."""

from prometheus_client.parser import text_string_to_metric_families

from bot.telegram.metrics import expose
from bot.telegram.tally import Levels, Tally

LEVELS = Levels(waiting=3, unsent=2, dead=1, articles=4, passages=56)


def samples(tally: Tally) -> dict[str, float]:
    """Each sample by its name and labels, as Prometheus reads them."""
    families = text_string_to_metric_families(expose(tally, LEVELS).decode())
    return {
        " ".join([sample.name, *(f"{k}={v}" for k, v in sorted(sample.labels.items()))]): float(
            sample.value
        )
        for family in families
        for sample in family.samples
    }


def test_what_was_counted_stands_under_its_labels() -> None:
    tally = Tally()
    tally.questions["found"] += 2
    tally.updates["answered"] += 3
    tally.sends["delivered"] += 4
    tally.api_errors["sendMessage", "RetryAfter"] += 5
    for seconds in (0.01, 0.2, 400.0):
        tally.answers.add(seconds)

    found = samples(tally)

    assert found["article_bot_questions_total kind=found"] == 2
    assert found["article_bot_updates_total state=answered"] == 3
    assert found["article_bot_sends_total outcome=delivered"] == 4
    assert found["article_bot_api_errors_total error=RetryAfter method=sendMessage"] == 5
    assert found["article_bot_answer_seconds_bucket le=0.025"] == 1
    assert found["article_bot_answer_seconds_bucket le=300.0"] == 2
    assert found["article_bot_answer_seconds_count"] == 3
    assert found["article_bot_answer_seconds_sum"] == 400.21


def test_what_stands_at_the_moment_is_shown() -> None:
    tally = Tally()
    tally.reached()

    found = samples(tally)

    assert found["article_bot_waiting_updates"] == 3
    assert found["article_bot_unsent_messages"] == 2
    assert found["article_bot_dead_updates"] == 1
    assert (found["article_bot_articles"], found["article_bot_passages"]) == (4, 56)
    assert 0 <= found["article_bot_telegram_silence_seconds"] < 60
    assert found["process_resident_memory_bytes"] > 0


def test_what_never_happened_stands_as_nought_so_that_its_first_time_is_an_increase() -> None:
    found = samples(Tally())

    assert found["article_bot_questions_total kind=not_found"] == 0
    assert found["article_bot_updates_total state=dead"] == 0
    assert found["article_bot_sends_total outcome=refused"] == 0
    assert "article_bot_updates_total state=waiting" not in found
