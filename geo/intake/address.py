"""A web address -> the bytes of the page there, fetched so that nobody's inner network can be reached.

Every host, that of each redirect too, is resolved once; all its addresses must be public, and the
connection goes to one of them, so that a name cannot mean another machine between check and use. No
cookies, no proxy, no password; size and time are limited.
"""

from __future__ import annotations

import ipaddress
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPException
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin

from geo.errors import ReportError, reason
from geo.intake.incoming import LARGEST_FILE
from geo.version import __version__

if TYPE_CHECKING:
    from urllib3.response import HTTPResponse
    from urllib3.util import Url

IP = ipaddress.IPv4Address | ipaddress.IPv6Address
Permit = Callable[[IP], bool]
"""Whether a machine may be asked."""

SECONDS: Final = 20.0
"""How long a page may take, redirects included."""

_MOST_REDIRECTS: Final = 5
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_PIECE: Final = 65_536
_LONGEST: Final = 2_000
_TRANSLATED: Final = ipaddress.ip_network("64:ff9b::/96")
_BY_HAND: Final = "open it in a browser, save the page and bring the file"


@dataclass(frozen=True)
class Page:
    """What stands at an address; encoding: as the server names it, "" for none."""

    address: str
    content: bytes
    encoding: str


def is_public(ip: IP) -> bool:
    """Whether an address of a machine is one of the open internet, in IPv4 inside IPv6 too."""
    if isinstance(ip, ipaddress.IPv6Address):
        inner = [ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())]
        if ip in _TRANSLATED:
            inner.append(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF))
        if not all(is_public(one) for one in inner if one is not None):
            return False
        if ip.ipv4_mapped:
            return True
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def fetch(address: str, *, permit: Permit = is_public, seconds: float = SECONDS) -> Page:
    """Return the page at an http or https address.

    Args:
        address: as a browser shows it.
        permit: which machines may be asked.
        seconds: how long it may take.

    Raises:
        ReportError: the address is none, leads to a machine that may not be asked, or gives no page.

    """
    visit = _Visit(permit)
    found: list[Page | Exception] = []

    def go() -> None:
        try:
            found.append(visit.page(address.strip()))
        except Exception as error:  # handed over to the caller's thread
            found.append(error)

    # A name that is looked up forever or a header that drips cannot be timed in its own thread.
    worker = threading.Thread(target=go, daemon=True)
    worker.start()
    worker.join(seconds)
    if not found:
        visit.stop()
        raise ReportError(
            f"{_shown(address)} did not answer in full within {seconds:.0f} seconds; {_BY_HAND}"
        )
    if isinstance(found[0], Exception):
        raise found[0]
    return found[0]


class _Visit:
    """One fetch, with its redirects."""

    def __init__(self, permit: Permit) -> None:
        self._permit = permit
        self._socket: socket.socket | None = None
        self._stopped = False

    def stop(self) -> None:
        """Make what is being waited for end."""
        self._stopped = True
        if self._socket is not None:
            with suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)

    def page(self, address: str) -> Page:
        from urllib3.exceptions import HTTPError
        from urllib3.util.ssl_match_hostname import CertificateError

        for _ in range(_MOST_REDIRECTS + 1):
            url = parts(address)
            if self._stopped:
                break
            try:
                with self._answer(url, address) as response:
                    if response.status not in _REDIRECTS:
                        return _read(response, address)
                    address = urljoin(url.url, response.headers.get("location", ""))
            except (HTTPError, HTTPException, OSError, CertificateError) as error:
                raise ReportError(f"{_shown(address)} cannot be reached: {_why(error)}") from None
        raise ReportError(f"{_shown(address)} leads from address to address without end; {_BY_HAND}")

    def _answer(self, url: Url, address: str) -> HTTPResponse:
        """The head of the answer of one of the host's machines."""
        import certifi
        from urllib3.connection import HTTPConnection, HTTPSConnection
        from urllib3.exceptions import HTTPError

        host, secure = (url.host or "").strip("[]"), url.scheme == "https"
        port = url.port or (443 if secure else 80)
        failed: Exception = OSError("no machine has this name")
        for ip in self._machines(host, port, address):
            if secure:
                connection: HTTPConnection = HTTPSConnection(
                    ip, port, timeout=SECONDS, cert_reqs="CERT_REQUIRED", ca_certs=certifi.where(),
                    server_hostname=host, assert_hostname=host,
                )  # fmt: skip
            else:
                connection = HTTPConnection(ip, port, timeout=SECONDS)
            try:
                connection.connect()
            except (HTTPError, OSError) as error:
                failed = error
                continue
            self._socket = connection.sock
            headers = {
                "Host": url.netloc or host,
                "User-Agent": f"Dateline/{__version__}",
                "Accept": "text/html,application/xhtml+xml,application/pdf,text/plain;q=0.9,*/*;q=0.5",
                "Accept-Encoding": "gzip",
                "Connection": "close",
            }
            connection.request("GET", url.request_uri, headers=headers, preload_content=False)
            return connection.getresponse()
        raise failed

    def _machines(self, host: str, port: int, address: str) -> list[str]:
        """The addresses that a host's name stands for, all of which may be asked."""
        try:
            known = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            raise ReportError(
                f"{_shown(address)} cannot be reached: no machine has the name {host}"
            ) from None
        machines = [str(sockaddr[0]) for *_, sockaddr in known]
        for machine in machines:
            if not self._permit(ipaddress.ip_address(machine.split("%")[0])):
                raise ReportError(
                    f"{_shown(address)} leads to a machine of an inner network ({machine}), which Dateline "
                    f"does not ask; {_BY_HAND}"
                )
        return machines


def parts(address: str) -> Url:
    """Return the parts of an address that may be asked for.

    Raises:
        ReportError: it is no web address, or holds a password.

    """
    from urllib3.exceptions import LocationParseError
    from urllib3.util import parse_url

    if not address:
        raise ReportError("No address is given; write one, as in https://example.org/news/report")
    wrong = f"{_shown(address)} is no web address; write it as in https://example.org/news/report"
    if len(address) > _LONGEST or any(ord(char) <= 0x20 or ord(char) == 0x7F for char in address):
        raise ReportError(wrong)
    try:
        url = parse_url(address)
    except LocationParseError:
        raise ReportError(wrong) from None
    if url.scheme not in ("http", "https") or not url.host:
        raise ReportError(wrong)
    if url.auth:
        raise ReportError(f"{_shown(url.host)}: the address holds a name or a password; leave them out")
    return url


def _read(response: HTTPResponse, address: str) -> Page:
    """The body of an answer, decompressed piece by piece."""
    if response.status != 200:
        hint = "try again later" if response.status in (429, 500, 502, 503, 504) else _BY_HAND
        if response.status in (404, 410):
            hint = "there is no page there any more; check the address"
        raise ReportError(f"{_shown(address)} answered with the error {response.status}; {hint}")
    pieces: list[bytes] = []
    size = 0
    for piece in response.stream(_PIECE, decode_content=True):
        pieces.append(piece)
        size += len(piece)
        if size > LARGEST_FILE:
            raise ReportError(
                f"{_shown(address)} has more than {LARGEST_FILE // 1_000_000} MB, "
                f"which no report needs; {_BY_HAND}"
            )
    _, _, encoding = response.headers.get("content-type", "").lower().partition("charset=")
    return Page(address, b"".join(pieces), encoding.split(";")[0].strip(" \"'"))


def _why(error: Exception) -> str:
    """The reason of a failure in words."""
    import ssl

    from urllib3 import exceptions
    from urllib3.util.ssl_match_hostname import CertificateError

    if isinstance(error, ssl.SSLError | exceptions.SSLError | CertificateError):
        return "its certificate does not hold, or it does not speak https"
    if isinstance(error, exceptions.NewConnectionError):
        return "it refuses the connection"
    if isinstance(error, exceptions.TimeoutError):
        return "it does not answer"
    if isinstance(error, OSError) and error.strerror:
        return reason(error)
    return "it did not answer as a web server does"


def _shown(address: str) -> str:
    """An address as messages show it."""
    plain = "".join(char if char.isprintable() else "�" for char in address.strip())
    return plain if len(plain) <= 200 else plain[:200] + "…"
