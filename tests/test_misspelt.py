"""Misspelt names of settings are noticed, other programs' names are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.configuration.misspelt import misspelt
from bot.configuration.settings import Settings

SETTINGS = [name.upper() for name in Settings.model_fields]


@given(st.sampled_from(SETTINGS), st.data())
def test_a_letter_that_is_left_out_is_noticed(setting: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(setting) - 1))
    name = setting[:place] + setting[place + 1 :]

    (finding,) = misspelt([name], SETTINGS)

    assert finding.said.startswith(f"{name} is no setting")
    assert finding.advice == f"Do you mean {setting}?"


def test_the_settings_themselves_are_right_in_any_case() -> None:
    assert misspelt([*SETTINGS, *(name.lower() for name in SETTINGS)], SETTINGS) == ()


@pytest.mark.parametrize(
    "name",
    ["HOME", "PATH", "LOGNAME", "DOMAIN", "SENTRY_ENVIRONMENT", "HTTPS_PROXY", "DATABASE", "LANG"],
)
def test_names_of_other_programs_are_left_alone(name: str) -> None:
    assert misspelt([name], SETTINGS) == ()


def test_a_name_that_only_begins_like_a_setting_is_sent_to_the_list() -> None:
    (finding,) = misspelt(["WEBHOOK_CERTIFICATE_FILE_OF_THE_SERVER"], SETTINGS)

    assert "docs/settings.md" in finding.advice
