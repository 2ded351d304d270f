"""What stems do not know of English."""

from bot.text.plain_english import irregular_forms, word_groups


def test_irregular_forms_lead_to_their_base() -> None:
    assert irregular_forms()["fought"] == "fight"
    assert irregular_forms()["women"] == "woman"


def test_no_base_form_is_itself_irregular() -> None:
    forms = irregular_forms()

    assert {form: base for form, base in forms.items() if base in forms} == {}


def test_groups_hold_at_least_two_lower_case_words() -> None:
    groups = [*word_groups("same"), *word_groups("related")]

    assert all(len(group) > 1 for group in groups)
    assert all(word.islower() for group in groups for word in group)
