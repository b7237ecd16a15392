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
import urllib.parse
from email.message import EmailMessage
from pathlib import Path

from checks import check, close
from kith import Kith
from server import DOMAIN, Server

ALICE, BOB = f"alice@{DOMAIN}", f"bob@{DOMAIN}"


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
            # it may have gone since it was found
            if data and isinstance(data[0], tuple):
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
                extra="reminders: { quiet: off, days: all, folders: yes }\n")
    try:
        people = [person(server, name) for name in ("carol", "bob", "emil")]
        kith.start("--yes")
        with_client(server, kith, people)
        days_later(server, kith)
        leaving(server, kith)
    finally:
        kith.stop()
        server.stop()
    that_cannot_remove(folder)
    return close()


def with_client(server, kith, people):
    client = imaplib.IMAP4("127.0.0.1", kith.imap)
    client.login("alice", kith.password)
    took = until(lambda: len(kiths(server)) >= 3, 120)
    check("three reminders arrive", took is not None, took)

    uid, carol = next(iter(about(server, "Carol").items()))
    conversations(client)
    refused = send(kith, link(carol, "Done").split("?")[0], "done")
    check("done by mail is taken", refused is None, refused or "")
    took = until(lambda: not about(server, "Carol"), 40)
    check("the reminder is gone within 20 s, no client having opened INBOX", took is not None and took <= 20, took)

    refused = send(kith, people[1], "The dates", "Dear Bob, shall I call you about the two dates?")
    check("a mail to the person goes", refused is None, refused or "")
    took = until(lambda: not about(server, "Bob"), 40)
    check("the reminder is gone within 20 s of the mail", took is not None and took <= 20, took)

    by_its_text_alone(server, kith, plain(carol), people[0])

    drafted(server, kith, people[0], next(m for m in [carol]))

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
    timed_past_kith(server, kith, client)
    conversations(client)
    client.logout()


def conversations(client):
    """What a client that works by conversation takes together (RFC 5256): Kith's mails with nothing but Kith's."""
    client.select("INBOX", readonly=True)
    own = set(client.uid("SEARCH", "HEADER", "X-Kith", '""')[1][0].decode().split())
    mixed = [ids for ids in threads(client) if own & ids and not ids <= own]
    check("no conversation holds mail of Kith's and mail of others", own and not mixed, mixed or len(own))


def threads(client):
    answer = client.uid("THREAD", "REFERENCES", "UTF-8", "ALL")[1][0].decode()
    found, depth, start = [], 0, 0
    for i, c in enumerate(answer):
        if c == "(":
            depth += 1
            start = i if depth == 1 else start
        elif c == ")":
            depth -= 1
            if depth == 0:
                found.append(set(re.findall(r"\d+", answer[start:i])))
    return found


def by_its_text_alone(server, kith, text, address):
    """Does what the text of a reminder offers, knowing nothing else."""
    uri = re.search(r"^Write to .*:\r?\n(mailto:\S+)", text, re.M)[1]
    to, query = uri.removeprefix("mailto:").split("?")
    subject = urllib.parse.parse_qs(query)["subject"][0]
    check("its text says whom to write to, and about what", (to, subject) == (address, "Re: The concert in spring"), (to, subject))
    message = urllib.parse.unquote(re.search(r"^mid:(\S+)", text, re.M)[1])
    with Mailbox(server) as past:
        past.select("Sent", readonly=True)
        check("and which message was the last", past.uid("SEARCH", "HEADER", "Message-ID", message)[1][0].split(), message)
    undo(kith, text)
    for label, holds in (("Mute", lambda s: "muted" in s), ("Let rest", lambda s: "resting" in s),
                         ("Later", lambda s: "snoozed" in s), ("Done", lambda s: s == {"active"})):
        control, query = re.search(rf"^{label}:\s+mailto:(\S+)", text, re.M)[1].split("?")
        check(f"before {label} the matter is open", until(lambda: "told" in stands(kith, address), 20) is not None)
        refused = send(kith, control, urllib.parse.parse_qs(query)["subject"][0])
        check(f"{label}, by the link in its text, is carried out",
              refused is None and until(lambda: holds(stands(kith, address)), 20) is not None, refused or stands(kith, address))
        undo(kith, text)


def drafted(server, kith, address, reminder):
    """A draft, asked for twice by the word, stands once where drafts are, and nothing of it leaves."""
    before = everything(server)
    for _ in range(2):
        refused = send(kith, link(reminder, "Draft it").split("?")[0], "draft")
        check("the word draft is taken", refused is None, refused or "")
    took = until(lambda: drafts(server), 40)
    time.sleep(3)
    found = drafts(server)
    check("the draft stands in Drafts, once", took is not None and len(found) == 1, took)
    flags, message = found[0]
    check("as a draft that is no news", {"\\Draft", "\\Seen"} <= flags, flags)
    check("from Alice to the person, in the conversation", (email.utils.parseaddr(message["From"])[1], message["To"],
          message["Subject"], message["In-Reply-To"]) == (ALICE, address, "Re: The concert in spring",
                                                         f"<question-{address.split('@')[0]}@{DOMAIN}>"), message.items())
    text = message.get_payload()
    check("with the greeting, the real line and the reason", all(words in text for words in (
        "Hi,", "> could you tell me by Friday which of the two dates suits the choir?", "I am coming back to my mail of")), text)
    check("and nothing in it speaks of Kith", "kith" not in message.as_string().lower().replace(DOMAIN, ""))
    check("it reached nobody", not kiths_of(server, "bob", "I am coming back") and len(everything(server)[1]) == len(before[1]) + 1)


def drafts(server):
    """Flags and message of all that stands in Drafts."""
    found = []
    with Mailbox(server) as client:
        if client.select("Drafts", readonly=True)[0] == "OK":
            for uid in client.uid("SEARCH", "ALL")[1][0].split():
                data = client.uid("FETCH", uid, "(FLAGS BODY.PEEK[])")[1]
                text = b" ".join(x if isinstance(x, bytes) else x[0] for x in data)
                flags = {f.decode() for f in imaplib.ParseFlags(text)}
                found.append((flags, email.message_from_bytes(data[0][1])))
    return found


def undo(kith, text):
    """By an answer of one word, to the address that the text gives."""
    send(kith, re.search(r"mailto:(kith\+\S+?)\?", text)[1], "Re: that", "undo\n\n> what Kith wrote\n")


def stands(kith, address):
    """What Kith concludes about a person now: their state and the verdicts on their findings."""
    return {kith.ask("person", address)[0]["state"]} | {
        line["verdict"] for line in kith.ask("due") if address in line["person"]["addresses"]}


def timed_past_kith(server, kith, client):
    """A mail with a time in Bcc that does not pass Kith, as from a phone; its copy stands in Sent."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = ALICE, BOB, "The keys"
    message["Date"], message["Message-ID"] = email.utils.formatdate(), email.utils.make_msgid(domain=DOMAIN)
    message.set_content("Dear Bob, could you bring the keys?")
    with smtplib.SMTP("127.0.0.1", server.smtp) as smtp:
        smtp.login("alice", kith.password)
        smtp.send_message(message, ALICE, [BOB, "3d@kith.invalid"])
    client.append("Sent", r"(\Seen)", imaplib.Time2Internaldate(time.time()), message.as_bytes().replace(b"\n", b"\r\n"))
    came = until(lambda: kiths_of(server, "alice", "3d@kith.invalid"), 60)
    check("a time in Bcc past Kith comes back", came is not None, came)
    client.select("INBOX")
    for uid in client.uid("SEARCH", "ALL")[1][0].split()[-3:]:
        client.uid("FETCH", uid, "(BODY.PEEK[])")
    took = until(lambda: not kiths_of(server, "alice", "3d@kith.invalid"), 200)
    check("and the report is taken and gone", took is not None, took)


def days_later(server, kith):
    """Four days on: what was to come back does, and a gesture on a whole conversation touches no other mail."""
    dora = person(server, "dora")
    at = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=4)
    kith.stop()
    kith.start("--yes", "--at", at.isoformat(timespec="seconds"))
    client = imaplib.IMAP4("127.0.0.1", kith.imap)
    client.login("alice", kith.password)
    took = until(lambda: len(about(server, "as you asked")) >= 2 and about(server, "Dora"), 120)
    texts = " ".join(plain(m) for m in about(server, "as you asked").values())
    check("both mails with a time in Bcc come back, each once",
          took is not None and texts.count("send me the list") == texts.count("bring the keys") == 1, took)
    conversations(client)
    uid = next(iter(about(server, "Dora")))
    client.select("INBOX")
    together = next(ids for ids in threads(client) if uid in ids)
    before = everything(server)[1]
    client.uid("STORE", ",".join(sorted(together)), "+FLAGS", r"(\Seen)")
    moved = client.uid("MOVE", ",".join(sorted(together)), "Kith/Rest")
    check("the whole conversation can be moved into Kith/Rest", moved[0] == "OK", together)
    client.logout()
    kith.stop()
    kith.start("--yes", "--at", (at + datetime.timedelta(hours=1)).isoformat(timespec="seconds"))
    client = imaplib.IMAP4("127.0.0.1", kith.imap)
    client.login("alice", kith.password)
    took = until(lambda: "resting" in stands(kith, dora), 60)
    check("it is carried out", took is not None, took)
    took = until(lambda: not kiths(server, "Kith/Rest"), 60)
    check("the reminder is gone", took is not None, took)
    check("and no other mail was touched", everything(server)[1] == before, len(before))
    client.logout()


def that_cannot_remove(folder):
    """A server without UIDPLUS: what is settled stays where it is, and the next digest says so, once."""
    server = Server(folder / "other-server", {"alice": "alice-secret", "bob": "bob-secret"},
                    capability="IMAP4rev1 SASL-IR LOGIN-REFERRALS ID ENABLE IDLE LITERAL+ NAMESPACE").start()
    kith = Kith(folder / "other-kith", server, "alice", ALICE, imap="plain", extra="reminders: { quiet: off, days: all }\n")
    try:
        bob, *quiet = [person(server, name) for name in ("bob", "frank", "gina")]
        for name in ("frank", "gina"):
            plant(server, 11, "INBOX", f"{name.capitalize()} Reyes <{name}@{DOMAIN}>", ALICE, "Re: The concert in spring",
                  f"Hi Alice,\r\n\r\nthe first one suits us.\r\n\r\n{name}", f"{name}-answers",
                  f"In-Reply-To: <question-{name}@{DOMAIN}>\r\n")
        at = datetime.datetime.now(datetime.timezone.utc)
        kith.start("--yes")
        client = imaplib.IMAP4("127.0.0.1", kith.imap)
        client.login("alice", kith.password)
        took = until(lambda: about(server, "Bob"), 120)
        check("without UIDPLUS a reminder arrives", took is not None, took)
        refused = send(kith, bob, "The dates", "Dear Bob, shall I call you about the two dates?")
        took = until(lambda: kith.ask("person", bob)[0]["interactions"][-1]["subject"] == "The dates", 40)
        check("a mail to the person is taken", refused is None and took is not None, refused or took)
        # a digest for each: what is settled while the first is written is told in the second
        for days, somebody in zip((2, 10), quiet):
            kith.ask("tag", somebody, "family")
            kith.ask("cadence", somebody, "7d")
            client.logout()
            kith.stop()
            kith.start("--yes", "--at", (at + datetime.timedelta(days=days)).isoformat(timespec="seconds"))
            client = imaplib.IMAP4("127.0.0.1", kith.imap)
            client.login("alice", kith.password)
            until(lambda: about(server, somebody.split("@")[0]), 60)
        digests = [" ".join(plain(m).split()) for m in about(server, "hello this week").values()]
        check("its reminder stays", about(server, "Bob Reyes: no answer"), [m["Subject"] for m in kiths(server).values()])
        check("and the next digest says that it is settled and can be deleted",
              sum("does not let Kith take the reminder away: Bob Reyes." in text for text in digests) == 1, len(digests))
        client.logout()
    finally:
        kith.stop()
        server.stop()


def leaving(server, kith):
    before = everything(server)
    listed = kith.ask("leave")
    asked = [x for x in listed if x["mailbox"] == "Drafts"]
    check("leave names the draft that was asked for", len(asked) == 1 and asked[0]["state"] == "found", asked)
    listed = [x for x in listed if x not in asked]
    check("leave lists what Kith made", len(listed) == len(before[0]) and all(x["state"] == "found" for x in listed), len(listed))
    removed = kith.ask("leave", "--yes")
    after = everything(server)
    check("leave removes it all", all(x["state"] == "removed" for x in removed) and not after[0], [x["state"] for x in removed])
    check("and nothing else", [m for m in before[1] if m[0] != "Drafts"] == after[1], len(after[1]))


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
