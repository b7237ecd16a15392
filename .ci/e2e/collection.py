"""Real mailboxes: mboxrd files to Maildirs, and what an independent reader makes of them."""

import collections
import email
import email.utils
import lzma
import os
import re
from pathlib import Path


def messages(path):
    """Yields (folder, octets) of an mboxrd file; the folder is its first header field, which is taken off."""
    opener = lzma.open if str(path).endswith(".xz") else open
    with opener(path, "rb") as f:
        data = f.read()
    for chunk in re.split(rb"(?:\A|(?<=\n\n))From [^\n]*\n", data):
        if not chunk.strip():
            continue
        body = re.sub(rb"(?m)^>(>*From )", rb"\1", chunk)
        if body.endswith(b"\n\n"):
            body = body[:-1]
        folder = "INBOX"
        match = re.match(rb"X-Folder: ([^\n]*)\n", body)
        if match:
            folder = match.group(1).decode("ascii", "replace")
            body = body[match.end():]
        yield folder, body


def mailbox_name(folder):
    """The Dovecot mailbox for a folder of the collection: what was sent goes to Sent, old trash is kept as an archive."""
    low = folder.lower()
    if "sent" in low:
        return "Sent"
    if low in ("inbox", "notes_inbox"):
        return "INBOX"
    return "Old-" + re.sub(r"[^a-z0-9]+", "-", low).strip("-")


def when(octets):
    """The Date header's instant, or None."""
    match = re.search(rb"(?im)^Date:([^\n]*)", octets[:20000])
    if not match:
        return None
    try:
        return email.utils.parsedate_to_datetime(match.group(1).decode("ascii", "replace").strip()).timestamp()
    except (ValueError, TypeError):
        return None


def load(path, maildir):
    """Fills a Maildir. Returns {mailbox: number of messages}."""
    counts = {}
    maildir = Path(maildir)
    for n, (folder, octets) in enumerate(messages(path)):
        box = mailbox_name(folder)
        base = maildir if box == "INBOX" else maildir / ("." + box)
        if box not in counts:
            for sub in ("cur", "new", "tmp"):
                (base / sub).mkdir(parents=True, exist_ok=True)
        file = base / "cur" / f"{n:07d}.kith.test:2,S"
        file.write_bytes(octets)
        stamp = when(octets) or 1_000_000_000
        if stamp > 0:
            os.utime(file, (stamp, stamp))
        counts[box] = counts.get(box, 0) + 1
    return counts


def addresses(message, *fields):
    values = [str(v) for f in fields for v in message.get_all(f, [])]
    return [a.lower() for _, a in email.utils.getaddresses(values) if "@" in a]


class Letter:
    """What the oracle knows of a message."""

    def __init__(self, octets):
        head = email.message_from_bytes(octets)
        self.id = (head.get("Message-ID") or "").strip()
        self.stamp = when(octets)
        self.sender = (addresses(head, "From") or [""])[0]
        if NOT_A_PERSON.search(self.sender):  # a list that wrote itself into From: the writer is in Reply-To
            self.sender = next((a for a in addresses(head, "Reply-To", "Cc") if not NOT_A_PERSON.search(a)), self.sender)
        self.to = addresses(head, "To")
        self.all = addresses(head, "To", "Cc")
        self.subject = str(head.get("Subject") or "")
        self.list = head.get("List-Id") is not None or head.get("Precedence") is not None
        text = head.get_payload(decode=True) if not head.is_multipart() else next(
            (p.get_payload(decode=True) for p in head.walk() if p.get_content_type() == "text/plain"), b"")
        lines = [l for l in (text or b"").decode("utf-8", "replace").splitlines() if not l.startswith(">")]
        self.own = QUOTED_BELOW.split("\n".join(lines))[0]
        self.answers = " ".join(str(head.get(f) or "") for f in ("In-Reply-To", "References"))


def owners(folders, letters):
    """Whose mailbox it is: who wrote at least two in a hundred of what was sent, the most frequent first."""
    sent = collections.Counter(l.sender for f, l in zip(folders, letters) if mailbox_name(f) == "Sent")
    return [address for address, count in sent.most_common() if count * 50 >= sent.total()]


def unanswered(letters, me):
    """An independent oracle: a question or wish of mine put to one person (a list may stand beside them), with whom there
    was mail both ways before, and after which neither wrote to the other for twenty days. Yields (instant, address), the
    best known first."""
    letters = sorted((l for l in letters if l.stamp), key=lambda l: l.stamp)
    found = []
    for n, l in enumerate(letters):
        if l.sender not in me or not EXPECTS_AN_ANSWER.search(l.own):
            continue
        people = [a for a in l.to if a not in me and not NOT_A_PERSON.search(a)]
        if len(people) != 1 or len(l.all) > 2:
            continue
        who = people[0]
        theirs = [x for x in letters[:n] if x.sender == who]
        mine = [x for x in letters[:n] if x.sender in me and who in x.to]
        after = [x for x in letters[n + 1:] if x.stamp < l.stamp + 20 * 86400
                 and (x.sender == who or (x.sender in me and who in x.all))]
        if len(theirs) >= 3 and len(mine) >= 3 and not after:
            found.append((min(len(theirs), len(mine)), l.stamp, who))
    return [(stamp, who) for _, stamp, who in sorted(found, reverse=True)]


NOT_A_PERSON = re.compile(r"lists?\.|-users@|noreply|no[.-]?address|bounce|announce")

QUOTED_BELOW = re.compile(r"(?im)^[ \t]*-{3,}.*(original|forwarded).*$|^.{0,80}\bon \d\d/\d\d/\d{2,4} .*$|^[ \t]*(from|to|subject):.*$")
EXPECTS_AN_ANSWER = re.compile(r"(?i)\b(can|could|would|will|do|did|have|are) you\b[^.?!]*\?|\bwould like to (speak|talk|hear)\b|"
                               r"\blet (me|us) know\b")
