"""`article-bot` and `python -m bot`: the way in. Errors meant for a person become exit codes."""

import sys

from bot.errors import ArticleBotError


def main() -> None:
    """Run the command line; leaves by SystemExit with the exit code."""
    try:
        from bot.cli import app  # here, so that Ctrl-C during the import is quiet as well

        app()
    except ArticleBotError as error:
        print(error, file=sys.stderr)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
