"""python-telegram-bot's requests over aiohttp, through the base class it offers for that.

Its default client, httpx, costs more than all else an answer needs, and half of that remains when
httpx is only given aiohttp as a transport. That transport also calls every lost connection a
"connect timeout", which would make a send that may have arrived look like one that never left. The
mapping of Telegram's answers to errors stays the library's (`api_status.py` has the statuses).
"""

import ssl
from collections.abc import Mapping
from typing import Any

import aiohttp
import httpx
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData
from yarl import URL

from bot.errors import SettingsError
from bot.telegram.api_status import PASSING, read_answer, status_of
from bot.telegram.connections import Connections
from bot.telegram.read_timeout import ReadTimeout

MOST_BYTES = 16 * 1024 * 1024  # of an answer; a hundred updates are a tenth of that at most

# The way in which the library itself sends parameters, and every server of the Bot API takes them.
FORM = {"Content-Type": "application/x-www-form-urlencoded"}

Seconds = Any  # Any: a number, None, or the library's mark for "the default"


class AiohttpRequest(BaseRequest):
    """Requests of one client. Every timeout that is not given is the one of the constructor."""

    def __init__(self, timeout: float, secure: bool, proxy: str | None = None) -> None:
        self._timeout = timeout
        self._proxy = proxy
        self._context: ssl.SSLContext | bool = _trusted() if secure else True
        self._connections: Connections | None = None

    @property
    def read_timeout(self) -> float:
        return self._timeout

    async def initialize(self) -> None:
        if self._connections is None:
            self._connections = Connections(self._context, self._proxy)

    async def shutdown(self) -> None:
        if self._connections is not None:
            await self._connections.close()
            self._connections = None

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Seconds = BaseRequest.DEFAULT_NONE,
        write_timeout: Seconds = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 # a few kilobytes
        connect_timeout: Seconds = BaseRequest.DEFAULT_NONE,
        pool_timeout: Seconds = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 # there is always one free
    ) -> tuple[int, bytes]:
        """Status and body; TimedOut or NetworkError, caused by aiohttp's own exception."""
        assert self._connections is not None, "initialize() comes first"
        timeout = aiohttp.ClientTimeout(connect=self._chosen(connect_timeout))
        try:
            body, headers = _written(request_data)
            async with (
                ReadTimeout(self._chosen(read_timeout)) as patience,
                self._connections.session.request(
                    method,
                    url,
                    data=body,
                    headers=headers,
                    timeout=timeout,
                    allow_redirects=False,  # Telegram has none; one would carry the message away
                ) as response,
            ):
                answer = await _read(response, patience)
                return _status(response, answer), answer
        except UnicodeEncodeError as error:  # the library would show what could not be encoded
            raise NetworkError(str(error)) from error
        except TimeoutError as error:  # aiohttp's are of this kind as well
            self._connections.lost_one()
            raise TimedOut from error
        except aiohttp.ClientHttpProxyError as error:  # its own words hold the proxy's password
            raise NetworkError(f"the proxy answered {error.status}") from error
        except aiohttp.ClientResponseError as error:  # and these what came, perhaps a text
            self._connections.lost_one()
            raise NetworkError("what came is no HTTP") from error
        except aiohttp.ClientError as error:
            self._connections.lost_one()
            raise NetworkError(f"{type(error).__name__}: {error}") from error

    def _chosen(self, seconds: Seconds) -> float | None:
        chosen: float | None = self._timeout if seconds is BaseRequest.DEFAULT_NONE else seconds
        return chosen

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:  # Any: JSON
        """The answer as Telegram shapes it; TelegramError for all else.

        The library's own logs what it cannot read, and that may be what people wrote.
        """
        answer = read_answer(payload)
        if answer is None:
            raise TelegramError("Invalid server response")
        return answer


def _trusted() -> ssl.SSLContext:
    """The certificates to trust; SettingsError when the environment names some that are none."""
    try:
        return httpx.create_ssl_context()
    except OSError as error:  # those of ssl are of this kind as well
        raise SettingsError(
            f"SSL_CERT_FILE or SSL_CERT_DIR cannot be used ({error.strerror}).",
            "Name a file of certificates (PEM), or take the name out of the environment.",
        ) from error


async def _read(response: aiohttp.ClientResponse, patience: ReadTimeout) -> bytes:
    """The body; ClientPayloadError for one that is larger than any of Telegram's."""
    body = bytearray()
    async for piece in response.content.iter_any():
        body += piece
        if len(body) > MOST_BYTES:
            raise aiohttp.ClientPayloadError(f"an answer of more than {MOST_BYTES:,} bytes")
        if not response.content.is_eof():
            patience.prolong(len(piece))
    return bytes(body)


def _status(response: aiohttp.ClientResponse, answer: bytes) -> int:
    """The status by which the library tells apart what happened.

    NetworkError for a page of a proxy: the library would take it for a 503, and show it.
    """
    status = status_of(response.status, answer)
    if status == PASSING and read_answer(answer) is None:
        raise NetworkError(f"HTTP status {response.status}, and not in Telegram's words")
    return status


def _written(data: RequestData | None) -> tuple[bytes | aiohttp.FormData | None, dict[str, str]]:
    """Body and headers of a form; UnicodeEncodeError for half a surrogate pair."""
    if data is None:
        return None, FORM
    "".join(data.json_parameters.values()).encode()  # yarl drops what cannot be
    if not data.contains_files:
        return url_encoded(data.json_parameters), FORM
    form = aiohttp.FormData(data.json_parameters)
    for name, (filename, content, kind) in data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return form, {}


def url_encoded(parameters: Mapping[str, str]) -> bytes:
    """The parameters as the query of an address: yarl writes it in an eighth of urllib's time."""
    return URL.build(query=parameters).raw_query_string.encode("ascii")
