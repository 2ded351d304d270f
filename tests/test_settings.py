"""Settings: defaults that run, everything wrong at once, and no secret in any word of it."""

import runpy
from pathlib import Path

import pytest
from dotenv import dotenv_values

from bot.configuration.environment import corpus_folder, database_path
from bot.configuration.settings import Settings, load_settings, misspelt_names
from bot.errors import SettingsError
from tests.repository import ROOT

TOKEN = "123456:AA-token_of-no-bot"
NAMES = [name.upper() for name in Settings.model_fields]


@pytest.fixture(autouse=True)
def _empty_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "corpus").mkdir()
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)


def environment(monkeypatch: pytest.MonkeyPatch, **values: str) -> None:
    for name, value in {"TELEGRAM_TOKEN": TOKEN, **values}.items():
        monkeypatch.setenv(name, value)


def test_a_token_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    environment(monkeypatch)

    settings = load_settings()

    assert settings.telegram_token.get_secret_value() == TOKEN
    assert settings.telegram_base_url == "https://api.telegram.org/bot"
    assert settings.database_path == Path("var/article-bot.db")
    assert settings.webhook_url is None
    assert settings.corpus_dir == Path("corpus")


def test_without_a_token_it_says_where_to_get_one_and_what_works_without() -> None:
    with pytest.raises(SettingsError, match=r"@BotFather[\s\S]*article-bot repl"):
        load_settings()


def test_who_starts_it_in_another_folder_is_told_where_the_file_was_looked_for(
    tmp_path: Path,
) -> None:
    with pytest.raises(SettingsError, match=rf"not set, and there is no \.env in {tmp_path}\. "):
        load_settings()

    (tmp_path / ".env").write_text("LOG_LEVEL=INFO\n")
    with pytest.raises(SettingsError, match=r"TELEGRAM_TOKEN is not set\. Write to @BotFather"):
        load_settings()


def test_a_name_in_small_letters_is_one_for_every_command(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text(f"telegram_token={TOKEN}\ndatabase_url=sqlite:///mine.db\n")
    monkeypatch.setenv("corpus_dir", str(tmp_path))

    settings = load_settings()

    assert settings.database_path == database_path() == Path("mine.db")
    assert settings.corpus_dir == corpus_folder() == tmp_path


def test_the_file_in_the_working_directory_is_read_and_the_environment_wins(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text(f"\ufeffTELEGRAM_TOKEN={TOKEN}\nRATE_PER_SECOND=5\nOTHER=x\n")
    monkeypatch.setenv("RATE_PER_SECOND", "7.5")

    assert load_settings().rate_per_second == 7.5


@pytest.mark.parametrize("line", [f"TELEGRAM_TOKEN {TOKEN}", f'TELEGRAM_TOKEN="{TOKEN}'])
def test_a_line_of_the_file_that_cannot_be_understood_is_named_and_not_shown(
    tmp_path: Path, line: str
) -> None:
    (tmp_path / ".env").write_text(f"# settings\n\nRATE_PER_SECOND=5\n{line}\n")

    with pytest.raises(SettingsError, match=r"\.env:4: .* NAME=value") as raised:
        load_settings()

    assert TOKEN not in str(raised.value)


def test_an_empty_value_means_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    environment(monkeypatch, WEBHOOK_URL="", RETENTION_DAYS="")

    assert load_settings().retention_days == 30


WRONG = {
    "TELEGRAM_TOKEN": "123:with a blank",
    "TELEGRAM_BASE_URL": "http://127.0.0.1:8081/bot/",
    "CORPUS_DIR": "/no/such/folder",
    "DATABASE_URL": "postgres://example.org/db",
    "WEBHOOK_URL": "http://example.org/hook",
    "WEBHOOK_LISTEN": "localhost",
    "WEBHOOK_SECRET": "sp ace",
    "ALLOWED_IDS": "@somebody",
    "ADMIN_IDS": "12, 9223372036854775808",
    "RATE_PER_SECOND": "-1",
    "RATE_PER_CHAT_SECOND": "fast",
    "RATE_PER_GROUP_MINUTE": "nan",
    "QUESTIONS_PER_USER": "1.5",
    "REQUEST_TIMEOUT": "0",
    "RETENTION_DAYS": "0",
    "LOG_LEVEL": "LOUD",
    "LOG_FORMAT": "xml",
    "METRICS_LISTEN": "9100",
    "SENTRY_DSN": "https://example.org/1",
}


def test_all_that_is_wrong_is_said_at_once_without_a_value(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    environment(monkeypatch, **WRONG)

    with pytest.raises(SettingsError) as raised:
        load_settings()

    message = str(raised.value)
    assert [name for name in WRONG if name not in message] == []
    assert "RETENTION_DAYS must be greater than or equal to 1" in message
    assert "should" not in message
    assert [v for v in ("with a blank", "sp ace", "example.org", "somebody") if v in message] == []
    assert raised.value.__cause__ is None
    assert raised.value.exit_code == 2


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("WEBHOOK_URL", "http://127.0.0.1:8080/hook"),
        ("WEBHOOK_URL", "http://[::1]:8080/"),
        ("WEBHOOK_URL", "https://bot.example.org/hook"),
        ("WEBHOOK_LISTEN", "[::]:443"),
        ("DATABASE_URL", "sqlite:////srv/bot.db"),
        ("LOG_LEVEL", "debug"),
        ("TELEGRAM_BASE_URL", "http://127.0.0.1:8081/bot"),
    ],
)
def test_what_is_right_is_taken(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    environment(monkeypatch, **{name: value})

    assert str(getattr(load_settings(), name.lower())).lower() == value.lower()


@pytest.mark.parametrize("value", ["https://", "http://[", "https://a b", "webhook", "0:0"])
@pytest.mark.parametrize("name", ["WEBHOOK_URL", "TELEGRAM_BASE_URL", "WEBHOOK_LISTEN"])
def test_what_is_no_address_is_refused(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    environment(monkeypatch, **{name: value})

    with pytest.raises(SettingsError, match=name):
        load_settings()


def test_no_secret_shows_in_a_repr(monkeypatch: pytest.MonkeyPatch) -> None:
    environment(
        monkeypatch, WEBHOOK_SECRET="a-secret-word", SENTRY_DSN="https://key@sentry.example/1"
    )

    settings = load_settings()

    assert [secret for secret in settings.secrets if secret in repr(settings) + str(settings)] == []
    assert settings.secrets == (TOKEN, "a-secret-word", "https://key@sentry.example/1")


def test_the_listening_address_is_a_host_and_a_port(monkeypatch: pytest.MonkeyPatch) -> None:
    environment(monkeypatch, WEBHOOK_LISTEN="[::1]:8443")

    assert load_settings().listen_address == ("::1", 8443)


def test_ids_are_read_and_nobody_is_an_admin_unasked(monkeypatch: pytest.MonkeyPatch) -> None:
    environment(monkeypatch, ALLOWED_IDS="12, -1001234567890 12")

    settings = load_settings()

    assert settings.allowed_ids == {12, -1001234567890}
    assert settings.admin_ids == frozenset()


def test_metrics_are_off_unless_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    environment(monkeypatch)
    assert load_settings().metrics_address is None

    environment(monkeypatch, METRICS_LISTEN="0.0.0.0:9100")
    assert load_settings().metrics_address == ("0.0.0.0", 9100)


def test_a_folder_of_articles_that_is_missing_is_told_with_the_rest(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "corpus").rmdir()
    environment(monkeypatch, RETENTION_DAYS="0")

    with pytest.raises(SettingsError) as raised:
        load_settings()

    assert "CORPUS_DIR names no folder" in str(raised.value)
    assert str(tmp_path) in str(raised.value)
    assert "RETENTION_DAYS" in str(raised.value)


def test_a_misspelt_name_is_pointed_out_wherever_it_stands(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text("TELEGRAM_TOKN=x\nDOMAIN=example.org\n")
    monkeypatch.setenv("RETENTON_DAYS", "7")

    said = "\n".join(finding.line for finding in misspelt_names())

    assert "TELEGRAM_TOKN is no setting and is not read. Do you mean TELEGRAM_TOKEN?" in said
    assert "Do you mean RETENTION_DAYS?" in said
    assert "DOMAIN" not in said


def test_wrong_settings_are_told_together_with_misspelt_names(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TELEGRAM_TOKN", TOKEN)

    with pytest.raises(SettingsError, match=r"Do you mean TELEGRAM_TOKEN\?") as raised:
        load_settings()

    assert TOKEN not in str(raised.value)


def test_the_example_lists_every_setting_with_its_meaning_and_default() -> None:
    paragraphs = (ROOT / ".env.example").read_text().strip().split("\n\n")[1:]
    described = {}
    for paragraph in paragraphs:
        meaning, line = paragraph.split("\n")
        name, _, value = line.removeprefix("# ").partition("=")
        described[name] = (meaning.removeprefix("# "), value)

    assert described == {
        name.upper(): (field.description, "" if field.is_required() else text(field.default))
        for name, field in Settings.model_fields.items()
    }


def test_the_example_is_a_file_that_can_be_read() -> None:
    assert dotenv_values(ROOT / ".env.example") == {"TELEGRAM_TOKEN": ""}


def test_the_reference_is_the_one_that_the_class_gives() -> None:
    render = runpy.run_path(str(ROOT / "docs/reference.py"))["render"]

    assert (ROOT / "docs/settings.md").read_text() == render(), "run: make docs"


@pytest.mark.parametrize(
    ("name", "example"),
    [(name, field.examples[0]) for name, field in Settings.model_fields.items() if field.examples],
)
def test_an_example_is_a_value_that_is_taken(
    monkeypatch: pytest.MonkeyPatch, name: str, example: str
) -> None:
    environment(monkeypatch, **{name.upper(): example})

    assert load_settings()


def text(value: object) -> str:
    return "" if value is None or value == frozenset() else str(value)
