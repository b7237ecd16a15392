#!/usr/bin/env python3
"""Where a password is in a running Kith's memory, after logins in every form and after the client has left: Kith keeps it for its
companion, and nowhere in words. Linux and root only: it reads the process's memory, heap, stacks and buffers alike.

    secrets.py

Prints where it was found, and closes with "N passed, N failed".
"""

import base64
import imaplib
import re
import smtplib
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from checks import check, close
from kith import Kith
from server import DOMAIN, Server

SECRET = "Zx9-quite-a-secret-7Qw"


def forms(secret):
    """Base64 of `\\0alice\\0secret` holds the secret's own middle in a form that does not depend on what stands before."""
    plain = base64.b64encode(f"\0alice\0{secret}".encode()).rstrip(b"=")[12:]
    return {"octets": secret.encode(), "two-octet text": secret.encode("utf-16-le"), "base64": plain,
            "base64 alone": base64.b64encode(secret.encode()).rstrip(b"=")[:-1]}


def found(pid, wanted):
    """{form: [(kind of memory, what stands around it)]}"""
    hits = {name: [] for name in wanted}
    maps = Path(f"/proc/{pid}/maps").read_text().splitlines()
    with open(f"/proc/{pid}/mem", "rb", 0) as memory:
        for line in maps:
            area = re.match(r"([0-9a-f]+)-([0-9a-f]+) rw\S+ \S+ \S+ \S+\s*(.*)", line)
            if not area:
                continue
            start, end = int(area[1], 16), int(area[2], 16)
            try:
                memory.seek(start)
                octets = memory.read(end - start)
            except (OSError, ValueError, OverflowError):
                continue
            for name, text in wanted.items():
                for at in re.finditer(re.escape(text), octets):
                    around = octets[max(0, at.start() - 40):at.start()]
                    hits[name].append((area[3] or "anonymous", hex(start + at.start()), around))
    return hits


def show(when, hits):
    for name, places in hits.items():
        print(f"     {when}: {name}: {len(places)}", [(kind, at, bytes(c if 32 <= c < 127 else 46 for c in around).decode()) for kind, at, around in places][:12])


def collect(pid):
    java = Path(f"/proc/{pid}/exe").resolve().parent
    for _ in range(2):
        subprocess.run([java / "jcmd", str(pid), "GC.run"], capture_output=True)


def main():
    with tempfile.TemporaryDirectory(prefix="kith-secrets") as folder:
        server = Server(folder + "/server", {"alice": SECRET}).start()
        kith = Kith(folder + "/kith", server, "alice", f"alice@{DOMAIN}", extra="page: off\n")
        try:
            kith.start()
            client = imaplib.IMAP4("127.0.0.1", kith.imap)
            client.login("alice", SECRET)
            client.select("INBOX")
            other = imaplib.IMAP4("127.0.0.1", kith.imap)
            other.authenticate("PLAIN", lambda _: f"\0alice\0{SECRET}".encode())
            sender = smtplib.SMTP("127.0.0.1", kith.smtp)
            sender.ehlo()
            sender.login("alice", SECRET)
            for _ in range(30):
                if kith.ask("status")[0]["accounts"][0].get("coveredSince"):
                    break
                time.sleep(1)
            collect(kith.process.pid)
            show("signed in", found(kith.process.pid, forms(SECRET)))
            client.logout(), other.logout(), sender.quit()
            # what others use buffers for afterwards
            for _ in range(20):
                again = imaplib.IMAP4("127.0.0.1", kith.imap)
                again.noop()
                again.logout()
            time.sleep(3)
            collect(kith.process.pid)
            hits = found(kith.process.pid, forms(SECRET))
            show("left", hits)
            check("no words: no String holds it", not hits["two-octet text"], len(hits["two-octet text"]))
            log = Path(folder, "kith/kith.log").read_bytes()
            check("the log does not", SECRET.encode() not in log)
            written = [str(file) for file in kith.data.rglob("*") if file.is_file() and any(form in file.read_bytes() for form in forms(SECRET).values())]
            check("no file does", not written, written)
        finally:
            kith.stop()
            server.stop()
    sys.exit(close())


main()
