"""Commands that depend on who gives them: choices, history, forgetting, what an admin may do."""

from pathlib import Path

import pytest

from bot.answer import History, Languages, NoticeKind, Report, Shelf
from bot.app import App, CurrentApp
from bot.hosting.visit import Rules
from bot.model import Visitor
from bot.rendering import words
from bot.rendering.reader import Reader
from tests.guests import RAIN, SNOW, Guest, text_of, write

FLOOD = "How many farmers did the flood kill?"
MANY = {
    f"village{n:02}": f"---\ntitle: Village {n}\n---\nOn Monday {n}7 bakers met."
    for n in range(1, 20)
}


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> App:
    return write(tmp_path_factory.mktemp("many"), **MANY)


@pytest.fixture
def ann(two: App) -> Guest:
    return Guest(CurrentApp(two), Rules(retention_days=29.5))


# -- what is kept of somebody ---------------------------------------------------------------------


def test_privacy_says_for_how_many_days_things_are_kept(ann: Guest, two: App) -> None:
    assert "30 days" in text_of(ann.say("/privacy"))
    assert " 1 day;" in text_of(Guest(CurrentApp(two), Rules(retention_days=1)).say("/privacy"))
    assert text_of(Guest(CurrentApp(two)).say("/privacy")) == words.KEPT_HERE


def test_the_history_shows_the_last_ten_with_links(ann: Guest) -> None:
    for number in range(12):
        ann.say(f"{FLOOD[:-1]} {number}?")

    answer = ann.say("/history").answer

    assert isinstance(answer, History)
    assert [turn.question[-3:-1].strip() for turn in answer.turns] == [
        str(number) for number in range(11, 1, -1)
    ]
    assert "· ¶ 1" in text_of(ann.say("/history"))


def test_the_history_shows_a_follow_up_as_it_was_typed(ann: Guest) -> None:
    for text in (FLOOD, "who said that?", "how many?"):
        ann.say(text)

    lines = text_of(ann.say("/history")).splitlines()[1:]

    assert [line.split(" · ")[0] for line in lines] == [
        "• how many?",
        "• who said that?",
        f"• {FLOOD}",
    ]


def test_nobody_sees_the_history_of_another_person_or_chat(ann: Guest) -> None:
    ann.say(FLOOD)

    for visitor in (Visitor(8, 8), Visitor(-5, 7), Visitor(7, 8)):
        text = text_of(ann.beside(visitor).say("/history"))
        assert text == words.NOTICES[NoticeKind.NO_HISTORY]


def test_forgetting_leaves_no_history(ann: Guest) -> None:
    ann.say(FLOOD)
    ann.say("/language de")

    done = Reader("de").say(words.NOTICES[NoticeKind.FORGOTTEN])
    assert text_of(ann.say("/forget")) == done  # the last word in the language that is forgotten
    assert text_of(ann.say("/history")) == words.NOTICES[NoticeKind.NO_HISTORY]


def test_who_forgets_in_a_groups_name_is_told_nothing_of_its_choices_which_stay(ann: Guest) -> None:
    group = ann.beside(Visitor(-5, -5))
    group.say("/language de")

    assert "was eine Gruppe gewählt hat, bleibt" in text_of(group.say("/privacy"))

    told = group.say("/forget")

    assert "Fragen" in text_of(told)
    assert "Auswahl" not in text_of(told)
    assert group.say("hello").reader.language == "de"


# -- choices --------------------------------------------------------------------------------------


def test_a_language_is_chosen_for_a_chat(ann: Guest) -> None:
    assert text_of(ann.say("/language de")) == Reader("de").say(words.SPEAKING)

    assert ann.say("hello").reader.language == "de"
    assert ann.beside(Visitor(7, 8, "fr")).say("hello").reader.language == "de"
    assert ann.beside(Visitor(8, 8, "fr-CA")).say("hello").reader.language == "fr"


@pytest.mark.parametrize("argument", ["", "klingon", "../de"])
def test_for_no_known_language_the_list_is_shown(ann: Guest, argument: str) -> None:
    reply = ann.say(f"/language {argument}")

    assert isinstance(reply.answer, Languages)
    assert reply.reader.language == "en"


def test_the_list_of_articles_is_paged(many: App) -> None:
    answer = Guest(CurrentApp(many)).say("/articles").answer

    assert isinstance(answer, Shelf)
    assert (len(answer.articles), answer.page, answer.pages) == (8, 1, 3)


def test_the_list_of_articles_opens_at_the_chosen_one(many: App) -> None:
    guest = Guest(CurrentApp(many))
    guest.say("/articles village 19")

    answer = guest.say("/articles").answer

    assert isinstance(answer, Shelf)
    assert answer.chosen in answer.articles


@pytest.mark.parametrize("named", ["10", "Village 10", "VILLAGE 10"])
def test_an_article_is_chosen_by_its_number_or_name(many: App, named: str) -> None:
    text = text_of(Guest(CurrentApp(many)).say(f"/articles {named}"))

    assert text.startswith(words.ASKING_ONE)
    assert "Village 10" in text


@pytest.mark.parametrize("named", ["20", "999999999999", "village", "0x1", "-1", "²"])
def test_what_names_no_single_article_chooses_none(many: App, named: str) -> None:
    guest = Guest(CurrentApp(many))

    assert text_of(guest.say(f"/articles {named}")) == words.NOTICES[NoticeKind.NO_SUCH_ARTICLE]
    assert guest.say("/articles").answer == guest.say("/articles all").answer


def test_a_choice_is_forgotten_where_the_article_is_gone(two: App, tmp_path: Path) -> None:
    current = CurrentApp(two)
    guest = Guest(current)
    guest.say("/articles snow")

    current.app = write(tmp_path / "later", rain=RAIN, wind=SNOW.replace("Snow", "Wind"))

    assert "12 farmers" in text_of(guest.say(FLOOD))


# -- the operator ---------------------------------------------------------------------------------


def test_only_an_admin_in_private_has_work_done(two: App) -> None:
    done = []

    async def reload() -> Report:
        done.append("reload")
        return Report("Done.")

    admin = Guest(CurrentApp(two), Rules(admins=frozenset({7})), admin_commands={"reload": reload})

    assert text_of(admin.say("/reload")) == "Done."
    assert text_of(admin.beside(Visitor(-5, 7)).say("/reload")).startswith("That works only in")
    for stranger in (Visitor(8, 8), Visitor(-5, 8)):
        assert text_of(admin.beside(stranger).say("/reload")).startswith("I do not know")
    assert done == ["reload"]


def test_the_operators_commands_show_for_admins_alone(two: App) -> None:
    admin = Guest(CurrentApp(two), Rules(admins=frozenset({7})))

    assert "/stats" in text_of(admin.say("/help"))
    assert "/stats" not in text_of(admin.beside(Visitor(8, 8)).say("/help"))
