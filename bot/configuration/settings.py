"""Settings from the environment and `.env`, checked together.

Every field is an environment variable of the same name in capitals; `.env.example` and
`docs/settings.md` list them. All that is wrong is reported at once, by the names the operator
typed, and never with its value: a value in the wrong line of a file may be the token. A name that
nearly is a setting's is pointed out, too: the setting it was meant for would silently keep its
default.

Importing this module costs a quarter of a second (pydantic-settings), so only what runs the
Telegram bot or looks after it does so.
"""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.checks.findings import Finding, bad
from bot.configuration import values as checks
from bot.configuration.environment import (
    DEFAULT_CORPUS,
    DEFAULT_DATABASE,
    FILE,
    host_and_port,
    names_given,
    path_of,
)
from bot.configuration.misspelt import misspelt
from bot.errors import SettingsError

FIRST_STEP = (
    "Write to @BotFather in Telegram, send /newbot, and put the token it gives you into .env as "
    "TELEGRAM_TOKEN=... To try the bot without Telegram: article-bot repl"
)

# What pydantic says of the commonest mistakes, in words for people.
_IN_WORDS = {
    "float_parsing": "must be a number, such as 30 or 0.5",
    "int_parsing": "must be a whole number, such as 300",
    "int_from_float": "must be a whole number, such as 300",
}

Rate = Annotated[float, Field(ge=0, le=10_000, allow_inf_nan=False)]
Ids = Annotated[frozenset[int], NoDecode, BeforeValidator(checks.ids)]
Listen = Annotated[str, AfterValidator(checks.listening)]


def _in_capitals(value: object) -> object:
    return value.upper() if isinstance(value, str) else value


def _in_lower_case(value: object) -> object:
    return value.lower() if isinstance(value, str) else value


class Settings(BaseSettings):
    """What an operator can choose. The defaults run a bot by long polling."""

    model_config = SettingsConfigDict(
        env_file=FILE,
        env_file_encoding="utf-8-sig",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
        validate_default=True,  # the folder of articles may be missing where the bot is started
    )

    telegram_token: Annotated[SecretStr, AfterValidator(checks.token)] = Field(
        description="The bot's token from @BotFather.",
        examples=["123456789:letters-digits-and-hyphens-after-it"],
    )
    telegram_base_url: Annotated[str, AfterValidator(checks.api_address)] = Field(
        "https://api.telegram.org/bot",
        description="Where the Bot API answers, up to the token.",
        examples=["http://127.0.0.1:8081/bot"],
    )
    corpus_dir: Annotated[Path, AfterValidator(checks.folder)] = Field(
        DEFAULT_CORPUS, description="The folder with the articles."
    )
    database_url: Annotated[str, AfterValidator(checks.sqlite_address)] = Field(
        DEFAULT_DATABASE,
        description="Where questions and replies are kept; four slashes for an absolute path.",
        examples=["sqlite:////srv/article-bot/bot.db"],
    )
    webhook_url: Annotated[str, AfterValidator(checks.webhook_address)] | None = Field(
        None,
        description="The https address Telegram calls; empty for long polling.",
        examples=["https://bot.example.org/telegram"],
    )
    webhook_listen: Listen = Field(
        "127.0.0.1:8080",
        description="Host and port the webhook server listens on.",
        examples=["0.0.0.0:8080"],
    )
    webhook_secret: Annotated[SecretStr, AfterValidator(checks.webhook_secret)] | None = Field(
        None,
        description="What Telegram shows the webhook; empty for one made of the token.",
    )
    allowed_ids: Ids = Field(
        frozenset(),
        description="Ids of the users and chats that are answered, with commas; empty for all.",
        examples=["12345678, -1001234567890"],
    )
    admin_ids: Ids = Field(
        frozenset(),
        description="Ids of those who may use the operator's commands, with commas.",
        examples=["12345678"],
    )
    rate_per_second: Rate = Field(30, description="Messages a second to all chats; 0 for no limit.")
    rate_per_chat_second: Rate = Field(
        1, description="Messages a second to one chat; 0 for no limit."
    )
    rate_per_group_minute: Rate = Field(
        20, description="Messages a minute to one group; 0 for no limit."
    )
    questions_per_user: int = Field(
        50, ge=0, description="Open questions kept for one user; 0 for no limit."
    )
    request_timeout: float = Field(
        10, gt=0, le=300, description="Seconds to wait for Telegram to answer a request."
    )
    retention_days: float = Field(
        30, ge=1, le=36_500, description="Days that answered questions are kept, at least 1."
    )
    log_level: Annotated[
        Literal["DEBUG", "INFO", "WARNING", "ERROR"], BeforeValidator(_in_capitals)
    ] = Field(
        "INFO", description="The least severe line that is logged; DEBUG shows what people wrote."
    )
    log_format: Annotated[Literal["auto", "text", "json"], BeforeValidator(_in_lower_case)] = Field(
        "auto", description="Lines of text or of JSON; auto: text on a terminal, else JSON."
    )
    metrics_listen: Listen | None = Field(
        None,
        description="Host and port of /metrics, /healthz and /readyz; empty: beside the webhook.",
        examples=["127.0.0.1:9464"],
    )
    sentry_dsn: Annotated[SecretStr, AfterValidator(checks.sentry_address)] | None = Field(
        None,
        description="Where Sentry takes reports of faults; empty for none.",
        examples=["https://key@sentry.example.org/1"],
    )

    @property
    def database_path(self) -> Path:
        return path_of(self.database_url)

    @property
    def listen_address(self) -> tuple[str, int]:
        """Host and port of the webhook server."""
        return host_and_port(self.webhook_listen)

    @property
    def metrics_address(self) -> tuple[str, int] | None:
        """Host and port of the metrics; None for none."""
        return host_and_port(self.metrics_listen) if self.metrics_listen else None

    @property
    def secrets(self) -> tuple[str, ...]:
        """What no line of a log may show."""
        given = (self.telegram_token, self.webhook_secret, self.sentry_dsn)
        return tuple(secret.get_secret_value() for secret in given if secret)


def load_settings() -> Settings:
    """The settings of this process; SettingsError with everything that is wrong."""
    found = read_settings()
    if isinstance(found, Settings):
        return found
    lines = (f"  {finding.line}" for finding in (*found, *misspelt_names()))
    raise SettingsError("\n".join(["The settings (environment and .env) cannot be used:", *lines]))


def read_settings() -> Settings | tuple[Finding, ...]:
    """The settings, or a finding for each that is wrong: its name and why, never its value.

    SettingsError when .env cannot be read at all.
    """
    names_given()  # reads the file as pydantic will, and says what is wrong with it
    try:
        return Settings()  # type: ignore[call-arg] # the environment supplies the token
    except ValidationError as error:
        return tuple(_finding(item["loc"], item["type"], item["msg"]) for item in error.errors())


def misspelt_names() -> tuple[Finding, ...]:
    """A warning for each name in the environment or .env that looks like a setting and is none."""
    return misspelt(names_given(), [name.upper() for name in Settings.model_fields])


def _of_a_missing(name: str) -> Finding:
    if FILE.exists():
        return bad("settings", f"{name} is not set.", FIRST_STEP)
    here = f"{name} is not set, and there is no .env in {Path.cwd()}."
    return bad(
        "settings", here, f"If the bot's .env stands elsewhere, go there. If not: {FIRST_STEP}"
    )


def _finding(location: tuple[int | str, ...], kind: str, message: str) -> Finding:
    name = str(location[0]).upper() if location else ""
    if kind == "missing":
        return _of_a_missing(name)
    theirs = message.removeprefix("Value error, ").replace("Input should", "must", 1)
    why = _IN_WORDS.get(kind) or theirs
    # Advice begins at the first full stop: no value, which might hold another, is ever told.
    said, end, advice = why.partition(". ")
    return bad("settings", f"{name} {said}{end}".rstrip(), advice)
