"""What a proxy changed on a connection, derived from the octets on its two legs alone. Every difference gets the name that
docs/wire.md has for it; what has no name there is an error."""

import re
from collections import Counter

KITHS_TAG = b"kith0"
KITHS_EHLO = b"EHLO [127.0.0.1]\r\n"
STARTTLS = b"STARTTLS\r\n"
TLS = b"\x16\x03"


class Unexplained(Exception):
    """A difference that stands on no list."""


def lines(octets):
    return re.findall(rb"[^\n]*\n|[^\n]+\Z", bytes(octets))


class Stream:
    """Lines, one after the other."""

    def __init__(self, octets):
        self.rest, self.at = lines(octets), 0

    def peek(self):
        return self.rest[self.at] if self.at < len(self.rest) else b""

    def next(self):
        self.at += 1
        return self.rest[self.at - 1] if self.at <= len(self.rest) else b""

    def reply(self):
        """A whole SMTP reply."""
        whole = b""
        while self.peek():
            line = self.next()
            whole += line
            if line[3:4] != b"-":
                break
        return whole


# IMAP

def imap(near, far):
    """The edits between the client's leg and upstream's."""
    edits = Counter()
    own = commands(lines(near.up), lines(far.up), edits)
    responses(lines(far.down), lines(near.down), own, edits)
    return edits


def commands(said, heard, edits):
    """Returns {tag: verb} of the commands that upstream did not hear."""
    own, a, b = {}, 0, 0
    while a < len(said) or b < len(heard):
        if a < len(said) and b < len(heard) and said[a] == heard[b]:
            a, b = a + 1, b + 1
            continue
        if b < len(heard) and heard[b] == KITHS_TAG + b" " + STARTTLS:
            edits["upstream-starttls"] += 1
            b += 1
            continue
        if a == b == 0 and said and said[0].startswith(TLS) and not heard:
            edits["tls-on-a-plain-port"] += 1
            break
        words = said[a].split() if a < len(said) else []
        if len(words) >= 2 and words[1].upper() in (b"COMPRESS", b"STARTTLS"):
            own[words[0]] = words[1].upper()
            a += 1
            continue
        if b == len(heard) and own and list(own.values())[-1] == b"STARTTLS":
            edits["starttls-injection"] += 1  # nothing behind it went on
            break
        raise Unexplained(f"client to upstream: {said[a:a + 1]} became {heard[b:b + 1]}")
    return own


def responses(said, heard, own, edits):
    a = b = 0
    while a < len(said) or b < len(heard):
        before, after = said[a] if a < len(said) else b"", heard[b] if b < len(heard) else b""
        tag = after.split(b" ", 1)[0]
        if before and before == after:
            a, b = a + 1, b + 1
        elif before.startswith(KITHS_TAG + b" "):
            a += 1
        elif tag in own:
            edits[answered(own.pop(tag), after)] += 1
            b += 1
        elif after.startswith(b"* BYE Kith: "):
            edits["bye" if before or a else "unavailable"] += 1
            b += 1
        elif a == 0 and re.match(rb"\* OK \[CAPABILITY [^]]*\] ", before) and re.sub(rb"\[CAPABILITY [^]]*\] ", b"", before) == after:
            edits["greeting-capability"] += 1
            a, b = a + 1, b + 1
        elif before and after:
            capabilities(before, after, edits)
            a, b = a + 1, b + 1
        else:
            raise Unexplained(f"upstream to client: {before!r} became {after!r}")
    if b"STARTTLS" in own.values():
        edits["starttls"] += list(own.values()).count(b"STARTTLS")  # taken, and the connection closed before an answer


def answered(verb, response):
    status = response.split()[1]
    if verb == b"COMPRESS" and status == b"NO":
        return "compress"
    if verb == b"STARTTLS" and status in (b"OK", b"BAD"):
        return "starttls" if status == b"OK" else "starttls-refused"
    raise Unexplained(f"{verb} answered {response!r}")


def capabilities(before, after, edits):
    """Two lines that differ in nothing but the names of a capability list, the kept ones in their order."""
    parts = [re.fullmatch(rb"(.*?\bCAPABILITY )([^]\r\n]*)(.*)", line, re.S) for line in (before, after)]
    if not all(parts) or parts[0][1] != parts[1][1] or parts[0][3] != parts[1][3]:
        raise Unexplained(f"upstream to client: {before!r} became {after!r}")
    had, has = parts[0][2].split(b" "), parts[1][2].split(b" ")
    removed, added = [n for n in had if n not in has], [n for n in has if n not in had]
    if [n for n in had if n in has] != [n for n in has if n in had]:
        raise Unexplained(f"order: {before!r} became {after!r}")
    for name in removed:
        kind = name.upper().split(b"=")[0]
        known = {b"COMPRESS": "capability-compress", b"AUTH": "capability-auth", b"STARTTLS": "capability-starttls"}
        if kind not in known:
            raise Unexplained(f"capability {name!r} is taken out")
        edits[known[kind]] += 1
    for name in added:
        if name not in (b"STARTTLS", b"LOGINDISABLED"):
            raise Unexplained(f"capability {name!r} is put in")
        edits["capability-" + name.decode().lower()] += 1


# SMTP

def smtp(near, far):
    """The edits between the client's leg and upstream's. Walks all four streams at once, command by command."""
    return Smtp(near, far).edits


class Smtp:
    def __init__(self, near, far):
        self.edits = Counter()
        self.said, self.heard = Stream(near.up), Stream(far.up)
        self.told, self.hears = Stream(far.down), Stream(near.down)
        self._opening()
        if self.said.peek().startswith(TLS) and not self.heard.peek():
            self.edits["tls-on-a-plain-port"] += 1
            self.said.next()
        while self.said.peek():
            self._command()
        if self.heard.peek() or self.told.peek() or self.hears.peek():
            raise Unexplained(f"left over: {self.heard.peek()!r}, {self.told.peek()!r}, {self.hears.peek()!r}")

    def _same(self, before, after):
        if before != after:
            raise Unexplained(f"upstream to client: {before!r} became {after!r}")

    def _opening(self):
        greeting = self.told.reply()
        if self.heard.peek() == KITHS_EHLO and self.heard.rest[1] == STARTTLS and self.said.peek() != KITHS_EHLO:
            self.heard.at = 2
            self.told.reply(), self.told.reply()
            self.edits["smtp-upstream-starttls"] += 1
        self._same(greeting, self.hears.reply())

    def _command(self):
        line = self.said.next()
        verb = line[:4].upper()
        if self.heard.peek() == line:
            self.heard.next()
            self._passed(verb, line)
        elif line.upper() == STARTTLS:
            code = self.hears.reply()[:3]
            self.edits["smtp-starttls-answered" if code == b"220" else "smtp-starttls-refused"] += 1
        elif verb == b"RCPT" and b"@kith.invalid>" in line.lower():
            self.hears.reply()
            self.edits["smtp-control-recipient"] += 1
        elif verb == b"DATA":
            self._kiths_message()
        else:
            raise Unexplained(f"client to upstream: {line!r} became {self.heard.peek()!r}")

    def _passed(self, verb, line):
        before, after = self.told.reply(), self.hears.reply()
        if verb == b"EHLO" and before != after:
            self._ehlo(before, after)
            return
        if verb == b"DATA" and before[:3] == after[:3] == b"354":
            self.edits["smtp-control-message"] += before != after
            self._message()
            return
        self._same(before, after)
        while verb == b"AUTH" and before[:3] == b"334":
            self._through()
            before = self.told.reply()
            self._same(before, self.hears.reply())

    def _through(self):
        line = self.said.next()
        if line != self.heard.next():
            raise Unexplained("client to upstream: a line of a message or a login")
        return line

    def _message(self):
        while self._through() != b".\r\n":
            pass
        self._same(self.told.reply(), self.hears.reply())

    def _kiths_message(self):
        """DATA that upstream did not hear."""
        self.edits["smtp-control-message"] += 1
        if self.hears.reply()[:3] == b"354":
            while self.said.next() != b".\r\n":
                pass
            self.hears.reply()
            self.told.reply()
            if self.heard.next() != b"RSET\r\n":
                raise Unexplained("client to upstream: a message is kept back, and upstream's transaction goes on")
            self.edits["smtp-control-reset"] += 1

    def _ehlo(self, before, after):
        had, has = [[line[4:].strip() for line in lines(reply)] for reply in (before, after)]
        auth = [(line, [n for n in has if n.startswith(b"AUTH")]) for line in had if line.startswith(b"AUTH") and line not in has]
        for line, left in auth:
            self.edits["smtp-auth-mechanisms-removed"] += 1
            had.remove(line)
            has = [n for n in has if n not in left]
            if left and not set(left[0].split()) < set(line.split()):
                raise Unexplained(f"EHLO: {line!r} became {left!r}")
        for name, edit in ((b"STARTTLS", "smtp-starttls-removed"),):
            if name in had and name not in has:
                had.remove(name)
                self.edits[edit] += 1
        if b"STARTTLS" in has and b"STARTTLS" not in had:
            has.remove(b"STARTTLS")
            self.edits["smtp-starttls-added"] += 1
        if had != has:
            raise Unexplained(f"EHLO: {before!r} became {after!r}")
