#!/usr/bin/env python3
"""Reminders end to end, by raw IMAP and SMTP: Kith in front of a real Dovecot and a real Postfix.

    reminders.py

Prints a line a check and closes with "N passed, N failed".
"""

import datetime
import email
import email.utils
import imaplib
import re
import smtplib
import ssl
import sys
import tempfile
import time
from email.message import EmailMessage
from pathlib import Path

from kith import Kith
from server import DOMAIN, Server

ALICE, BOB = f"alice@{DOMAIN}", f"bob@{DOMAIN}"
passed = failed = 0


def check(what, holds, detail=""):
    global passed, failed
    passed, failed = passed + bool(holds), failed + (not holds)
    print(f"{'ok  ' if holds else 'FAIL'} {what}{' (' + str(detail) + ')' if detail else ''}", flush=True)


class Mailbox:
    """Alice's mailbox, looked at past Kith and never SELECTed unless it is said."""

    def __init__(self, server):
        self.server = server

    def __enter__(self):
        self.client = imaplib.IMAP4("127.0.0.1", self.server.imap)
        self.client.login("alice", self.server.users["alice"])
        return self.client

    def __exit__(self, *_):
        self.client.logout()


def plant(server, days, mailbox, sender, to, subject, text, message_id, extra=""):
    at = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(days=days)
    octets = (f"From: {sender}\r\nTo: {to}\r\nSubject: {subject}\r\nDate: {email.utils.format_datetime(at)}\r\n"
              f"Message-ID: <{message_id}@{DOMAIN}>\r\n{extra}\r\n{text}\r\n").encode()
    with Mailbox(server) as client:
        assert client.append(mailbox, None, at, octets)[0] == "OK"


def person(server, name):
    """Somebody with whom Alice has written, and who owes her an answer for twelve days."""
    address = f"{name}@{DOMAIN}"
    shown = f"{name.capitalize()} Reyes <{address}>"
    for n, days in enumerate((90, 60, 30)):
        plant(server, days, "INBOX", shown, ALICE, f"Choir evening {n}",
              f"Hi Alice,\r\n\r\nthe evening was lovely.\r\n\r\n{name}", f"{name}-{n}")
        plant(server, days - 0.2, "Sent", f"Alice Archer <{ALICE}>", shown, f"Re: Choir evening {n}",
              "Hi,\r\n\r\nthank you for telling me, I was glad to hear it.\r\n\r\nAlice",
              f"alice-{name}-{n}", f"In-Reply-To: <{name}-{n}@{DOMAIN}>\r\n")
    plant(server, 12, "Sent", f"Alice Archer <{ALICE}>", shown, "The concert in spring",
          "Hi,\r\n\r\ncould you tell me by Friday which of the two dates suits the choir?\r\n\r\nAlice", f"question-{name}")
    return address


def kiths(server, mailbox="INBOX", header="X-Kith"):
    """Kith's messages in a mailbox: UID to message."""
    found = {}
    with Mailbox(server) as client:
        if client.select(f'"{mailbox}"', readonly=True)[0] != "OK":
            return found
        for uid in client.uid("SEARCH", "HEADER", header, '""')[1][0].split():
            data = client.uid("FETCH", uid, "(BODY.PEEK[])")[1]
            if data and data[0]:
                found[uid.decode()] = email.message_from_bytes(data[0][1])
    return found


def about(server, words, mailbox="INBOX"):
    return {uid: m for uid, m in kiths(server, mailbox).items()
            if words.lower() in str(email.header.make_header(email.header.decode_header(m["Subject"]))).lower()}


def until(holds, seconds=60):
    """Waits for it; the seconds it took, or None."""
    start = time.monotonic()
    while time.monotonic() - start < seconds:
        if holds():
            return round(time.monotonic() - start, 1)
        time.sleep(0.5)
    return None


def send(kith, to, subject="", text="", bcc=(), headers=None, port=None, user="alice"):
    """Submits a mail; returns what the server said to its refusal, or None."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = ALICE, to, subject
    message["Date"], message["Message-ID"] = email.utils.formatdate(), email.utils.make_msgid(domain=DOMAIN)
    for name, value in (headers or {}).items():
        message[name] = value
    message.set_content(text)
    with smtplib.SMTP("127.0.0.1", port or kith.smtp) as smtp:
        smtp.ehlo()
        smtp.login(user, kith.password)
        try:
            visible = [a for _, a in email.utils.getaddresses([to, (headers or {}).get("Cc", "")]) if a]
            smtp.send_message(message, ALICE, visible + list(bcc))
            return None
        except smtplib.SMTPResponseException as refused:
            return f"{refused.smtp_code} {refused.smtp_error.decode()}"
        except smtplib.SMTPRecipientsRefused as refused:
            return str(refused.recipients)


def plain(message):
    return message.get_body(("plain",)).get_content() if hasattr(message, "get_body") else \
        next(p for p in message.walk() if p.get_content_type() == "text/plain").get_payload(decode=True).decode()


def link(message, label):
    """The mailto link behind a label of the text part."""
    return re.search(rf"^{label}:\s+mailto:(\S+)\r?$", plain(message), re.M).group(1)


def main():
    folder = Path(tempfile.mkdtemp(prefix="kith-reminders-"))
    server = Server(folder / "server", {"alice": "alice-secret", "bob": "bob-secret"}, bounces=True).start()
    kith = Kith(folder / "kith", server, "alice", ALICE, imap="plain",
                extra="reminders: { quiet: off, days: all }\n")
    try:
        people = [person(server, name) for name in ("carol", "bob", "emil")]
        kith.start("--yes")
        with_client(server, kith, people)
    finally:
        kith.stop()
        server.stop()
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


def with_client(server, kith, people):
    client = imaplib.IMAP4("127.0.0.1", kith.imap)
    client.login("alice", kith.password)
    took = until(lambda: len(kiths(server)) >= 3, 120)
    check("three reminders arrive", took is not None, took)

    uid, carol = next(iter(about(server, "Carol").items()))
    refused = send(kith, link(carol, "Done").split("?")[0], "done")
    check("done by mail is taken", refused is None, refused or "")
    took = until(lambda: not about(server, "Carol"), 40)
    check("the reminder is gone within 20 s, no client having opened INBOX", took is not None and took <= 20, took)

    refused = send(kith, people[1], "The dates", "Dear Bob, shall I call you about the two dates?")
    check("a mail to the person goes", refused is None, refused or "")
    took = until(lambda: not about(server, "Bob"), 40)
    check("the reminder is gone within 20 s of the mail", took is not None and took <= 20, took)

    _, emil = next(iter(about(server, "Emil").items()))
    control = link(emil, "Done").split("?")[0]
    refused = send(kith, people[1], "Both", "Hello", headers={"Cc": control})
    check("an address of Kith's in Cc beside a real one is refused in words",
          refused and refused.startswith("550") and "Bcc" in refused, refused)

    refused = send(kith, control, "Re: Emil", "Dear Emil, shall we meet on Monday at the old place?")
    took = until(lambda: about(server, "Not sent"), 30)
    check("words that are no command come back", refused is None and took is not None, took)
    check("and nobody else had them", not kiths_of(server, "bob", "old place"))

    refused = send(kith, "kith@kith.invalid", "search choir evening")
    took = until(lambda: about(server, "Search:"), 30)
    found = plain(next(iter(about(server, "Search:").values())))
    check("a search is answered by mail", took is not None and "mid:" in found, took)

    refused = send(kith, BOB, "The list", "Dear Bob, could you send me the list?", bcc=["3d@kith.invalid"])
    check("a time in Bcc is taken", refused is None, refused or "")
    arrived = until(lambda: kiths_of(server, "bob", "send me the list"), 30)
    check("and the mail goes, without it", arrived is not None and not kiths_of(server, "bob", "kith.invalid"), arrived)

    # past Kith: the provider cannot deliver it and sends it back
    refused = send(kith, control, "done", port=server.smtp)
    check("a command past Kith leaves", refused is None, refused or "")
    came = until(lambda: kiths_of(server, "alice", "Undelivered"), 60)
    check("and comes back", came is not None, came)
    client.select("INBOX")
    for uid in client.uid("SEARCH", "ALL")[1][0].split()[-3:]:
        client.uid("FETCH", uid, "(BODY.PEEK[])")
    took = until(lambda: not about(server, "Emil Reyes:"), 200)
    check("it is carried out", took is not None, took)
    took = until(lambda: not kiths_of(server, "alice", "Undelivered"), 200)
    check("and the report is gone", took is not None, took)
    client.logout()

    before = everything(server)
    listed = kith.ask("leave")
    check("leave lists what Kith made", len(listed) == len(before[0]) and all(x["state"] == "found" for x in listed), len(listed))
    removed = kith.ask("leave", "--yes")
    after = everything(server)
    check("leave removes it all", all(x["state"] == "removed" for x in removed) and not after[0], [x["state"] for x in removed])
    check("and nothing else", before[1] == after[1], len(after[1]))


def kiths_of(server, user, words):
    """Message texts of a user's INBOX that hold the words."""
    client = imaplib.IMAP4("127.0.0.1", server.imap)
    client.login(user, server.users[user])
    client.select("INBOX", readonly=True)
    found = client.uid("SEARCH", "TEXT", f'"{words}"')[1][0].split()
    client.logout()
    return found


def everything(server):
    """What Kith made, and the rest, by mailbox and octets."""
    own, rest = [], []
    with Mailbox(server) as client:
        for mailbox in ("INBOX", "Sent", "Drafts", "Trash", "Junk", "Archive"):
            if client.select(mailbox, readonly=True)[0] != "OK":
                continue
            for uid in client.uid("SEARCH", "ALL")[1][0].split():
                data = client.uid("FETCH", uid, "(BODY.PEEK[])")[1][0][1]
                (own if b"\r\nX-Kith: " in data.split(b"\r\n\r\n")[0] else rest).append((mailbox, data))
    return own, rest


if __name__ == "__main__":
    sys.exit(main())
