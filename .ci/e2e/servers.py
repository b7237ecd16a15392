#!/usr/bin/env python3
"""Kith between two recorders in front of any mail server that runs on this machine: one session with whatever the server
offers, and every difference between the two legs must be an edit that `status` lists.

    servers.py IMAP_PORT SMTP_PORT PASSWORD [PREFIX]      as: servers.py 21143 20587 alice-secret INBOX.

Plain ports on 127.0.0.1, and a mailbox for nothing else: INBOX is emptied. The user alice signs in to both. Installs and starts nothing
but Kith; without arguments it says so and ends. Prints a line a check and closes with "N passed, N failed".
"""

import base64
import re
import socket
import sys
import tempfile
from pathlib import Path

import edits
from checks import check, close
from edits import MESSAGE, Between
from server import Server


class Running:
    """A server that somebody else has started."""

    def __init__(self, folder, imap, smtp, password):
        self.folder, self.imap, self.smtp, self.users = Path(folder), imap, smtp, {"alice": password}
        self.imaps = 0  # not used: Kith is between recorders
        (self.folder / "tls").mkdir(parents=True)
        Server._certificates(self)

    ca = Server.ca


class Client:
    """Says a command in segments; one that ends in {n} waits for leave. Keeps how each ended."""

    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port), 30)
        self.lines, self.count, self.ended = self.socket.makefile("rb"), 0, []
        self.lines.readline()

    def response(self):
        whole = line = self.lines.readline()
        while match := re.search(rb"\{(\d+)\}\r\n\Z", line):
            self.lines.read(int(match[1]))
            line = self.lines.readline()
            whole += line
        if not line:
            raise EOFError(self.ended[-1:])
        return whole

    def say(self, *segments):
        self.count += 1
        tag, told = b"t%d" % self.count, b""
        for n, segment in enumerate(segments):
            octets = segment if isinstance(segment, bytes) else segment.encode()
            waits = n + 1 < len(segments) and re.search(rb"\{\d+\}\Z", octets)
            ends = n + 1 == len(segments) or re.search(rb"\{\d+\+?\}\Z", octets)
            self.socket.sendall((b"" if n else tag + b" ") + octets + (b"\r\n" if ends else b""))
            while waits and not told.startswith(b"+"):
                told = self.response()
                if told.startswith(tag + b" "):
                    return self.note(octets, told)
        before, told = [], b""
        while not told.startswith(tag + b" "):
            told = self.response()
            before.append(told)
        return self.note(segments[0], told, b"".join(before))

    def note(self, command, told, whole=b""):
        self.ended.append((command[:40], told.split()[1]))
        return whole or told


ALWAYS = ("NOOP", 'LIST "" "*"', 'LSUB "" "*"', "SELECT INBOX", "FETCH 1:* (FLAGS UID INTERNALDATE RFC822.SIZE ENVELOPE BODYSTRUCTURE)",
          "UID FETCH 1:* (BODY.PEEK[])", "FETCH 1:* (BODY.PEEK[HEADER.FIELDS (FROM SUBJECT)] BODY.PEEK[TEXT]<0.20> RFC822.HEADER)",
          "STORE 1 +FLAGS (\\Flagged)", "SEARCH ALL", "UID SEARCH HEADER Message-ID two-dates", "FETCH 999 (FLAGS)", "EXAMINE INBOX",
          "CLOSE", "SELECT INBOX", "COMPRESS DEFLATE", "STARTTLS", "BOGUS", "CAPABILITY")
OFFERED = {
    "ID": ["ID NIL"], "NAMESPACE": ["NAMESPACE"], "ENABLE": ["ENABLE CONDSTORE"], "ACL": ["GETACL INBOX", "MYRIGHTS INBOX"],
    "QUOTA": ["GETQUOTAROOT INBOX"], "METADATA": ['SETMETADATA INBOX (/private/comment "x")', "GETMETADATA INBOX /private/comment"],
    "CONDSTORE": ["SELECT INBOX (CONDSTORE)", "UID FETCH 1:* (FLAGS) (CHANGEDSINCE 1)"], "SORT": ["SORT (REVERSE DATE) UTF-8 ALL"],
    "QRESYNC": ["ENABLE QRESYNC", "UID FETCH 1:* (FLAGS) (CHANGEDSINCE 1 VANISHED)"], "BINARY": ["FETCH 1:* (BINARY.PEEK[1] BINARY.SIZE[1])"],
    "THREAD=REFERENCES": ["THREAD REFERENCES UTF-8 ALL"], "ESEARCH": ["UID SEARCH RETURN (MIN MAX COUNT ALL) ALL"],
    "PREVIEW": ["FETCH 1:* (PREVIEW)"], "LIST-EXTENDED": ['LIST "" "*" RETURN (SUBSCRIBED CHILDREN)'], "UNSELECT": ["UNSELECT", "SELECT INBOX"]}


def reads(port, server, prefix):
    password = server.users["alice"].encode()
    client = Client(port)
    client.say("CAPABILITY")
    client.say("LOGIN nobody wrong")
    client.say(b"LOGIN {5}", b"alice {%d}" % len(password), password)
    offered = client.say("CAPABILITY").split(b"\r\n")[0].decode().upper().split()
    trial = f"{prefix}Kith trial"
    client.say(f'CREATE "{trial}"')
    client.say(b"APPEND INBOX (\\Seen) {%d}" % len(MESSAGE), MESSAGE)
    client.say(b"APPEND nowhere-at-all {%d}" % len(MESSAGE), MESSAGE)
    big = MESSAGE + b"a line\r\n" * 300_000
    client.say(b"APPEND INBOX {%d}" % len(big), big)
    if {"LITERAL+", "LITERAL-"} & set(offered):
        client.say(b"APPEND INBOX {%d+}" % len(MESSAGE), MESSAGE)
    if "MULTIAPPEND" in offered:
        client.say(b"APPEND INBOX {%d}" % len(MESSAGE), MESSAGE + b" (\\Seen) {%d}" % len(MESSAGE), MESSAGE)
    if "CATENATE" in offered:
        client.say(b"APPEND INBOX CATENATE (TEXT {%d}" % len(MESSAGE), MESSAGE + b" TEXT {3}", b"x\r\n)")
    if "BINARY" in offered:
        client.say(b"APPEND INBOX ~{%d}" % len(MESSAGE), MESSAGE)
    for command in ALWAYS + tuple(c for extension, commands in OFFERED.items() if extension in offered for c in commands):
        client.say(command)
    for command in [f'COPY 1 "{trial}"'] + [f'MOVE 1 "{trial}"'] * ("MOVE" in offered) + [
            "STORE 1:* +FLAGS.SILENT (\\Deleted)", "EXPUNGE", "CLOSE", f'DELETE "{trial}"', "LOGOUT"]:
        client.say(command)
    client.socket.close()
    return client.ended


def main():
    if len(sys.argv) < 4:
        print(__doc__.split("\n\n")[1].strip())
        print("not run: no server was named")
        return 0
    imap, smtp, password, *prefix = sys.argv[1:]
    folder = Path(tempfile.mkdtemp(prefix="kith-servers-"))
    server = Running(folder / "server", int(imap), int(smtp), password)
    between = Between(folder / "kith", server).begin()
    try:
        ended = reads(between.near["imap"].port, server, prefix[0] if prefix else "")
        good = sum(status == b"OK" for _, status in ended)
        check(f"a session of {len(ended)} commands", good > len(ended) / 2, f"{good} of them with OK")
        edits.submits(between.near["smtp"].port, password)
        between.judge("the server")
        account = between.status()["accounts"][0]
        check("the tap followed every session", not account["tapBlind"], account["tapBlind"])
    finally:
        between.kith.stop()
    return close()


if __name__ == "__main__":
    sys.exit(main())
