#!/usr/bin/env python3
"""What becomes of mail when things break: slow readers, stalls, resets, half-closed connections, kill -9 of the servers and of
Kith at random moments under load, and many thousands of connections that come and go in bad manners.

    faults.py [--long] [SEED]

Every message that a client was told is stored must be stored exactly once and unaltered; one that it was not told of at most once.
Prints the seed, a line a check, and closes with "N passed, N failed".
"""

import hashlib
import imaplib
import os
import random
import re
import selectors
import signal
import smtplib
import socket
import struct
import sys
import tempfile
import threading
import time
from pathlib import Path

from checks import check, close
from kith import Kith
from server import DOMAIN, Server, free_ports

LONG = "--long" in sys.argv
SEED = next((int(a) for a in sys.argv[1:] if a.isdigit()), None) or random.SystemRandom().randrange(10 ** 9)
SECONDS = 300 if LONG else 25
CONNECTIONS = 100_000 if LONG else 10_000
FLAT_MB = 16
WARM = 10_000  # the compilers and the heap are at their size after some 5,000
ALICE, BOB = f"alice@{DOMAIN}", f"bob@{DOMAIN}"


# a bad network

class BadNetwork:
    """A forwarder that gives each connection a fate: none, or a stall, a crawl, a reset or an early FIN after some octets."""

    def __init__(self, target, seed, kind="random"):
        self.target, self.seed, self.kind, self.count, self.taken = target, seed, kind, 0, 0
        self.fates = {}
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=500)
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self):
        while True:
            near, _ = self.listener.accept()
            self.count += 1
            threading.Thread(target=self._serve, args=(near, random.Random(f"{self.seed}-{self.count}")), daemon=True).start()

    def _serve(self, near, rng):
        fate = rng.choice(("none", "none", "stall", "crawl", "reset", "fin")) if self.kind == "random" else self.kind
        after = int(10 ** rng.uniform(1, 5.5))
        upwards = rng.random() < 0.5
        self.fates[fate] = self.fates.get(fate, 0) + 1
        far = None
        try:
            far = socket.create_connection(("127.0.0.1", self.target), 10)
            ways = [threading.Thread(target=self._carry, args=(source, to, fate if up == upwards else "none", after), daemon=True)
                    for source, to, up in ((near, far, True), (far, near, False))]
            for way in ways:
                way.start()
            for way in ways:
                way.join()
        except OSError:
            pass
        finally:
            for end in (near, far):
                if end:
                    end.close()

    def _carry(self, source, to, fate, after):
        passed = 0
        try:
            while True:
                octets = source.recv(1024 if fate == "crawl" else 16384)
                if not octets:
                    to.shutdown(socket.SHUT_WR)
                    return
                if fate != "none" and passed + len(octets) > after:
                    part = octets[:max(0, after - passed)]
                    if fate == "reset":
                        to.sendall(part)
                        reset(source)
                        reset(to)
                        return
                    if fate == "fin":
                        to.sendall(part)
                        to.shutdown(socket.SHUT_WR)
                        while source.recv(16384):
                            pass
                        return
                    if fate == "stall":
                        to.sendall(part)
                        octets = octets[len(part):]
                        time.sleep(2)
                        fate = "none"
                    if fate == "crawl":
                        time.sleep(len(octets) / 1024)
                        fate = "none" if passed > after + 3000 else fate
                to.sendall(octets)
                passed += len(octets)
                self.taken += len(octets)
        except OSError:
            for end in (source, to):
                reset(end)


def reset(end):
    """RST instead of FIN."""
    try:
        end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        end.shutdown(socket.SHUT_RD)
        end.close()
    except OSError:
        pass


# clients that remember what they were told

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


# kill -9

def children(pid, name):
    """Processes of that name whose parent this is."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                line = (entry / "stat").read_text()
            except OSError:
                continue
            comm, rest = line[line.index("(") + 1:line.rindex(")")], line[line.rindex(")") + 2:].split()
            if int(rest[1]) == pid and comm == name:
                found.append(int(entry.name))
    return found


def kill_one(rng, pids):
    if pids:
        try:
            os.kill(rng.choice(sorted(pids)), signal.SIGKILL)
            return 1
        except ProcessLookupError:
            pass
    return 0


def killing(server, kith, rng, until):
    """Ends servers and Kith at random moments; returns how many."""
    dovecot = int((server.folder / "run/master.pid").read_text())
    postfix = int((server.folder / "postfix/queue/pid/master.pid").read_text())
    killed = {"imap": 0, "smtpd": 0, "kith": 0}
    while time.monotonic() < until:
        time.sleep(rng.uniform(0.1, 1.5))
        who = rng.choice(("imap", "imap", "smtpd", "smtpd", "kith"))
        if who == "kith":
            kith.kill()
            killed[who] += 1
            time.sleep(rng.uniform(0, 0.5))
            kith.start()
        else:
            killed[who] += kill_one(rng, children(dovecot if who == "imap" else postfix, who))
    return killed


def stored(server, user, mailbox):
    """{mark: [octets]} of what stands on the server."""
    client = imaplib.IMAP4("127.0.0.1", server.imap)
    client.login(user, server.users[user])
    found = {}
    if client.select(mailbox, readonly=True)[0] == "OK" and client.uid("SEARCH", "ALL")[1][0]:
        for part in client.uid("FETCH", "1:*", "(UID BODY.PEEK[])")[1]:
            if isinstance(part, tuple):
                mark = re.search(rb"(?m)^X-Mark: ([^\r\n]*)", part[1])
                if mark:
                    found.setdefault(mark.group(1).decode(), []).append(part[1])
    client.logout()
    return found


def delivered(server, marks):
    """Waits until the queue is empty, or nothing comes any longer."""
    end = time.monotonic() + 60
    found = stored(server, "bob", "INBOX")
    while time.monotonic() < end and not marks <= found.keys():
        time.sleep(1)
        found = stored(server, "bob", "INBOX")
    return found


def judge(name, workers, found):
    told = set().union(*(w.told for w in workers))
    unsure = set().union(*(w.unsure for w in workers))
    sent = {mark: octets for w in workers for mark, octets in w.sent.items()}
    lost = [m for m in told if m not in found]
    doubled = [m for m, copies in found.items() if len(copies) > 1]
    altered = [m for m, copies in found.items() if not all(c.endswith(sent.get(m, b"?")) for c in copies)]
    check(f"{name}: nothing lost, doubled or altered", not lost and not doubled and not altered,
          f"{len(told)} told, {len(unsure)} in doubt of which {len(unsure & found.keys())} stored, {sum(w.lost for w in workers)} connections lost"
          if not (lost or doubled or altered) else f"lost {lost[:5]}, doubled {doubled[:5]}, altered {altered[:5]}")
    return len(told)


def load(server, kith, rng):
    """Reading, storing and submitting over good and bad networks, while servers and Kith are killed."""
    until = time.monotonic() + SECONDS
    nets = [BadNetwork(port, f"{SEED}-{name}") for name, port in (("imap", kith.imap), ("smtp", kith.smtp))]
    password = server.users["alice"]
    appending = [Appending(f"append{n}", port, password, SEED, until) for n, port in enumerate((kith.imap, kith.imap, nets[0].port, nets[0].port))]
    fetching = [Fetching(f"fetch{n}", port, password, SEED, until) for n, port in enumerate((kith.imap, nets[0].port, nets[0].port))]
    submitting = [Submitting(f"submit{n}", port, password, SEED, until) for n, port in enumerate((kith.smtp, nets[1].port, nets[1].port))]
    workers = appending + fetching + submitting
    for worker in workers:
        worker.start()
    killed = killing(server, kith, rng, until)
    for worker in workers:
        worker.join(40)
    fates = {fate: sum(net.fates.get(fate, 0) for net in nets) for fate in ("none", "stall", "crawl", "reset", "fin")}
    print(f"figure kill -9: {killed}; connections by fate, both legs' clients: {fates}", flush=True)
    check("there was something to break", all(killed.values()) and all(fates.values()) and all(w.done for w in workers),
          {w.mark: w.done for w in workers})
    judge("APPEND", appending, stored(server, "alice", "Letters"))
    told = set().union(*(w.told for w in submitting))
    judge("submission", submitting, delivered(server, told))
    check("FETCH: nothing altered", not any(w.altered for w in fetching), f"{sum(w.done for w in fetching)} messages read")
    status = kith.ask("status")[0]
    check("Kith runs, and says nothing is damaged", status["running"] and not any("damage" in n for n in status.get("notices", [])), status.get("notices"))


def at_rest(kith, patience=300):
    """Waits until Kith does next to nothing for five seconds and means to read nothing more; false when it does not come to that."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        before = kith.cpu_seconds()
        time.sleep(5)
        quiet = kith.cpu_seconds() - before < 0.1
        # after a broken connection it waits before it asks again, and does nothing meanwhile
        if quiet and not any("not read on for now" in notice for notice in kith.ask("status")[0]["notices"]):
            return True
    return False


def took(work):
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def slow_reader(server, kith, behind):
    """One client reads a large message at 1 KB/s: upstream is held back, memory stays, the neighbour does not notice."""
    size = 60 << 20
    line = b"y" * 76 + b"\r\n"
    octets = b"Subject: large\r\n\r\n" + line * (size // len(line))
    direct = imaplib.IMAP4("127.0.0.1", server.imap)
    direct.login("alice", server.users["alice"])
    direct.create("Large")
    direct.append("Large", None, None, octets)
    # Kith reads the new mailbox for itself when a client comes, and what came under load: that takes memory and time too
    first = imaplib.IMAP4("127.0.0.1", kith.imap)
    first.login("alice", server.users["alice"])
    first.logout()
    check("slow reader: Kith has read all for itself before", at_rest(kith))
    slow, quick = (imaplib.IMAP4("127.0.0.1", kith.imap) for _ in range(2))
    for client in (slow, quick):
        client.login("alice", server.users["alice"])
    slow.select("Large", readonly=True)
    slow.sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65536)
    before, taken = kith.rss_mb(), behind.taken
    slow.send(b"x9 FETCH 1 BODY.PEEK[]\r\n")
    worst, beside, highest, got = 0, 0, 0, hashlib.sha256()
    slow.sock.settimeout(30)
    announced = None
    while not announced:  # what others have stored meanwhile may be told first
        line = slow.file.readline()
        assert line, "the connection is gone"
        announced = re.search(rb"BODY\[\] \{(\d+)\}", line)
    left = int(announced.group(1))
    for _ in range(60 if LONG else 10):
        piece = slow.file.read(1024)
        got.update(piece)
        left -= len(piece)
        through, plain = took(quick.noop), took(direct.noop)
        worst, beside = max(worst, through - plain), max(beside, plain)
        highest = max(highest, kith.rss_mb())
        time.sleep(1)
    taken = (behind.taken - taken) / (1 << 20)
    check("slow reader: upstream is held back, memory stays, the neighbour is served", taken < 24 and highest - before < 32 and worst < 0.5,
          f"{taken:.1f} MB of {size >> 20} taken from upstream (system buffers), {highest - before:.1f} MB more memory, "
          f"NOOP beside it at most {worst * 1000:.1f} ms longer than without Kith ({beside * 1000:.1f} ms)")
    while left:
        piece = slow.file.read(min(left, 1 << 20))
        got.update(piece)
        left -= len(piece)
    check("slow reader: the message is whole", got.hexdigest() == hashlib.sha256(octets).hexdigest())
    for client in (slow, quick, direct):
        hang_up(client)


# many connections

class Stub:
    """An IMAP server that greets, answers OK, and ends when told to."""

    def __init__(self):
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=2000)
        self.port = self.listener.getsockname()[1]
        self.ready = selectors.DefaultSelector()
        self.ready.register(self.listener, selectors.EVENT_READ)
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self):
        while True:
            for key, _ in self.ready.select():
                try:
                    self._accept() if key.fileobj is self.listener else self._answer(key.fileobj)
                except OSError:
                    self._end(key.fileobj)

    def _accept(self):
        client, _ = self.listener.accept()
        client.sendall(b"* OK [CAPABILITY IMAP4rev1 IDLE STARTTLS] ready\r\n")
        self.ready.register(client, selectors.EVENT_READ)

    def _answer(self, client):
        octets = client.recv(65536)
        if not octets or b"reset" in octets:
            if octets:
                client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self._end(client)
            return
        client.sendall(octets.split(b" ")[0] + b" OK done\r\n")

    def _end(self, client):
        self.ready.unregister(client)
        client.close()


def visit(port, n):
    """One connection, in one of eight manners of leaving."""
    manner = n % 8
    client = socket.socket()
    client.settimeout(20)
    client.connect(("127.0.0.1", port))
    try:
        if manner == 0:
            return
        client.recv(4096)
        if manner == 1:
            return
        client.sendall(b"a NOOP\r\n" if manner < 6 else b"a reset\r\n" if manner == 6 else b"a APPEND x {100}")
        if manner in (2, 3):
            client.recv(4096)
        if manner == 3:
            client.shutdown(socket.SHUT_WR)
            while client.recv(4096):
                pass
        if manner in (4, 7):
            client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        if manner == 6:
            while client.recv(4096):
                pass
    except ConnectionResetError:
        if manner != 6:
            raise
    finally:
        client.close()


def visits(port, count, hands=4):
    """So many connections, from a few threads."""
    troubles = []

    def some(first):
        for n in range(first, count, hands):
            try:
                visit(port, n)
            except OSError as trouble:
                troubles.append(trouble)
    threads = [threading.Thread(target=some, args=(first,)) for first in range(hands)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return troubles


def descriptors(kith):
    return len(os.listdir(f"/proc/{kith.process.pid}/fd"))


def settled(value, seconds=90):
    """The least value within the time, or as soon as it has not changed for three seconds."""
    seen, least = [], None
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        seen.append(value())
        least = seen[-1] if least is None else min(least, seen[-1])
        if len(seen) > 3 and len(set(seen[-4:])) == 1:
            return seen[-1]
        time.sleep(1)
    return least


def churn(folder):
    """Thousands of connections that come and go: descriptors and memory are flat."""
    class To:
        """The stub, in the words of Kith's configuration."""
    stub, to = Stub(), To()
    to.imap = to.imaps = to.smtp = stub.port
    to.users, to.ca = {"alice": "-"}, ""
    kith = Kith(folder / "churn", to, "alice", ALICE, extra="page: off\n",
                upstreams=(f"imap://127.0.0.1:{stub.port}", f"smtp://127.0.0.1:{stub.port}"))
    kith.config.write_text(re.sub(r"    trust: .*\n", "", kith.config.read_text()))
    try:
        kith.start()
        visits(kith.imap, WARM)
        before = settled(lambda: descriptors(kith)), kith.rss_mb_collected()
        started = time.monotonic()
        troubles = visits(kith.imap, CONNECTIONS)
        took = time.monotonic() - started
        after = settled(lambda: descriptors(kith)), kith.rss_mb_collected()
        check(f"{CONNECTIONS} connections: descriptors are flat", abs(after[0] - before[0]) <= 4, f"{before[0]} before, {after[0]} after, {took:.0f} s")
        seen = [before[1], after[1]]
        if seen[1] - seen[0] >= FLAT_MB:
            # the C library gives back when it likes; a leak leaks again
            troubles += visits(kith.imap, CONNECTIONS)
            seen.append(kith.rss_mb_collected())
        check(f"{CONNECTIONS} connections: memory is flat", seen[-1] - seen[-2] < FLAT_MB, ", ".join(f"{mb:.0f} MB" for mb in seen))
        check(f"{CONNECTIONS} connections: all were served", not troubles, troubles[:3] or "")
    finally:
        kith.stop()


def main():
    print(f"seed {SEED}", flush=True)
    folder = Path(tempfile.mkdtemp(prefix="kith-faults-"))
    rng = random.Random(SEED)
    server = Server(folder / "server", {"alice": "alice-secret", "bob": "bob-secret"}).start()
    client = imaplib.IMAP4("127.0.0.1", server.imap)
    client.login("alice", "alice-secret")
    client.create("Letters")
    for n in range(200):
        octets = message(f"known-{n}", ALICE, rng)
        client.append("INBOX", None, None, octets)
        Fetching.known[n + 1] = hashlib.sha256(octets).hexdigest()
    client.logout()
    # the bad network stands behind Kith too
    behind = BadNetwork(server.imap, f"{SEED}-behind")
    kith = Kith(folder / "kith", server, "alice", ALICE, extra="page: off\n",
                upstreams=(f"imap://127.0.0.1:{behind.port}", f"smtp://127.0.0.1:{server.smtp}"))
    try:
        kith.start()
        load(server, kith, rng)
        behind.kind = "none"
        slow_reader(server, kith, behind)
    finally:
        kith.stop()
        server.stop()
    churn(folder)
    return close(f", seed {SEED}")


if __name__ == "__main__":
    sys.exit(main())
