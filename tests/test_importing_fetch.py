"""One page from the web, and no way into the network of the host."""

import gzip
import socket
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest

from bot.errors import DocumentError
from bot.importing import fetch as fetching
from bot.importing.fetch import fetch, is_public
from tests.served import served

LARGE = 2**20 + 1

PAGES: dict[str, tuple[int, dict[str, str], bytes]] = {
    "/page": (200, {"Content-Type": "text/html; charset=windows-1251"}, b"<p>\xc4\xe0</p>"),
    "/packed": (
        200,
        {"Content-Type": "text/plain", "Content-Encoding": "gzip"},
        gzip.compress(b"Text."),
    ),
    "/bomb": (
        200,
        {"Content-Type": "text/plain", "Content-Encoding": "gzip"},
        gzip.compress(bytes(LARGE)),
    ),
    "/large": (200, {"Content-Type": "text/plain"}, b"a" * LARGE),
    "/picture": (200, {"Content-Type": "image/png"}, b"\x89PNG"),
    "/report.pdf": (200, {"Content-Type": "application/octet-stream"}, b"%PDF-1.7"),
    "/nameless": (200, {}, b"What is it?"),
    "/missing": (404, {"Content-Type": "text/html"}, b"<p>No</p>"),
    "/moved": (301, {"Location": "/page#part"}, b""),
    "/round": (302, {"Location": "/round"}, b""),
    "/to-file": (302, {"Location": "file:///etc/passwd"}, b""),
    "/inwards": (302, {"Location": "http://127.0.0.2:9/secret"}, b""),
}


class Pages(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/slow":
            self.rfile.read()  # until the reader has gone
            return
        status, headers, body = PAGES[self.path]
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        try:
            self.wfile.write(body)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True  # the reader had seen enough


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with served(Pages) as pages:
        yield f"http://127.0.0.1:{pages.server_port}"


def test_a_page_comes_with_its_kind_charset_and_last_address(server: str) -> None:
    fetched = fetch(f"{server}/moved", allow_private=True)

    assert (fetched.data, fetched.kind) == (b"<p>\xc4\xe0</p>", "HTML")
    assert (fetched.charset, fetched.url) == ("windows-1251", f"{server}/page")


def test_what_is_packed_is_unpacked_and_an_unsaid_kind_is_in_the_name(server: str) -> None:
    assert fetch(f"{server}/packed", allow_private=True).data == b"Text."
    assert fetch(f"{server}/report.pdf", allow_private=True).kind == "PDF"


@pytest.mark.parametrize(
    ("path", "complaint"),
    [
        ("/missing", "answered 404 Not Found. Check the address"),
        ("/picture", "is image/png, which holds no article"),
        ("/nameless", "not known what kind"),
        ("/large", "larger than 1 MB"),
        ("/bomb", "larger than 1 MB"),
        ("/round", "leads from one address to the next"),
        ("/to-file", "no address of the web"),
    ],
)
def test_what_is_no_article_is_refused(
    server: str, path: str, complaint: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "MOST_BYTES", LARGE - 1)

    with pytest.raises(DocumentError, match=complaint):
        fetch(server + path, allow_private=True)


def test_a_server_that_takes_its_time_is_left(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "MOST_SECONDS", 0.2)

    with pytest.raises(DocumentError, match=r"did not answer within 0\.2 seconds"):
        fetch(f"{server}/slow", allow_private=True)


@pytest.mark.parametrize("address", ["ftp://a.example/b", "http://", "https:///x", "http://[::1"])
def test_an_address_that_is_none_of_the_web_is_refused(address: str) -> None:
    with pytest.raises(DocumentError, match=r"no address of the web|cannot be fetched"):
        fetch(address)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "127.1", "[::1]", "0"])
def test_the_own_machine_is_refused_however_it_is_spelt(server: str, host: str) -> None:
    port = server.rpartition(":")[2]

    with pytest.raises(DocumentError, match=r"private network|cannot be fetched"):
        fetch(f"http://{host}:{port}/page")


def test_each_hop_of_a_redirect_is_checked(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "is_public", lambda host: host == "127.0.0.1")

    assert fetch(f"{server}/moved").kind == "HTML"
    with pytest.raises(DocumentError, match=r"127\.0\.0\.2 is an address within a private"):
        fetch(f"{server}/inwards")


def test_a_name_that_means_something_else_the_second_time_is_no_way_in(
    server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = int(server.rpartition(":")[2])
    answers = iter(["192.0.2.1", "127.0.0.1", "127.0.0.1"])

    def look_up(*_: Any, **__: Any) -> list[Any]:
        kind = (socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP, "")
        return [(*kind, (next(answers), port))]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)

    for _ in range(2):
        with pytest.raises(DocumentError, match="private network"):
            fetch(f"http://rebound.example:{port}/page")


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "0.0.0.0",
        "100.64.0.1",
        "224.0.0.1",
        "::1",
        "::",
        "fe80::1%eth0",
        "fd00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "2002:7f00:1::",
        "64:ff9b::7f00:1",
    ],
)
def test_addresses_within_are_not_public(host: str) -> None:
    assert not is_public(host)


@pytest.mark.parametrize("host", ["1.1.1.1", "2606:4700::1", "::ffff:1.1.1.1", "64:ff9b::101:101"])
def test_addresses_of_the_internet_are_public(host: str) -> None:
    assert is_public(host)
