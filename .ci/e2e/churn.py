"""Many thousands of connections that come and go, in good manners and bad: what Kith holds afterwards is what it held before."""

import os
import re
import selectors
import socket
import struct
import threading
import time

from checks import check
from kith import Kith
from workers import ALICE

FLAT_MB = 16
WARM = 10_000  # the compilers and the heap are at their size after some 5,000


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


def churn(folder, connections):
    """So many connections that come and go: descriptors and memory are flat."""
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
        troubles = visits(kith.imap, connections)
        took = time.monotonic() - started
        after = settled(lambda: descriptors(kith)), kith.rss_mb_collected()
        check(f"{connections} connections: descriptors are flat", abs(after[0] - before[0]) <= 4, f"{before[0]} before, {after[0]} after, {took:.0f} s")
        seen = [before[1], after[1]]
        if seen[1] - seen[0] >= FLAT_MB:
            # the C library gives back when it likes; a leak leaks again
            troubles += visits(kith.imap, connections)
            seen.append(kith.rss_mb_collected())
        check(f"{connections} connections: memory is flat", seen[-1] - seen[-2] < FLAT_MB, ", ".join(f"{mb:.0f} MB" for mb in seen))
        check(f"{connections} connections: all were served", not troubles, troubles[:3] or "")
    finally:
        kith.stop()
