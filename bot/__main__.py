"""`article-bot` and `python -m bot`: the way in. Errors meant for a person become exit codes."""

import os
import sys

from bot.errors import ArticleBotError

STANDARD_ERROR = 2  # the last of the three standard streams


def main() -> None:
    """Run the command line; leaves by SystemExit with the exit code."""
    _open_standard_streams()
    try:
        _run()
    finally:
        _let_go_of_standard_error()


def _open_standard_streams() -> None:
    """Open those standard streams that are closed, for which Python has None.

    No socket gets their numbers then: libuv aborts the process when such a number is closed.
    """
    number = os.open(os.devnull, os.O_RDWR)
    while number <= STANDARD_ERROR:
        number = os.open(os.devnull, os.O_RDWR)
    os.close(number)
    sys.stdin = sys.stdin or os.fdopen(0)
    sys.stdout = sys.stdout or os.fdopen(1, "w")
    sys.stderr = sys.stderr or os.fdopen(STANDARD_ERROR, "w")


def _run() -> None:
    try:
        import signal  # here, so that Ctrl-C during an import is quiet as well

        if _is_bot():
            # a reload asked for before anything is read is granted, and must not end the process
            signal.signal(signal.SIGHUP, signal.SIG_IGN)
        from bot.cli import app

        app()
    except ArticleBotError as error:
        try:
            _say(error)
        finally:  # the code is said even where the words cannot be
            sys.exit(error.exit_code)
    except KeyboardInterrupt:
        sys.exit(130)


def _is_bot() -> bool:
    """Whether it is to run as a bot, which may have nobody beside it."""
    return sys.argv[1:2] == ["run"]


def _say(error: ArticleBotError) -> None:
    """On standard error; a bot must end even where nobody reads that any more."""
    if not _is_bot():
        print(error, file=sys.stderr)
        return
    import logging

    from bot.logs.handler import PatientHandler

    PatientHandler(sys.stderr).emit(logging.makeLogRecord({"msg": str(error)}))


def _let_go_of_standard_error() -> None:
    """Drop what a closed pipe or a full disk does not take: Python would end with 120 for it."""
    try:
        print(end="", file=sys.stderr, flush=True)
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())


if __name__ == "__main__":
    main()
