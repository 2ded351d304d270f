"""Errors for people to read. Each says what happened, where, and what to do.

The command line prints them and ends with their exit code. Anything else that escapes is a fault of
the program and keeps its traceback.
"""


class ArticleBotError(Exception):
    """Something outside the program must be mended.

    `said` is what happened and where; `advice`, what to do about it, may be empty.
    """

    exit_code = 2

    def __init__(self, said: str, advice: str = "") -> None:
        super().__init__(said, advice)
        self.said = said
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.said} {self.advice}".strip()


class CorpusError(ArticleBotError):
    """A file of the corpus, or the folder, cannot be used."""


class DocumentError(ArticleBotError):
    """A file or page cannot become an article; the message follows its name and a colon."""


class SettingsError(ArticleBotError):
    """The environment or .env holds values that cannot be used."""


class StorageError(ArticleBotError):
    """The database cannot be used."""


class TokenRevokedError(ArticleBotError):
    """Telegram does not know the token (any more)."""
