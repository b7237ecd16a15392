#!/usr/bin/env python3
"""Is what `status` says of the wire true? Kith runs between two recorders in front of a real Dovecot and a real Postfix; the
octets of the two legs are compared, every edit is derived from the difference alone, and must be what `status` lists.

    edits.py

Prints a line a check and closes with "N passed, N failed".
"""

import base64
import re
import socket
import ssl
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import difference
from checks import check, close
from kith import Kith
from mirror import mirror
from recorder import Exchange, Recorder
from server import DOMAIN, Server

ALICE, BOB = f"alice@{DOMAIN}", f"bob@{DOMAIN}"


class Talk:
    """A client that says what it is told to and waits for the reply."""

    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port), 20)
        self.lines = self.socket.makefile("rb")
        self.greeting = self.lines.readline()

    def imap(self, *commands):
        """Sends all at once; returns the status line of the last one's tag."""
        self.socket.sendall(b"".join(commands))
        tag = commands[-1].split()[0]
        return self.until(lambda line: line.startswith(tag + b" "))

    def until(self, holds):
        while True:
            line = self.lines.readline()
            if not line:
                raise EOFError
            if holds(line):
                return line

    def smtp(self, octets, replies=1):
        self.socket.sendall(octets)
        return [self.until(lambda line: line[3:4] == b" ") for _ in range(replies)][-1]

    def tls(self):
        self.socket = ssl._create_unverified_context().wrap_socket(self.socket)
        self.lines = self.socket.makefile("rb")

    def close(self):
        self.lines.close()
        self.socket.close()


MESSAGE = (f"From: Alice <{ALICE}>\r\nTo: Bob <{BOB}>\r\nSubject: Two dates\r\nMessage-ID: <two-dates@{DOMAIN}>\r\n\r\n"
           "x COMPRESS DEFLATE\r\n* OK [CAPABILITY IMAP4rev1 COMPRESS=DEFLATE] not a response\r\nSTARTTLS\r\n").encode()


def sent(to):
    return MESSAGE.replace(f"To: Bob <{BOB}>".encode(), f"To: {to}".encode()) + b".\r\n"


def reads(port, password, starttls=False):
    """One IMAP session with every command that Kith answers itself, and text that only looks like one."""
    talk = Talk(port)
    talk.imap(b"a1 CAPABILITY\r\n")
    talk.imap(b"a2 COMPRESS DEFLATE\r\n")
    if starttls:
        talk.imap(b"a3 STARTTLS\r\n")
        talk.tls()
        talk.imap(b"a4 CAPABILITY\r\n")
    talk.imap(b"a5 STARTTLS\r\n")
    talk.imap(b"a6 LOGIN alice wrong\r\n")
    response = base64.b64encode(b"\0alice\0" + password.encode())
    talk.imap(b"a7 AUTHENTICATE PLAIN " + response + b"\r\n")
    talk.imap(b"b1 NOOP\r\n", b"b2 COMPRESS DEFLATE\r\n", b"b3 LIST \"\" *\r\n", b"b4 capability\r\n")
    talk.imap(b"b5 APPEND INBOX {%d+}\r\n" % len(MESSAGE), MESSAGE, b"\r\n", b"b6 NOOP\r\n")
    talk.socket.sendall(b"b7 APPEND INBOX (\\Seen) {%d}\r\n" % len(MESSAGE))
    talk.until(lambda line: line.startswith(b"+"))
    talk.socket.sendall(MESSAGE + b"\r\n")
    talk.until(lambda line: line.startswith(b"b7 "))
    talk.imap(b"c1 SELECT INBOX\r\n")
    talk.imap(b"c2 FETCH 1:* (UID BODY.PEEK[])\r\n", b"c3 compress deflate\r\n", b"c4 SEARCH ALL\r\n")
    talk.socket.sendall(b"c5 IDLE\r\n")
    talk.until(lambda line: line.startswith(b"+"))
    talk.imap(b"DONE\r\nc6 STARTTLS\r\n", b"c7 NOOP\r\n")
    talk.imap(b"c8 LOGOUT\r\n")
    talk.close()


def submits(port, password, starttls=False):
    """One SMTP session: mail to others, to Kith alone, to both."""
    talk = Talk(port)
    talk.smtp(b"EHLO [127.0.0.1]\r\n" if starttls else b"EHLO client.example.org\r\n")
    if starttls:
        talk.smtp(b"STARTTLS\r\n")
        talk.tls()
        talk.smtp(b"EHLO client.example.org\r\n")
    talk.smtp(b"STARTTLS\r\n")
    talk.smtp(b"AUTH PLAIN\r\n")
    talk.smtp(base64.b64encode(b"\0alice\0" + password.encode()) + b"\r\n")
    envelope = f"MAIL FROM:<{ALICE}>\r\nRCPT TO:<{{}}>\r\n"
    two = envelope + "RCPT TO:<{}>\r\n"
    talk.smtp(envelope.format(BOB).encode() + b"DATA\r\n", 3)
    talk.smtp(sent(BOB))
    # to Kith alone
    talk.smtp(envelope.format("kith@kith.invalid").encode() + b"DATA\r\n", 3)
    talk.smtp(sent("kith@kith.invalid"))
    # to both, Kith not to be seen
    talk.smtp(two.format(BOB, "3d@kith.invalid").encode() + b"DATA\r\n", 4)
    talk.smtp(sent(BOB))
    # to both, and to be seen: refused
    talk.smtp(two.format("kith@kith.invalid", BOB).encode() + b"DATA\r\n", 4)
    talk.smtp(sent(f"{BOB}, kith@kith.invalid"))
    # to an address that Kith does not have
    talk.smtp(envelope.format("no-such-name@kith.invalid").encode() + b"DATA\r\n", 3)
    talk.smtp(b"RSET\r\n")
    talk.smtp(b"MAIL FROM:<%s>\r\nRCPT TO:<%s>\r\nRSET\r\nNOOP\r\n" % (ALICE.encode(), BOB.encode()), 4)
    talk.smtp(b"QUIT\r\n")
    talk.close()


class Between:
    """Kith between recorders. What passed before `begin` does not count."""

    def __init__(self, folder, server, upstream="plain", client_tls="none", doctored=lambda octets: octets):
        tls = {"certificate": server.folder / "tls/server.pem", "key": server.folder / "tls/server.key"}
        self.far = {"imap": Recorder(server.imap, upstream, doctored=doctored, **tls), "smtp": Recorder(server.smtp, upstream, **tls)}
        scheme = "" if upstream == "plain" else "+starttls"
        host = "127.0.0.1" if upstream == "plain" else "localhost"
        self.kith = Kith(folder, server, "alice", ALICE, extra="page: off\n", client_tls=client_tls,
                         upstreams=[f"{p}{scheme}://{host}:{self.far[p].port}" for p in ("imap", "smtp")])
        self.tls, self.client_tls = tls, "plain" if client_tls == "none" else client_tls

    def begin(self):
        self.kith.start()
        for far in self.far.values():  # Kith's port was tried when it started
            while not far.exchanges:
                time.sleep(0.05)
            far.settled()
        self.before = self.status()
        ports = {"imap": self.kith.imap, "smtp": self.kith.smtp}
        self.near = {p: Recorder(ports[p], self.client_tls, **self.tls) for p in ports}
        return self

    def status(self):
        return self.kith.ask("status")[0]

    def judge(self, name, unreachable=0):
        """Compares what status lists with what the recorders saw."""
        found, octets = Counter(), 0
        for protocol, derive in (("imap", difference.imap), ("smtp", difference.smtp)):
            near = self.near[protocol].settled()
            far = [e for e in self.far[protocol].exchanges if not companions(e)]
            for exchange in far:
                exchange.over.wait(10)
            lost = len(near) - len(far)
            check(f"{name}: every {protocol} connection has one upstream", lost == (unreachable if protocol == "imap" else 0),
                  f"{len(near)} and {len(far)}")
            for here, there in zip(near, far + [Exchange()] * lost):
                octets += len(here.up) + len(there.down)
                try:
                    found += derive(here, there)
                except difference.Unexplained as unknown:
                    check(f"{name}: no difference without a name", False, unknown)
        after = self.status()
        listed = counts(after) - counts(self.before)
        check(f"{name}: status lists every edit and no other", listed == found, dict(sorted(found.items())) if listed == found else
              f"listed {dict(sorted((listed - found).items()))} more, seen {dict(sorted((found - listed).items()))} more")
        through = after["octetsPassed"] - self.before["octetsPassed"]
        check(f"{name}: octets passed", through == octets, f"{through}" if through == octets else f"{through} said, {octets} seen")
        return found


def companions(exchange):
    """Kith's own connection, known by its tags."""
    return re.match(rb"kith[1-9]", exchange.up) is not None


def counts(status):
    return Counter({e["edit"]: e["count"] for e in status["edits"]})


def binding(octets):
    """A server that could bind the channel, which Dovecot 2.3 cannot."""
    return octets.replace(b" AUTH=SCRAM-SHA-256", b" AUTH=SCRAM-SHA-256 AUTH=SCRAM-SHA-256-PLUS")


def plain(folder, server, password):
    between = Between(folder / "plain", server, doctored=binding).begin()
    try:
        reads(between.near["imap"].port, password)
        submits(between.near["smtp"].port, password)
        files, moved = mirror(folder / "mbsync", between.near["imap"].port, "alice", password)
        check("plain: mbsync mirrors, and its second run moves nothing", files and moved == 0, f"{len(files)} messages")
        for near in between.near.values():  # a client that begins with TLS
            talk = Talk(near.port)
            talk.socket.sendall(b"\x16\x03\x01\x00\x05hello")
            talk.lines.read()
            talk.close()
        between.far["imap"].close()
        Talk(between.near["imap"].port).close()
        between.judge("plain", unreachable=1)
    finally:
        between.kith.stop()


def main():
    folder = Path(tempfile.mkdtemp(prefix="kith-edits-"))
    password = "alice-secret"
    server = Server(folder / "server", {"alice": password, "bob": "bob-secret"},
                    mechanisms="plain login digest-md5 cram-md5 scram-sha-256").start()
    try:
        plain(folder, server, password)
        upstream_tls(folder, server, password)
        client_tls(folder, server, password)
    finally:
        server.stop()
    return close()


def upstream_tls(folder, server, password):
    between = Between(folder / "upstream", server, upstream="starttls").begin()
    try:
        reads(between.near["imap"].port, password)
        submits(between.near["smtp"].port, password)
        between.judge("STARTTLS upstream")
    finally:
        between.kith.stop()


def client_tls(folder, server, password):
    between = Between(folder / "client", server, client_tls="starttls").begin()
    try:
        reads(between.near["imap"].port, password, starttls=True)
        submits(between.near["smtp"].port, password, starttls=True)
        talk = Talk(between.near["imap"].port)
        talk.socket.sendall(b"x1 STARTTLS\r\nx2 NOOP\r\n")  # somebody put a command behind it
        check("STARTTLS from the client: octets behind it end the connection", talk.lines.read() == b"")
        talk.close()
        between.judge("STARTTLS from the client")
    finally:
        between.kith.stop()


if __name__ == "__main__":
    sys.exit(main())
