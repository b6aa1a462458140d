"""Pages fetched from a server on this machine, and addresses that are never asked."""

from __future__ import annotations

import gzip
import ipaddress
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest
from urllib3.connection import HTTPSConnection
from urllib3.util.ssl_match_hostname import CertificateError

from geo.errors import ReportError
from geo.intake import read_address
from geo.intake.address import IP, fetch, is_public
from tests.intake import documents
from tests.intake.test_web_page import PAGES
from tests.intake.web_server import WebServer


def here(ip: IP) -> bool:
    """Permits this machine too."""
    return ip.is_loopback or is_public(ip)


@pytest.fixture
def server() -> Iterator[WebServer]:
    with WebServer() as running:
        yield running


def refused(address: str, **more: Any) -> str:
    with pytest.raises(ReportError) as error:
        fetch(address, **more)
    assert "\n" not in str(error.value)
    return str(error.value)


class TestPages:
    def test_a_page_becomes_a_report(self, server: WebServer) -> None:
        server.give("/news/1", (PAGES / "wire.html").read_bytes())
        found = read_address(f"{server.address}/news/1", permit=here)
        assert found.title
        assert found.url
        assert found.title.value == "Lisbon hosts talks on Atlantic fishing quotas"
        assert (found.url.value, found.url.where) == (
            f"{server.address}/news/1",
            "the address it was fetched from",
        )

    def test_a_pdf_behind_an_address_is_read(self, server: WebServer) -> None:
        server.give("/a", documents.pdf(), kind="application/octet-stream")
        assert documents.PARAGRAPHS[0] in read_address(f"{server.address}/a", permit=here).text

    def test_a_picture_behind_an_address_is_named(self, server: WebServer) -> None:
        server.give("/a", b"\xff\xd8\xff" + bytes(100))
        with pytest.raises(ReportError, match="/a is a picture"):
            read_address(f"{server.address}/a", permit=here)

    def test_the_encoding_that_the_server_names_is_used(self, server: WebServer) -> None:
        text = "<html><body>" + "<p>Die Gäste fuhren am Montag weiter nach León und Riga.</p>" * 9
        server.give("/a", text.encode("cp1252"), kind='text/html; charset="ISO-8859-1"')
        page = fetch(f"{server.address}/a", permit=here)
        assert page.encoding == "iso-8859-1"
        assert "Gäste" in read_address(f"{server.address}/a", permit=here).text

    def test_packed_pages_are_unpacked(self, server: WebServer) -> None:
        server.give("/a", gzip.compress(b"Berg left Riga."), Content_Encoding="gzip")
        assert fetch(f"{server.address}/a", permit=here).content == b"Berg left Riga."

    def test_redirects_are_followed_without_cookies(self, server: WebServer) -> None:
        server.lead("/a", "/b", 301)
        server.lead("/b", f"{server.address}/c?x=1", 308)
        server.give("/c?x=1", b"Berg left Riga.")
        page = fetch(f"{server.address}/a#part", permit=here)
        assert (page.address, page.content) == (f"{server.address}/c?x=1", b"Berg left Riga.")
        for _, headers in server.seen:
            assert not {"cookie", "authorization", "referer"} & headers.keys()
            assert headers["user-agent"].startswith("Dateline/")

    def test_the_machine_that_was_checked_is_the_one_that_is_asked(
        self, server: WebServer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        asked: list[object] = []

        def resolve(host: object, port: object, *rest: object, **more: object) -> list[Any]:
            asked.append(host)
            # A second question would be answered with another machine.
            ip = "127.0.0.1" if asked.count(host) == 1 else "10.0.0.1"
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, port))]

        monkeypatch.setattr(socket, "getaddrinfo", resolve)
        server.give("/a", b"Berg left Riga.")
        page = fetch(f"http://news.example:{server.port}/a", permit=here)
        assert page.content == b"Berg left Riga."
        assert asked[0] == "news.example"
        assert asked.count("news.example") == 1
        assert server.seen[0][1]["host"] == f"news.example:{server.port}"


class TestInnerNetworks:
    @pytest.mark.parametrize(
        "ip",
        [
            "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
            "224.0.0.1", "239.255.255.250", "255.255.255.255", "240.0.0.1", "192.0.2.1", "::1", "::",
            "fe80::1",
            "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a00:1",
            "2002:7f00:1::", "2002:a00:1::", "2001:db8::1",
        ],
    )  # fmt: skip
    def test_a_machine_of_an_inner_network_is_not_public(self, ip: str) -> None:
        assert not is_public(ipaddress.ip_address(ip))

    @pytest.mark.parametrize("ip", ["93.184.216.34", "8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8"])
    def test_the_open_internet_is_public(self, ip: str) -> None:
        assert is_public(ipaddress.ip_address(ip))

    @pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "0.0.0.0"])
    def test_this_machine_is_never_asked(self, server: WebServer, host: str) -> None:
        line = refused(f"http://{host}:{server.port}/a")
        assert "leads to a machine of an inner network (" in line
        assert server.seen == []

    def test_a_redirect_into_an_inner_network_is_not_followed(self, server: WebServer) -> None:
        server.lead("/a", f"http://0.0.0.0:{server.port}/b")
        line = refused(f"{server.address}/a", permit=lambda ip: ip == ipaddress.ip_address("127.0.0.1"))
        assert line.startswith(
            f"http://0.0.0.0:{server.port}/b leads to a machine of an inner network (0.0.0.0)"
        )
        assert [path for path, _ in server.seen] == ["/a"]

    def test_one_inner_address_among_public_ones_is_enough(self, monkeypatch: pytest.MonkeyPatch) -> None:
        known = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, 80)) for ip in ("8.8.8.8", "10.0.0.1")]
        monkeypatch.setattr(socket, "getaddrinfo", lambda *rest, **more: known)
        assert "(10.0.0.1)" in refused("http://news.example/a")


class TestAddresses:
    @pytest.mark.parametrize(
        "address",
        ["report", "ftp://example.org/a", "file:///etc/passwd", "gopher://x", "http://", "https:///a",
         "javascript:alert(1)", "http://exa mple.org/", "http://a\nb/", "http://" + "a" * 3000, "http://[::1/"],
    )  # fmt: skip
    def test_what_is_no_web_address_is_named(self, address: str) -> None:
        assert "is no web address; write it as in https://example.org/news/report" in refused(address)

    def test_that_no_address_is_given_is_said(self) -> None:
        for nothing in ("", " \n"):
            said = "No address is given; write one, as in https://example.org/news/report"
            assert refused(nothing) == said

    def test_names_and_passwords_in_an_address_are_refused(self) -> None:
        assert refused("http://me:secret@example.org/") == (
            "example.org: the address holds a name or a password; leave them out"
        )

    @pytest.mark.parametrize("to", ["file:///etc/passwd", "ftp://127.0.0.1/a", "http://me@127.0.0.1/"])
    def test_a_redirect_leads_to_web_addresses_only(self, server: WebServer, to: str) -> None:
        server.lead("/a", to)
        assert refused(f"{server.address}/a", permit=here)

    def test_redirects_in_a_ring_end(self, server: WebServer) -> None:
        server.lead("/a", "/a")
        assert "leads from address to address without end" in refused(f"{server.address}/a", permit=here)
        assert len(server.seen) == 6

    @pytest.mark.parametrize(
        ("status", "hint"),
        [(403, "open it in a browser"), (404, "check the address"), (410, "check"), (503, "try again later")],
    )  # fmt: skip
    def test_an_error_of_the_server_is_named(self, server: WebServer, status: int, hint: str) -> None:
        server.give("/a", b"no", status=status)
        line = refused(f"{server.address}/a", permit=here)
        assert f"answered with the error {status}; " in line
        assert hint in line

    def test_a_name_that_nobody_has_is_named(self) -> None:
        assert refused("http://nobody.invalid/") == (
            "http://nobody.invalid/ cannot be reached: no machine has the name nobody.invalid"
        )

    def test_a_port_where_nobody_listens_is_named(self) -> None:
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            port = taken.getsockname()[1]
            assert "cannot be reached: it refuses the connection" in refused(
                f"http://127.0.0.1:{port}/", permit=here
            )

    def test_https_without_a_certificate_is_named(self, server: WebServer) -> None:
        assert "cannot be reached: its certificate does not hold" in refused(
            f"https://127.0.0.1:{server.port}/a", permit=here
        )

    def test_a_certificate_of_another_host_is_named(
        self, server: WebServer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def connect(_: HTTPSConnection) -> None:
            raise CertificateError("hostname '127.0.0.1' doesn't match 'news.example'")

        monkeypatch.setattr(HTTPSConnection, "connect", connect)
        assert "its certificate does not hold" in refused(f"https://127.0.0.1:{server.port}/a", permit=here)


class TestLimits:
    def test_a_large_page_is_cut_off(self, server: WebServer) -> None:
        sent = 0

        def answer(request: BaseHTTPRequestHandler) -> None:
            nonlocal sent
            request.send_response(200)
            request.end_headers()
            for _ in range(1000):
                request.wfile.write(bytes(100_000))
                sent += 100_000

        server.answers["/a"] = answer
        assert "/a has more than 20 MB, which no report needs" in refused(f"{server.address}/a", permit=here)
        assert sent < 60_000_000

    def test_a_packed_bomb_is_cut_off(self, server: WebServer) -> None:
        server.give("/a", gzip.compress(bytes(300_000_000), 9), Content_Encoding="gzip")
        start = time.process_time()
        assert "/a has more than 20 MB" in refused(f"{server.address}/a", permit=here)
        assert time.process_time() - start < 5

    @pytest.mark.parametrize("part", ["head", "body"])
    def test_a_page_that_drips_is_given_up(self, server: WebServer, part: str) -> None:
        ended = threading.Event()

        def answer(request: BaseHTTPRequestHandler) -> None:
            request.send_response(200)
            if part == "body":
                request.end_headers()
            request.flush_headers()
            try:
                for _ in range(600):
                    request.wfile.write(b"x: y\r\n" if part == "head" else b"x")
                    request.wfile.flush()
                    time.sleep(0.05)
            except OSError:
                ended.set()

        server.answers["/a"] = answer
        start = time.monotonic()
        line = refused(f"{server.address}/a", permit=here, seconds=1)
        assert "/a did not answer in full within 1 seconds" in line
        assert time.monotonic() - start < 3
        assert ended.wait(5)

    def test_a_server_that_says_nothing_is_given_up(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as silent:
            address = f"http://127.0.0.1:{silent.getsockname()[1]}/"
            assert "did not answer in full" in refused(address, permit=here, seconds=0.5)

    def test_an_answer_that_is_not_of_the_web_is_named(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as odd:

            def answer() -> None:
                connection, _ = odd.accept()
                connection.recv(1000)
                connection.sendall(b"220 mail ready\r\n")
                connection.close()

            threading.Thread(target=answer, daemon=True).start()
            line = refused(f"http://127.0.0.1:{odd.getsockname()[1]}/", permit=here)
            assert "cannot be reached: it did not answer as a web server does" in line
