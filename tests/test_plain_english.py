"""What stems do not know of English."""

from bot.text.plain_english import forms_of, irregular_forms, word_groups


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


def test_a_verb_is_known_in_its_forms() -> None:
    assert forms_of("take") >= {"take", "takes", "took", "taken", "taking"}
    assert forms_of("stop") >= {"stops", "stopped", "stopping"}
    assert forms_of("pencil") >= {"pencilled", "penciled", "pencilling"}
    assert forms_of("carry") == {"carry", "carries", "carried", "carrying"}
    assert forms_of("agree") == {"agree", "agrees", "agreed", "agreeing"}
    assert forms_of("push") >= {"pushes", "pushed", "pushing"}
    assert forms_of("get") == {"get", "gets", "got", "gotten", "getting"}
    assert forms_of("be") >= {"am", "is", "was", "been", "being"}


def test_no_group_holds_a_word_that_turns_the_meaning_of_verbs() -> None:
    particles = {"up", "down", "in", "out", "on", "off", "over"}  # "make out" is no "miss"

    assert [
        group for kind in ("same", "related") for group in word_groups(kind) if group & particles
    ] == []
