"""Mail to begin with, changes on either side of it, and what stands where in the end."""

import base64
import hashlib
import imaplib
import os
import random
import re
from pathlib import Path

from server import DOMAIN

STAMP = 1_600_000_000
SEED = 20261122


def letter(n, rng):
    """A small mail; each fifth in another shape: 8-bit, a long line, parts, something that looks like IMAP, nothing."""
    body = " ".join(rng.choice(("choir", "garden", "lamp", "river", "Tuesday", "blue", "ferry", "recipe")) for _ in range(rng.randint(5, 60)))
    extra, kind = "", n % 25
    if kind == 0:
        extra, body = "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n", f"Grüße vom Fluß, {body} €"
    elif kind == 5:
        body = body * 40
    elif kind == 10:
        data = base64.encodebytes(rng.randbytes(3000)).decode().replace("\n", "\r\n")
        extra = 'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n'
        body = f"--b\r\n\r\n{body}\r\n--b\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n\r\n{data}--b--"
    elif kind == 15:
        body = "* 5 FETCH (FLAGS ())\r\n+ go on {12}\r\n.\r\nFrom here on\r\n" + body
    elif kind == 20:
        body = ""
    return (f"From: Carol <carol@{DOMAIN}>\r\nTo: Alice <alice@{DOMAIN}>\r\nSubject: Letter {n}\r\n"
            f"Date: Sun, 13 Sep 2020 12:26:40 +0000\r\nMessage-ID: <letter-{n}@{DOMAIN}>\r\n{extra}\r\n{body}\r\n").encode()


def fill(maildir, count):
    """The same mail for whoever asks: INBOX, and each third in Letters."""
    rng = random.Random(SEED)
    for n in range(count):
        base = maildir / ".Letters" if n % 3 == 2 else maildir
        if n in (0, 2):
            for sub in ("cur", "new", "tmp"):
                (base / sub).mkdir(parents=True, exist_ok=True)
        file = base / "cur" / f"{STAMP + n}.{n}.{DOMAIN}:2,{'S' if n % 2 else ''}"
        file.write_bytes(letter(n, rng).replace(b"\r\n", b"\n"))
        os.utime(file, (STAMP + n, STAMP + n))


def digest(octets):
    """Of a message; mbsync marks what it stores with a field of its own, and some programs end lines in their own way."""
    octets = re.sub(rb"(?m)^X-(TUID|OfflineIMAP): [^\n]*\n", b"", octets.replace(b"\r\n", b"\n"), count=1)
    return hashlib.sha256(octets).hexdigest()


def state(server, user):
    """What stands on the server, asked directly: {mailbox: [(uid, flags, digest)]}."""
    client = imaplib.IMAP4("127.0.0.1", server.imap)
    client.login(user, server.users[user])
    found = {}
    for line in client.list()[1]:
        name = re.match(rb'.* "?([^"]*)"?$', line).group(1).decode()
        client.select(f'"{name}"', readonly=True)
        rows = []
        for part in client.uid("FETCH", "1:*", "(UID FLAGS BODY.PEEK[])")[1] or []:
            if isinstance(part, tuple):
                uid, flags = re.search(rb"UID (\d+)", part[0]).group(1), re.search(rb"FLAGS \(([^)]*)\)", part[0]).group(1)
                rows.append((int(uid), tuple(sorted(f for f in flags.decode().split() if f != "\\Recent")), digest(part[1])))
        found[name] = rows
    client.logout()
    return found


def without_uids(stood, above):
    """UIDs of what was uploaded follow the order in which a client found it on disk: they are not compared."""
    return {box: sorted((uid if uid <= above else 0, flags, octets) for uid, flags, octets in rows) for box, rows in stood.items()}


def local(folder):
    """A Maildir tree: {(mailbox, flags, digest)} with how often."""
    found = []
    for file in Path(folder).rglob("*"):
        if file.parent.name in ("cur", "new") and file.is_file():
            flags = file.name.partition(":2,")[2]
            found.append((file.parent.parent.name, "".join(sorted(flags)), digest(file.read_bytes())))
    return sorted(found)


def changed_near(mail, rng, count):
    """On the client's side: so many new, flagged, deleted."""
    for n in range(count):
        octets = letter(500_000 + n, rng).replace(b"\r\n", b"\n")
        (mail / "INBOX" / "new" / f"{STAMP}.near{n}.{DOMAIN}").write_bytes(octets)
    old = sorted((f for f in (mail / "INBOX" / "cur").iterdir()), key=lambda f: digest(f.read_bytes()))
    for n, file in enumerate(old[:2 * count]):
        name, _, flags = file.name.partition(":2,")
        file.rename(file.with_name(f"{name}:2,{''.join(sorted(set(flags + ('F' if n % 2 else 'T'))))}"))


def changed_far(server, user, rng, count):
    """On the server's side, by another client: so many new, flagged, expunged, and a new mailbox."""
    client = imaplib.IMAP4("127.0.0.1", server.imap)
    client.login(user, server.users[user])
    client.create("Summer")
    for n in range(count):
        client.append("Summer" if n % 2 else "Letters", None, imaplib.Time2Internaldate(STAMP), letter(900_000 + n, rng))
    client.select("Letters")
    uids = client.uid("SEARCH", "ALL")[1][0].decode().split()
    client.uid("STORE", ",".join(uids[:count]), "+FLAGS", "(\\Answered)")
    client.uid("STORE", ",".join(uids[count:2 * count]), "+FLAGS", "(\\Deleted)")
    client.expunge()
    client.logout()
