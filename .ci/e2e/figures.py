#!/usr/bin/env python3
"""Figures of a daemon that has settled: start, memory at rest, and what a NOOP costs, with a plain and a TLS upstream.

    figures.py CORPUS [REST]     CORPUS: a folder with list-leech.mbox.xz; REST: seconds of rest before memory is read (60)

Direct and Kith are asked in turn, round by round, by one client; the direct connection is of the same kind as Kith's upstream.
"""

import imaplib
import ssl
import statistics
import sys
import tempfile
import time
from pathlib import Path

import collection
from kith import Kith
from server import Server

NAME, PASSWORD = "leech", "pass word\"1"
STARTS, ROUNDS, COMMANDS = 7, 31, 400


def direct(server, scheme):
    client = imaplib.IMAP4_SSL("localhost", server.imaps, ssl_context=trusting(server)) if scheme == "imaps" \
        else imaplib.IMAP4("127.0.0.1", server.imap)
    client.login(NAME, PASSWORD)
    return client


def trusting(server):
    return ssl.create_default_context(cafile=server.ca)


def through(kith):
    client = imaplib.IMAP4("127.0.0.1", kith.imap)
    client.login(NAME, PASSWORD)
    return client


def noop(clients):
    """Medians in microseconds, a list for each client, a figure for each round."""
    medians = [[] for _ in clients]
    for _ in range(ROUNDS):
        for client, seen in zip(clients, medians):
            times = []
            for _ in range(COMMANDS):
                begin = time.perf_counter()
                client.noop()
                times.append((time.perf_counter() - begin) * 1e6)
            seen.append(statistics.median(times))
    return medians


def settled(kith, rest):
    """Waits until history is read, and then rests."""
    end = time.monotonic() + 300
    while time.monotonic() < end and not kith.ask("status")[0]["accounts"][0].get("coveredSince"):
        time.sleep(1)
    time.sleep(rest)


def main():
    corpus, rest = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 60
    folder = Path(tempfile.mkdtemp(prefix="kith-figures-"))
    letters = [collection.Letter(o) for _, o in collection.messages(corpus / "list-leech.mbox.xz")]
    folders = [f for f, _ in collection.messages(corpus / "list-leech.mbox.xz")]
    me = collection.owners(folders, letters)
    server = Server(folder / "server", {NAME: PASSWORD, "bob": "secret"})
    collection.load(corpus / "list-leech.mbox.xz", server.maildir(NAME))
    server.start()
    try:
        for scheme in ("plain", "imaps"):
            kith = Kith(folder / scheme, server, NAME, me[0], me[1:], imap=scheme)
            try:
                figures(kith.start("--yes"), server, scheme, rest)
            finally:
                kith.stop()
    finally:
        server.stop()


def figures(kith, server, scheme, rest):
    through(kith).logout()
    settled(kith, rest)
    print(f"{scheme}: RSS {kith.rss_mb():.0f} MB, {rest} s after the history was read", flush=True)
    seen = noop([direct(server, scheme), through(kith)])
    ratio = statistics.median(k / d for d, k in zip(*seen))
    print(f"{scheme}: NOOP median direct {statistics.median(seen[0]):.0f} us, through Kith {statistics.median(seen[1]):.0f} us, "
          f"paired ratio {ratio:.2f}, {ROUNDS} rounds of {COMMANDS}", flush=True)
    print(f"{scheme}: by round {[round(x) for x in seen[1]]}", flush=True)
    starts = []
    for _ in range(STARTS):
        kith.stop()
        kith.start("--yes")
        starts.append(kith.start_seconds)
    print(f"{scheme}: start to first accepted connection, median {statistics.median(starts):.2f} s of {STARTS}, "
          f"{min(starts):.2f} to {max(starts):.2f}", flush=True)
    print(f"{scheme}: RSS {kith.rss_mb():.0f} MB right after a start with nothing new", flush=True)


if __name__ == "__main__":
    main()
