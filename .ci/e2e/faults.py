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
import signal
import socket
import sys
import tempfile
import time
from pathlib import Path

from bad_network import BadNetwork
from checks import check, close
from churn import churn
from kith import Kith
from server import Server
from workers import ALICE, Appending, Fetching, Submitting, hang_up, message

LONG = "--long" in sys.argv
SEED = next((int(a) for a in sys.argv[1:] if a.isdigit()), None) or random.SystemRandom().randrange(10 ** 9)
SECONDS = 300 if LONG else 25
CONNECTIONS = 100_000 if LONG else 10_000


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
    churn(folder, CONNECTIONS)
    return close(f", seed {SEED}")


if __name__ == "__main__":
    sys.exit(main())
