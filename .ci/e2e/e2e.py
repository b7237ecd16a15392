#!/usr/bin/env python3
"""End to end on real mail: Kith in front of a real Dovecot and a real Postfix, read by an ordinary IMAP client.

    e2e.py [CORPUS]      CORPUS: a folder with list-leech.mbox.xz and enron-lay-k.mbox.xz

Prints a line a check and closes with "N passed, N failed". No text of any mail is printed.
"""

import datetime
import email.utils
import hashlib
import imaplib
import random
import re
import smtplib
import ssl
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import collection
from checks import check, close
from kith import TOP, Kith
from mirror import mirror
from server import DOMAIN, Server, free_ports

SEED = int(sys.argv[2]) if len(sys.argv) > 2 else 20260101


def until(seconds, condition, step=0.5):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        value = condition()
        if value:
            return value
        time.sleep(step)
    return condition()


def login(port, user, password):
    client = imaplib.IMAP4("127.0.0.1", port)
    client.login(user, password)
    return client


def quoted(name):
    return '"' + name + '"'


def mailboxes(client):
    return sorted(re.match(rb'.* "?([^"]*)"?$', line).group(1).decode() for line in client.list()[1])


def digests(client):
    """{(mailbox, uid): SHA-256} of every message, read with PEEK."""
    seen = {}
    for box in mailboxes(client):
        client.select(quoted(box), readonly=True)
        for part in client.uid("FETCH", "1:*", "(UID BODY.PEEK[])")[1]:
            if isinstance(part, tuple):
                uid = int(re.search(rb"UID (\d+)", part[0]).group(1))
                seen[box, uid] = hashlib.sha256(part[1]).hexdigest()
    return seen


def reminders(client):
    """Message-ID and subject of every message that Kith put into INBOX."""
    client.select("INBOX", readonly=True)
    uids = client.uid("SEARCH", "HEADER", "Message-ID", "@kith.invalid")[1][0].split()
    found = []
    for uid in uids:
        # one that was settled meanwhile is gone: the mailbox holds mail that is later than the time it is judged at
        parts = [p for p in client.uid("FETCH", uid, "(BODY.PEEK[])")[1] if isinstance(p, tuple)]
        found += [email.message_from_bytes(octets) for _, octets in parts]
    return found


def instant(stamp):
    return datetime.datetime.fromtimestamp(stamp, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def noop_latency(direct_port, kith, rounds=15, commands=200):
    """Median microseconds of NOOP, direct and through Kith, paired round by round."""
    clients = [login(direct_port, kith.user, kith.password), login(kith.imap, kith.user, kith.password)]
    medians = [[], []]
    for _ in range(rounds):
        for which, client in enumerate(clients):
            times = []
            for _ in range(commands):
                start = time.perf_counter()
                client.noop()
                times.append((time.perf_counter() - start) * 1e6)
            medians[which].append(statistics.median(times))
    for client in clients:
        client.logout()
    added = statistics.median(k - d for d, k in zip(*medians))
    return statistics.median(medians[0]), statistics.median(medians[1]), added


def faithful(name, server, kith):
    """Reads everything directly and through Kith; every octet must be the same."""
    direct = login(server.imap, kith.user, kith.password)
    through = login(kith.imap, kith.user, kith.password)
    started = time.monotonic()
    expected = digests(direct)
    middle = time.monotonic()
    got = digests(through)
    ended = time.monotonic()
    got = {k: v for k, v in got.items() if k in expected}  # a reminder may have come meanwhile
    check(f"{name}: every message equal by SHA-256, direct and through Kith", got == expected,
          f"{len(expected)} messages, {middle - started:.1f} s direct, {ended - middle:.1f} s through Kith")
    capabilities = set(direct.capability()[1][0].split()) - set(through.capability()[1][0].split())
    check(f"{name}: capabilities differ by COMPRESS=DEFLATE alone", capabilities == {b"COMPRESS=DEFLATE"}, capabilities)
    direct.logout()
    return through


def mirrored(name, server, kith, folder):
    direct, _ = mirror(folder / "direct", server.imap, kith.user, kith.password)
    through, moved = mirror(folder / "through", kith.imap, kith.user, kith.password)
    check(f"{name}: mbsync mirrors the same octets", direct == through and len(direct) > 0, f"{len(direct)} files")
    check(f"{name}: its second run moves nothing", moved == 0)


def indexed(name, kith, letters):
    """Waits for the history and compares the counts with an independent reader's."""
    def covered():
        account = kith.ask("status")[0]["accounts"][0]
        return account if account.get("coveredSince") else None

    started = time.monotonic()
    account = until(300, covered, 1)
    check(f"{name}: history is read", bool(account), f"{time.monotonic() - started:.0f} s more, {account}")
    ids = {l.id for l in letters if l.id}

    def whole():
        status = kith.ask("status")[0]
        return status if abs(status["messages"] - len(ids)) <= len(letters) * 0.002 else None

    # covered are INBOX and Sent; the other mailboxes, and what passed too fast to be copied, are there within a minute
    status = until(60, whole, 1) or kith.ask("status")[0]
    check(f"{name}: every message is indexed once", abs(status["messages"] - len(ids)) <= len(letters) * 0.002,
          f"{time.monotonic() - started:.0f} s more, {status['messages']} of {len(ids)} Message-IDs, {status['people']} people")
    return status


def findable(name, kith, letters, rng, count=25):
    """Messages drawn at random are found by words of their subject and their sender."""
    good = [l for l in letters if l.id and l.sender and len(words_of(l.subject)) >= 3 and "=?" not in l.subject]
    hits = 0
    for l in rng.sample(good, min(count, len(good))):
        answers = kith.ask("search", f"from:{l.sender} subject:({' '.join(words_of(l.subject)[:6])})", "--messages")
        subject = re.sub(r"\s+", " ", l.subject).strip()
        hits += any(a["messageId"].strip("<>") == l.id.strip("<>") or a["subject"] == subject for a in answers[:50])
    check(f"{name}: known messages are found", hits == min(count, len(good)), f"{hits} of {min(count, len(good))}, seed {SEED}")


def words_of(subject):
    return re.findall(r"[A-Za-z0-9]{3,}", subject)


def reminded(name, kith, who):
    """The person is due; reminders arrive, each once, also after kill -9 and a restart."""
    due = kith.ask("due")
    mine = [d for d in due if who in d["person"]["addresses"]]
    check(f"{name}: the expected person is due", bool(mine), [(d["rule"], d["verdict"]) for d in mine] or f"{len(due)} others")
    client = login(kith.imap, kith.user, kith.password)
    until(60, lambda: reminders(client), 1)
    until(5, lambda: False)
    found = reminders(client)
    check(f"{name}: a reminder stands in INBOX", bool(found), f"{len(found)} of them")
    return client, found


def once(name, kith, client, found, options):
    ids = sorted(m["Message-ID"] for m in found)
    check(f"{name}: no reminder twice", len(set(ids)) == len(ids))
    kith.kill()
    kith.start(*options)
    client = login(kith.imap, kith.user, kith.password)
    until(8, lambda: False)
    again = sorted(m["Message-ID"] for m in reminders(client))
    check(f"{name}: the same reminders once after kill -9 and restart", len(set(again)) == len(again) and set(ids) <= set(again),
          f"{len(ids)} before, {len(again)} after")
    return client


def sends(name, server, kith, address, stamp):
    """A message through Kith's SMTP arrives unchanged and counts as contact."""
    octets = (f"From: <{address}>\r\nTo: Bob <bob@{DOMAIN}>\r\nSubject: Lunch on Thursday\r\nMessage-ID: <e2e-lunch@{DOMAIN}>\r\n"
              f"Date: {email.utils.formatdate(stamp)}\r\n\r\nHi Bob,\r\n\r\n.Shall we have lunch on Thursday?\r\n").encode()
    with smtplib.SMTP("127.0.0.1", kith.smtp, timeout=30) as client:
        client.login(kith.user, kith.password)
        client.sendmail(address, [f"bob@{DOMAIN}"], octets)

    def arrived():
        peer = login(server.imap, "bob", server.users["bob"])
        peer.select("INBOX", readonly=True)
        parts = peer.uid("FETCH", "1:*", "(BODY.PEEK[])")[1] if peer.uid("SEARCH", "ALL")[1][0] else []
        peer.logout()
        return [p[1] for p in parts if isinstance(p, tuple)]

    got = until(20, arrived)
    check(f"{name}: a message sent through Kith arrives unchanged", bool(got) and got[0].endswith(octets), f"{len(got)} message")
    person = until(20, lambda: [p for p in kith.ask("people", f"bob@{DOMAIN}") if p["sent"] == 1])
    check(f"{name}: it counts as contact", bool(person))


def manners(name, server, kith):
    """A wrong password reaches the client in upstream's words, and the connection lives."""
    direct = imaplib.IMAP4("127.0.0.1", server.imap)
    through = imaplib.IMAP4("127.0.0.1", kith.imap)
    words = []
    for client in (direct, through):
        try:
            client.login(kith.user, "wrong")
        except imaplib.IMAP4.error as refusal:
            words.append(str(refusal))
    check(f"{name}: a wrong password is refused in upstream's words", len(words) == 2 and words[0] == words[1], words[-1:])
    through.login(kith.user, kith.password)
    check(f"{name}: and the connection lives", through.noop()[0] == "OK")


class Mailbox:
    """A mailbox to put behind Kith: how it gets into a Maildir, its letters, its owner, and who must be due when."""

    def __init__(self, name, fill, letters, me, at, who):
        self.name, self.fill, self.letters, self.me, self.at, self.who = name, fill, letters, me, at, who


def collected(name, source):
    folders, letters = zip(*((f, collection.Letter(o)) for f, o in collection.messages(source)))
    me = collection.owners(folders, letters)
    stamp, who = collection.unanswered(letters, set(me))[0]
    return Mailbox(name, lambda maildir: collection.load(source, maildir), letters, me, stamp + 12 * 86400, who)


def sample(folder):
    """The demo's mailbox, read out of a running demo."""
    port, smtp = free_ports(2)
    command = [TOP / "kith", "demo", "--imap-port", str(port), "--smtp-port", str(smtp)]
    demo = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        said = {}
        for line in demo.stdout:
            key, _, value = line.strip().partition(": ")
            said[key] = value
            if key == "smtp":
                break
        client = login(port, said["user"], said["password"])
        octets = []
        for box in mailboxes(client):
            client.select(quoted(box), readonly=True)
            if client.uid("SEARCH", "ALL")[1][0]:
                parts = client.uid("FETCH", "1:*", "(BODY.PEEK[])")[1]
                octets += [(box, p[1].replace(b"\r\n", b"\n")) for p in parts if isinstance(p, tuple) and b"@kith.invalid>" not in p[1][:3000]]
        client.logout()
    finally:
        demo.terminate()
        demo.wait(30)
    file = folder / "sample.mbox"
    folder.mkdir(parents=True)
    with open(file, "wb") as out:
        for box, mail in octets:
            out.write(b"From - Thu Jan  1 00:00:00 1970\nX-Folder: " + box.encode() + b"\n" + re.sub(rb"(?m)^(>*From )", rb">\1", mail) + b"\n")
    letters = [collection.Letter(o) for _, o in collection.messages(file)]
    return Mailbox("sample", lambda maildir: collection.load(file, maildir), letters, [said["user"]], time.time(), "jonas.weber@kettlepress.example")


def journey(folder, mailbox, imap, whole):
    """The whole way of a message, for one mailbox. `whole`: mbsync, kill -9, SMTP and the figures too."""
    name, me = mailbox.name, mailbox.me
    server = Server(folder / "server", {name: "pass word\"1", "bob": "secret"})
    counts = mailbox.fill(server.maildir(name))
    options = ("--at", instant(mailbox.at), "--yes")
    server.start()
    kith = Kith(folder / "kith", server, name, me[0], me[1:], imap=imap, extra=QUIET_OFF)
    try:
        kith.start(*options)
        manners(name, server, kith)
        faithful(name, server, kith)
        if whole:
            mirrored(name, server, kith, folder / "mbsync")
        indexed(name, kith, mailbox.letters)
        findable(name, kith, mailbox.letters, random.Random(SEED))
        client, found = reminded(name, kith, mailbox.who)
        if whole:
            once(name, kith, client, found, options)
            sends(name, server, kith, me[0], mailbox.at)
            figures(server, kith, sum(counts.values()))
    finally:
        kith.stop()
        server.stop()


def figures(server, kith, messages):
    direct, through, added = noop_latency(server.imap, kith)
    print(f"figure NOOP median direct {direct:.0f} us, through Kith {through:.0f} us, added {added:.0f} us (paired, 15 rounds of 200)")
    print(f"figure start to first accepted connection {kith.start_seconds:.2f} s")
    print(f"figure RSS {kith.rss_mb():.0f} MB with {messages} messages indexed")


QUIET_OFF = "reminders: { quiet: off, days: all }\n"


def main():
    corpus = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    folder = Path(tempfile.mkdtemp(prefix="kith-e2e-"))
    if corpus and corpus.is_dir():
        journey(folder / "leech", collected("leech", corpus / "list-leech.mbox.xz"), "imaps", True)
        journey(folder / "lay", collected("lay", corpus / "enron-lay-k.mbox.xz"), "starttls", False)
    else:
        print("no mail collection beside the checkout: on the demo's mailbox")
        journey(folder / "sample", sample(folder / "demo"), "imaps", True)
    sys.exit(close())


if __name__ == "__main__":
    main()
