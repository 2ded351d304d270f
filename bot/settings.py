"""Settings from the environment and `.env`: the only reader of both.

Every field is an environment variable of the same name in capitals; `.env.example` lists them.
All that is wrong is reported at once, by the names the operator typed, and never with its value:
a value in the wrong line of a file may be the token.

Importing this module costs a quarter of a second (pydantic-settings), so only what runs the
Telegram bot does it.
"""

from ipaddress import ip_address
from pathlib import Path
from re import fullmatch
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.errors import SettingsError

MISSING = (
    "is not set. Write to @BotFather in Telegram, send /newbot, and put the token it gives you\n"
    "    into .env as TELEGRAM_TOKEN=... To try the bot without Telegram: make repl"
)

# What pydantic says of the commonest mistakes, in words for people.
_IN_WORDS = {
    "float_parsing": "must be a number, such as 30 or 0.5",
    "int_parsing": "must be a whole number, such as 300",
    "int_from_float": "must be a whole number, such as 300",
}

Rate = Annotated[float, Field(ge=0, le=10_000, allow_inf_nan=False)]


class Settings(BaseSettings):
    """What an operator can choose. The defaults run a bot by long polling."""

    model_config = SettingsConfigDict(
        env_file=".env",
        env_file_encoding="utf-8-sig",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    telegram_token: SecretStr = Field(description="The bot's token from @BotFather.")
    telegram_base_url: str = Field(
        "https://api.telegram.org/bot",
        description="Where the Bot API answers, up to the token.",
    )
    corpus_dir: Path = Field(Path("corpus"), description="The folder with the articles.")
    database_url: str = Field(
        "sqlite:///var/article-bot.db",
        description="Where questions and replies are kept; four slashes for an absolute path.",
    )
    webhook_url: str | None = Field(
        None,
        description="The https address Telegram calls; empty for long polling.",
    )
    webhook_listen: str = Field(
        "127.0.0.1:8080",
        description="Host and port the webhook server listens on.",
    )
    webhook_secret: SecretStr | None = Field(
        None,
        description="What Telegram shows the webhook; empty to have one made up and kept.",
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
        30, ge=2, le=36_500, description="Days that answered questions are kept, at least 2."
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        "INFO", description="The least severe line that is logged; DEBUG shows what people wrote."
    )

    @field_validator("telegram_token")
    @classmethod
    def _token_fits_a_url(cls, token: SecretStr) -> SecretStr:
        if any(char.isspace() or char in "/?#%" for char in token.get_secret_value()):
            raise ValueError("holds a blank or a slash; copy it once more from @BotFather")
        return token

    @field_validator("log_level", mode="before")
    @classmethod
    def _level_in_capitals(cls, level: object) -> object:
        return level.upper() if isinstance(level, str) else level

    @field_validator("telegram_base_url")
    @classmethod
    def _base_url_is_http(cls, url: str) -> str:
        if not is_url(url, "http", "https"):
            raise ValueError("must be an address such as https://api.telegram.org/bot")
        return url

    @field_validator("database_url")
    @classmethod
    def _database_is_sqlite(cls, url: str) -> str:
        if not url.startswith("sqlite:///") or url.endswith("/"):
            raise ValueError("must be sqlite:///path/to/file.db")
        return url

    @field_validator("webhook_url")
    @classmethod
    def _webhook_is_safe(cls, url: str | None) -> str | None:
        if url is None or is_url(url, "https"):
            return url
        if is_url(url, "http") and is_loopback(urlsplit(url).hostname or ""):
            return url
        raise ValueError("must begin with https:// (http:// only for this very machine)")

    @field_validator("webhook_listen")
    @classmethod
    def _listens_on_a_port(cls, listen: str) -> str:
        host, _, port = listen.rpartition(":")
        if not host or not port.isdecimal() or not 0 < int(port) < 65_536:
            raise ValueError("must be host:port, such as 127.0.0.1:8080")
        return listen

    @field_validator("webhook_secret")
    @classmethod
    def _secret_as_telegram_takes_it(cls, secret: SecretStr | None) -> SecretStr | None:
        if secret and not fullmatch(r"[A-Za-z0-9_-]{1,256}", secret.get_secret_value()):
            raise ValueError("may hold 1 to 256 of A-Z, a-z, 0-9, _ and -")
        return secret

    @property
    def database_path(self) -> Path:
        return Path(self.database_url.removeprefix("sqlite:///"))

    @property
    def listen_address(self) -> tuple[str, int]:
        """Host and port of the webhook server."""
        host, _, port = self.webhook_listen.rpartition(":")
        return host.strip("[]"), int(port)


def load_settings() -> Settings:
    """The settings of this process; SettingsError with everything that is wrong."""
    try:
        return Settings()  # type: ignore[call-arg] # the environment supplies the token
    except ValidationError as error:
        raise SettingsError(letter(error)) from None  # the cause would show values
    except UnicodeDecodeError:
        raise SettingsError(".env is not UTF-8 text. Save it as UTF-8, or remove it.") from None


def letter(error: ValidationError) -> str:
    """Name each wrong setting and what is wrong with it, without its value."""
    lines = [_line(item["loc"], item["type"], item["msg"]) for item in error.errors()]
    return "\n".join(["The settings (environment and .env) cannot be used:", *lines])


def _line(location: tuple[int | str, ...], kind: str, message: str) -> str:
    name = str(location[0]).upper() if location else ""
    if kind == "missing":
        return f"  {name} {MISSING}"
    said = _IN_WORDS.get(kind) or message.removeprefix("Value error, ").removeprefix("Input ")
    return f"  {name} {said}"


def is_url(text: str, *schemes: str) -> bool:
    """Whether the text is an address of one of the schemes, with a host and no blanks."""
    try:
        parts = urlsplit(text)
        return parts.scheme in schemes and bool(parts.hostname) and not set(text) & set(" \t\n\r")
    except ValueError:  # a bracket or a port that is none
        return False


def is_loopback(host: str) -> bool:
    """Whether a host name or address can only mean this machine."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
