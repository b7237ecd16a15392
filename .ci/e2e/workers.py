"""Clients under load that remember what they were told: what was stored for certain, and what may have been."""

import hashlib
import imaplib
import random
import smtplib
import threading
import time

from server import DOMAIN

ALICE, BOB = f"alice@{DOMAIN}", f"bob@{DOMAIN}"


def message(mark, to, rng):
    text = "\r\n".join("".join(rng.choice("abc .") for _ in range(rng.randint(0, 70))) for _ in range(int(10 ** rng.uniform(0, 3.3))))
    return (f"From: Alice <{ALICE}>\r\nTo: {to}\r\nSubject: {mark}\r\nMessage-ID: <{mark}@{DOMAIN}>\r\nDate: Sun, 13 Sep 2020 12:26:40 +0000\r\nX-Mark: {mark}\r\n\r\n{text}\r\n").encode()


class Worker(threading.Thread):
    """One client, connecting again whenever its connection is lost; it never repeats what may have been done."""

    def __init__(self, name, port, password, seed, until):
        super().__init__(daemon=True)
        self.mark, self.port, self.password, self.until = name, port, password, until
        self.rng = random.Random(f"{seed}-{name}")
        self.told, self.unsure, self.sent, self.lost, self.done, self.altered = set(), set(), {}, 0, 0, []

    def run(self):
        while time.monotonic() < self.until:
            try:
                self.session()
            except (OSError, EOFError, imaplib.IMAP4.error, smtplib.SMTPException):
                self.lost += 1
                time.sleep(0.05)

    def mail(self, to):
        mark = f"{self.mark}-{len(self.sent)}"
        self.sent[mark] = message(mark, to, self.rng)
        self.unsure.add(mark)
        return mark

    def was_told(self, mark):
        self.unsure.discard(mark)
        self.told.add(mark)
        self.done += 1


class Appending(Worker):
    def session(self):
        client = imaplib.IMAP4("127.0.0.1", self.port, timeout=15)
        try:
            client.login("alice", self.password)
            for _ in range(self.rng.randint(1, 30)):
                mark = self.mail(ALICE)
                if client.append("Letters", None, None, self.sent[mark])[0] == "OK":
                    self.was_told(mark)
        finally:
            hang_up(client)


class Fetching(Worker):
    """Reads what is known to be there; what is answered with OK must be whole and unaltered."""
    known = {}

    def session(self):
        client = imaplib.IMAP4("127.0.0.1", self.port, timeout=15)
        try:
            client.login("alice", self.password)
            client.select("INBOX", readonly=True)
            for _ in range(self.rng.randint(1, 30)):
                uid = self.rng.choice(list(self.known))
                answer, parts = client.uid("FETCH", str(uid), "(UID BODY.PEEK[])")
                got = [hashlib.sha256(p[1]).hexdigest() for p in parts if isinstance(p, tuple)]
                if answer == "OK":
                    self.done += 1
                    if got != [self.known[uid]]:
                        self.altered.append(uid)
        finally:
            hang_up(client)


class Submitting(Worker):
    def session(self):
        with smtplib.SMTP("127.0.0.1", self.port, timeout=15) as client:
            client.login("alice", self.password)
            for _ in range(self.rng.randint(1, 10)):
                mark = self.mail(BOB)
                refused = client.sendmail(ALICE, [BOB], self.sent[mark])
                if not refused:
                    self.was_told(mark)


def hang_up(client):
    try:
        client.shutdown()
    except OSError:
        pass
