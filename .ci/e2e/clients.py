#!/usr/bin/env python3
"""Real mail clients, directly and through Kith: mbsync and offlineimap both ways, neomutt, imapflow and nodemailer, each against
a Dovecot that speaks plain, STARTTLS and TLS; with --all also curl with all of its ways to sign in, and GNU Mailutils' movemail,
which sends its commands in pieces. What a client sees and what it leaves behind must be the same on both ways.

    clients.py [--all]      without --all: what takes less than a minute

Clients that are not installed are named and left out; imapflow and nodemailer come from the npm registry into a temporary folder.
Prints a line a check and closes with "N passed, N failed".
"""

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from checks import check, close
from kith import Kith
from mailboxes import fill
from programs import Way, curl, mbsync, movemail, neomutt, node, offlineimap
from server import DOMAIN, Server, free_ports, wait_port

ALL = "--all" in sys.argv
MANY = 10_000 if ALL else 1_000
FEW = 60
SECURITY = ("plain", "starttls", "tls") if ALL else ("tls",)
SENT = {"imapflow": 4, "curl": 6}  # mails that a client sends


class Accounts(Kith):
    """One daemon with an account for every user; the client's leg has the same security as upstream's."""

    def __init__(self, folder, server, users):
        self.folder, self.data, self.config = Path(folder), Path(folder, "data"), Path(folder, "kith.yaml")
        self.folder.mkdir(parents=True)
        self.process, self.ports, text = None, {}, "accounts:\n"
        for user, security in users.items():
            imap, smtp = self.ports[user] = free_ports(2)
            upstream, tls = {"plain": (f"imap://127.0.0.1:{server.imap}", "none"),
                             "starttls": (f"imap+starttls://localhost:{server.imap}", "starttls"),
                             "tls": (f"imaps://localhost:{server.imaps}", "implicit")}[security]
            submission = f"smtp://127.0.0.1:{server.smtp}" if security == "plain" else f"smtp+starttls://localhost:{server.smtp}"
            text += f"""  - name: {user}
    address: {user}@{DOMAIN}
    imap: {{ listen: "127.0.0.1:{imap}", upstream: "{upstream}" }}
    smtp: {{ listen: "127.0.0.1:{smtp}", upstream: "{submission}" }}
    trust: {{ ca: {server.ca} }}
    client_tls: {tls}
    history: {{ since: 30d }}
"""
        self.imap, self.smtp = imap, smtp
        self.config.write_text(text + "page: off\nme: { zone: UTC }\n")

    @property
    def certificate(self):
        return self.data / "client-tls.pem"


def compared(name, server, ways, client, count):
    started = time.monotonic()
    try:
        results = [client(server, way, count) for way in ways]
    except (RuntimeError, subprocess.SubprocessError, OSError) as trouble:
        check(name, False, trouble)
        return
    direct, through = results
    if "arrived" in direct:
        through["arrived"], direct["arrived"] = through["arrived"] - direct["arrived"], SENT[client.__name__]
    if "seconds" in direct:
        waited = through.pop("seconds") - direct.pop("seconds")
        check(f"{name}: no step a command", waited < FEW * 0.02, f"{waited:.2f} s more through Kith")
    different = [key for key in direct if direct[key] != through[key]]
    check(f"{name}: the same directly and through Kith", not different, different or f"{time.monotonic() - started:.1f} s for both")
    if "quiet" in through:
        check(f"{name}: another run changes nothing", through["quiet"])


def npm(folder):
    """imapflow and nodemailer, or None when they cannot be had."""
    if not (shutil.which("node") and shutil.which("npm")):
        return None
    command = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", folder, "imapflow", "nodemailer"]
    for _ in range(3):  # a registry that does not answer once mostly does the next time
        try:
            if subprocess.run(command, capture_output=True, timeout=60).returncode == 0:
                return folder / "node_modules"
        except subprocess.TimeoutExpired:
            pass
    return None


def main():
    folder = Path(tempfile.mkdtemp(prefix="kith-clients-"))
    clients = {name: client for name, client in (("mbsync", mbsync), ("offlineimap", offlineimap), ("neomutt", neomutt)) if shutil.which(name)}
    modules = npm(folder / "npm")
    if modules:
        clients["imapflow"] = node(modules)
    more = {"curl": curl, "movemail": movemail} if ALL else {}
    clients |= {name: client for name, client in more.items() if shutil.which(name)}
    for missing in sorted({"mbsync", "offlineimap", "neomutt", "imapflow", *more} - clients.keys()):
        print(f"not run: {missing} is not to be had here", flush=True)
    security = {f"{way}-{client}-{kind}": kind for client in clients for kind in SECURITY for way in ("direct", "through")}
    security |= {"direct-many": "plain", "through-many": "plain"} if "mbsync" in clients else {}
    users = {user: "secret" for user in security} | {"bob": "secret"}
    server = Server(folder / "server", users, mechanisms="plain login cram-md5" if ALL else "plain login")
    for user in security:
        fill(server.maildir(user), MANY if user.endswith("many") else FEW)
    server.start()
    kith = Accounts(folder / "kith", server, {user: kind for user, kind in security.items() if user.startswith("through")})
    try:
        kith.start()
        for _, smtp in kith.ports.values():
            wait_port(smtp, 30)

        def ways(mark, kind):
            direct = server.imaps if kind == "tls" else server.imap
            imap, smtp = kith.ports[f"through-{mark}"]
            submission = "plain" if kind == "plain" else "starttls"
            return (Way(f"direct-{mark}", direct, server.smtp, kind, submission, server.ca, folder / f"direct-{mark}"),
                    Way(f"through-{mark}", imap, smtp, kind, kind, kith.certificate, folder / f"through-{mark}"))

        for name, client in clients.items():
            for kind in SECURITY:
                compared(f"{name}, {kind}", server, ways(f"{name}-{kind}", kind), client, FEW)
        if "mbsync" in clients:
            compared(f"mbsync both ways, {MANY} messages", server, ways("many", "plain"), mbsync, MANY)
        status = kith.ask("status")[0]
        blind = [a["name"] for a in status["accounts"] if a["tapBlind"]]
        check("the tap followed every session", not blind, blind or f"{status['octetsPassed']} octets")
    finally:
        kith.stop()
        server.stop()
    return close()


if __name__ == "__main__":
    sys.exit(main())
