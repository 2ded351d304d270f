"""One page from the web, with an eye on whoever sent us there.

An address may come from anybody, so it must not become a way into the network of the host: only
http and https, only public addresses, checked for each hop of a redirect, and the connection goes
to the very addresses that were checked. Size, time and redirects have limits; what a server
compresses is unpacked no further than the size allows. Proxies are not used: they would look names
up anew.
"""

import asyncio
import ipaddress
import socket
import zlib
from dataclasses import dataclass
from typing import Any

import aiohttp
from yarl import URL

from bot.errors import DocumentError
from bot.importing.reading import kind_of_name

MOST_BYTES = 20 * 2**20  # unpacked
MOST_SECONDS = 30.0
MOST_REDIRECTS = 5
_REDIRECTS = (301, 302, 303, 307, 308)
_KINDS = {
    "text/html": "HTML",
    "application/xhtml+xml": "HTML",
    "application/pdf": "PDF",
    "application/epub+zip": "EPUB",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "DOCX",
    "text/markdown": "Markdown",
    "text/plain": "text",
}
_UNSAID = ("", "application/octet-stream")  # then the name in the address must tell
_HEADERS = {"User-Agent": "article-bot", "Accept": ", ".join(_KINDS), "Accept-Encoding": "gzip"}
_CHUNK = 2**16
_ELSEWHERE = "Open it in a browser, save the page, and add the file."


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server gave: its bytes, their kind and charset, and the address in the end."""

    data: bytes
    kind: str
    charset: str | None
    url: str


def fetch(address: str, *, allow_private: bool = False) -> Fetched:
    """The document at the address. DocumentError says what stood in the way, and what to do."""
    try:
        return asyncio.run(asyncio.wait_for(_fetch(address, allow_private), MOST_SECONDS))
    except TimeoutError as error:
        raise DocumentError(
            f"did not answer within {MOST_SECONDS:g} seconds.", f"Try again later. {_ELSEWHERE}"
        ) from error
    except (aiohttp.ClientError, OSError, ValueError, zlib.error) as error:
        raise DocumentError(
            f"cannot be fetched: {_reason(error)}.", f"Check the address. {_ELSEWHERE}"
        ) from error


def _reason(error: Exception) -> str:
    match error:
        case aiohttp.ClientConnectorDNSError():
            return f"no machine is known by the name {error.host}"
        case aiohttp.ClientConnectorCertificateError():
            return f"the certificate of {error.host} is not valid"
        case aiohttp.ClientSSLError():
            return f"{error.host} speaks no HTTPS there"
        case aiohttp.ClientConnectorError():
            return f"{error.host} takes no connection there"
        case _:
            return " ".join(str(error).split()) or type(error).__name__


async def _fetch(address: str, allow_private: bool) -> Fetched:
    connector = aiohttp.TCPConnector(socket_factory=None if allow_private else _public_socket)
    async with aiohttp.ClientSession(
        connector=connector,
        cookie_jar=aiohttp.DummyCookieJar(),
        headers=_HEADERS,
        auto_decompress=False,
    ) as session:
        url = URL(address)
        for _ in range(MOST_REDIRECTS + 1):
            if url.scheme not in ("http", "https") or not url.host:
                raise DocumentError(f"{url} is no address of the web.", "Give one with https://.")
            async with session.get(url, allow_redirects=False) as response:
                target = response.headers.get("Location")
                if response.status not in _REDIRECTS or not target:
                    return await _taken(response)
                url = url.join(URL(target))
        raise DocumentError("leads from one address to the next.", _ELSEWHERE)


def _public_socket(info: Any) -> socket.socket:  # Any: an entry of getaddrinfo
    """A socket for an address that is about to be connected to, or DocumentError.

    This is the one place where a connection can begin, so there is no way around it: neither by a
    name that is looked up again and then means something else, nor by an address spelt oddly.
    """
    family, kind, protocol, _, (host, *_) = info
    if not is_public(host):
        raise DocumentError(
            f"{host} is an address within a private network.",
            "If you trust it, add it with --allow-private.",
        )
    return socket.socket(family, kind, protocol)


def is_public(host: str) -> bool:
    """Whether an IP address is one of the internet at large, also where it wraps another."""
    address = ipaddress.ip_address(host)
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or _translated(address)
        if inner is not None:
            return is_public(str(inner))
    return address.is_global and not address.is_multicast


def _translated(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that a NAT64 gateway would go to (RFC 6052)."""
    if address in ipaddress.ip_network("64:ff9b::/96"):
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return None


async def _taken(response: aiohttp.ClientResponse) -> Fetched:
    if response.status != 200:
        answer = f"{response.status} {response.reason or ''}".rstrip()
        raise DocumentError(f"the server answered {answer}.", f"Check the address. {_ELSEWHERE}")
    said = response.content_type if "Content-Type" in response.headers else ""
    if said not in _KINDS and said not in _UNSAID:
        raise DocumentError(
            f"is {said}, which holds no article.", "Known are pages, PDF, DOCX, EPUB and text."
        )
    return Fetched(
        data=await _body(response),
        kind=_KINDS.get(said) or kind_of_name(response.url.path),
        charset=response.charset,
        url=str(response.url.with_user(None).with_fragment(None)),
    )


async def _body(response: aiohttp.ClientResponse) -> bytes:
    """What was sent, unpacked; DocumentError once it grows beyond the limit."""
    packed = response.headers.get("Content-Encoding", "identity").lower()
    unpack = None if packed == "identity" else zlib.decompressobj(wbits=47)  # gzip or zlib
    body = bytearray()
    async for chunk in response.content.iter_chunked(_CHUNK):
        body += unpack.decompress(chunk, MOST_BYTES + 1 - len(body)) if unpack else chunk
        if len(body) > MOST_BYTES:
            raise DocumentError(
                f"is larger than {MOST_BYTES // 2**20} MB.", "Give the address of a single article."
            )
    return bytes(body)
