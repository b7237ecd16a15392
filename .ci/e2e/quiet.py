#!/usr/bin/env python3
"""A client that waits in IDLE for a long time, through Kith, in front of Dovecot: nothing but Dovecot's own lines may come, and the
mail that arrives at the end must be told at once.

    quiet.py [MINUTES]

Closes with "N passed, N failed".
"""

import imaplib
import re
import select
import socket
import sys
import tempfile
import time

from checks import check, close
from kith import Kith
from server import DOMAIN, Server

MINUTES = float(sys.argv[1]) if len(sys.argv) > 1 else 30


class Waiting:
    """A connection that signed in and sent IDLE."""

    def __init__(self, port, password):
        self.socket = socket.create_connection(("127.0.0.1", port), 60)
        self.octets = b""
        self.line()
        self.command(f"LOGIN alice {password}")
        self.command("SELECT INBOX")
        self.socket.sendall(b"w IDLE\r\n")
        while not self.line().startswith(b"+"):
            pass

    def line(self, deadline=None):
        """The next line; empty at the end of the connection, None at the deadline."""
        while b"\n" not in self.octets:
            left = None if deadline is None else max(0, deadline - time.monotonic())
            if not select.select([self.socket], [], [], left)[0]:
                return None
            more = self.socket.recv(65536)
            if not more:
                return b""
            self.octets += more
        line, self.octets = self.octets.split(b"\n", 1)
        return line + b"\n"

    def command(self, text):
        self.socket.sendall(f"a {text}\r\n".encode())
        while not (line := self.line()).startswith(b"a "):
            pass
        if b" OK " not in line:
            raise RuntimeError(line)

    def until(self, wanted, deadline):
        """The lines until one that is wanted, or until the deadline."""
        heard = []
        while (line := self.line(deadline)) is not None:
            heard.append(line)
            if not line or re.search(wanted, line):
                break
        return heard


def main():
    with tempfile.TemporaryDirectory(prefix="kith-quiet") as folder:
        server = Server(folder + "/server", {"alice": "correct-horse"}).start()
        kith = Kith(folder + "/kith", server, "alice", f"alice@{DOMAIN}")
        try:
            kith.start()
            waiting = Waiting(kith.imap, "correct-horse")
            began, edits = time.monotonic(), kith.ask("status")[0]["edits"]
            heard = waiting.until(b"EXISTS|BYE", began + MINUTES * 60)
            check(f"{MINUTES:g} minutes of IDLE, {len(heard)} lines, all of them Dovecot's",
                  all(line == b"* OK Still here\r\n" for line in heard) and len(heard) >= int(MINUTES / 2) - 1, set(heard))
            direct = imaplib.IMAP4("127.0.0.1", server.imap)
            direct.login("alice", "correct-horse")
            # Dovecot notices by inotify and waits half a second by itself
            direct.append("INBOX", None, None, b"Subject: at last\r\n\r\nhello\r\n")
            told = time.monotonic()
            heard = waiting.until(b"EXISTS|BYE", told + 30)
            check("then a mail, and the client is told", heard and heard[-1].endswith(b"EXISTS\r\n"),
                  f"{time.monotonic() - told:.2f} s")
            waiting.socket.sendall(b"DONE\r\n")
            check("DONE ends it", waiting.until(b"^w ", time.monotonic() + 30)[-1].startswith(b"w OK"))
            waiting.command("NOOP")
            waiting.command("LOGOUT")
            check("the connection was not touched meanwhile", kith.ask("status")[0]["edits"] == edits, edits)
            direct.logout()
        finally:
            kith.stop()
            server.stop()
    sys.exit(close())


main()
