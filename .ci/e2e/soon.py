#!/usr/bin/env python3
"""How soon a mail is found after it has passed Kith: from the server's OK to the first search that shows it.

    soon.py [--index DATA] [COUNT]     DATA: a data folder to begin with a copy of (a long history); COUNT: mails, 300

Each mail is stored by APPEND through Kith, at a moment of chance, one every second at the median; the daemon is asked as the
launcher asks it. While everybody is judged a mail may take longer: the worst say so.
"""

import argparse
import imaplib
import random
import shutil
import socket
import tempfile
import time
from pathlib import Path

from kith import Kith
from server import Server

SEED = 20261123
BETWEEN = "\x1f"


def found(data, message_id):
    """One search by the daemon's socket."""
    with socket.socket(socket.AF_UNIX) as asked:
        asked.connect(str(data / "kith.sock"))
        asked.sendall(BETWEEN.join(["show", "plain", "--messages", "--limit=1", f"id:{message_id}"]).encode() + b"\n")
        with asked.makefile("rb") as lines:
            return any(line.startswith(b"o") for line in lines)


def soon(kith, client, number):
    """Seconds from the server's answer to the first search that finds the mail."""
    message_id = f"soon-{number}@example.org"
    mail = (f"From: Ann Marlow <ann{number % 40}@example.org>\r\nTo: bob@example.org\r\nSubject: Lighthouse {number}\r\n"
            f"Date: Mon, 23 Nov 2026 10:{number // 60 % 60:02}:{number % 60:02} +0000\r\nMessage-ID: <{message_id}>\r\n\r\n"
            f"The lamp of lighthouse {number} was lit again. Could you come on Friday and look at it?\r\n")
    client.append("INBOX", None, None, mail.encode())
    passed = time.perf_counter()
    while not found(kith.data, message_id):
        if time.perf_counter() - passed > 60:
            raise SystemExit(f"mail {number} was not found within a minute")
        time.sleep(0.002)
    return time.perf_counter() - passed


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--index", type=Path)
    options.add_argument("count", type=int, nargs="?", default=300)
    options = options.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="kith-soon-"))
    server = Server(folder / "server", {"bob": "secret"})
    server.start()
    kith = Kith(folder / "kith", server, "bob", "bob@example.org")
    if options.index:
        shutil.copytree(options.index / "index", kith.data / "index")
    try:
        kith.start("--yes")
        client = imaplib.IMAP4("127.0.0.1", kith.imap)
        client.login("bob", "secret")
        time.sleep(20)
        chance = random.Random(SEED)
        times = []
        for number in range(options.count):
            times.append(soon(kith, client, number))
            time.sleep(chance.expovariate(0.7))
        client.logout()
        times = sorted(1e3 * t for t in times)
        print(f"{len(times)} mails (seed {SEED}): p50 {times[len(times) // 2]:.0f}, p90 {times[len(times) * 9 // 10]:.0f}, "
              f"p99 {times[len(times) * 99 // 100]:.0f}, worst {times[-1]:.0f} ms", flush=True)
    finally:
        kith.stop()
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
