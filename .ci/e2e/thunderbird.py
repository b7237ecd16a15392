#!/usr/bin/env python3
"""A real Thunderbird through Kith: the scripted run of CLIENTS/thunderbird.sh, with a reminder to be found in its list.

    thunderbird.py CLIENTS [OUT]     CLIENTS: the folder with server.sh and thunderbird.sh; OUT keeps screenshots and report
"""

import datetime
import email.utils
import imaplib
import json
import os
import shlex
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from kith import Kith

ALICE = "alice@kith.test"


class Server:
    """What CLIENTS/server.sh started, in the words Kith's configuration needs."""

    def __init__(self, env):
        self.imap, self.imaps, self.smtp = int(env["IMAP_PORT"]), int(env["IMAPS_PORT"]), int(env["SMTP_PORT"])
        self.users = {env["ALICE"]: env["ALICE_PASS"]}
        self.ca = env["CA"]


def plant(server, days, mailbox, sender, to, subject, text, message_id, answers=""):
    """A mail of some days ago, put past Kith into alice's mailbox."""
    at = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(days=days)
    octets = (f"From: {sender}\r\nTo: {to}\r\nSubject: {subject}\r\nDate: {email.utils.format_datetime(at)}\r\n"
              f"Message-ID: <{message_id}@kith.test>\r\n{answers}\r\n{text}\r\n").encode()
    client = imaplib.IMAP4("127.0.0.1", server.imap)
    client.login("alice", server.users["alice"])
    assert client.append(mailbox, r"(\Seen)", at, octets)[0] == "OK"
    client.logout()


def history(server):
    """Carol and Alice have written before; Alice's last question stands unanswered for twelve days."""
    carol = "Carol Reyes <carol@kith.test>"
    for n, days in enumerate((90, 60, 30)):
        plant(server, days, "Archive", carol, ALICE, f"Choir evening {n}", "Hi Alice,\r\n\r\nthe evening was lovely.\r\n\r\nCarol", f"carol-{n}")
        plant(server, days - 0.2, "Sent", f"Alice Archer <{ALICE}>", carol, f"Re: Choir evening {n}",
              "Hi Carol,\r\n\r\nthank you for telling me, I was glad to hear it.\r\n\r\nAlice", f"alice-{n}", f"In-Reply-To: <carol-{n}@kith.test>\r\n")
    plant(server, 12, "Sent", f"Alice Archer <{ALICE}>", carol, "The concert in spring",
          "Hi Carol,\r\n\r\ncould you tell me by Friday which of the two dates suits the choir?\r\n\r\nAlice", "alice-question")


def reminded(kith):
    """Signs in once as any client would and waits for the reminder, so that Thunderbird's first list is a settled one."""
    client = imaplib.IMAP4("127.0.0.1", kith.imap)
    client.login(kith.user, kith.password)
    for _ in range(120):
        client.select("INBOX", readonly=True)
        if client.uid("SEARCH", "HEADER", "Message-ID", "@kith.invalid")[1][0].split():
            break
        time.sleep(0.5)
    client.logout()


def main():
    clients = Path(sys.argv[1])
    if not (clients / "thunderbird.sh").exists():
        print("no client harness beside the checkout: the Thunderbird run is left out")
        return 0
    folder = Path(tempfile.mkdtemp(prefix="kith-tb-"))
    folder.chmod(0o755)  # Postfix works as a user of its own
    out = Path(sys.argv[2]) if len(sys.argv) > 2 else folder / "out"
    security = os.environ.get("UPSTREAM", "imaps")
    try:
        return drive(clients, folder, out, security)
    finally:
        subprocess.run([clients / "server.sh", "down", folder / "server"])


def drive(clients, folder, out, security):
    subprocess.run([clients / "server.sh", "up", folder / "server"], check=True, env=os.environ | {"PORT_BASE": "22300"})
    env = dict(shlex.split(line)[0].split("=", 1) for line in (folder / "server/env").read_text().splitlines())
    server = Server(env)
    history(server)
    kith = Kith(folder / "kith", server, "alice", ALICE, imap=security, extra="reminders: { quiet: off, days: all }\n")
    try:
        kith.start("--yes")
        reminded(kith)
        direct = f"{env['HOST']}:{env['IMAP_PORT']}"
        run = subprocess.run(
            [clients / "thunderbird.sh", "127.0.0.1", str(kith.imap), str(kith.smtp), "alice", env["ALICE_PASS"], out],
            env=os.environ | {
                "DIRECT_IMAP": direct, "DIRECT_SECURITY": "plain", "PEER_HOST": env["HOST"], "PEER_IMAP_PORT": env["IMAP_PORT"],
                "PEER_SMTP_PORT": env["SMTP_PORT"], "PEER_SECURITY": "plain", "EXPECT_SUBJECT": "Carol", "EXPECT_MS": "60000",
                "LOCAL_PORTS": "23400"},
            capture_output=True, text=True, timeout=600)
        print(run.stdout[-6000:], run.stderr[-2000:])
        report = out / "report.json"
        if report.exists():
            seen = json.loads(report.read_text())
            print("put in by Kith:", seen.get("put_in_by_the_proxy"), "same as past Kith:", seen.get("same_as_past_the_proxy"))
        print("status:", json.dumps(kith.ask("status")[0]))
        print(f"Thunderbird through Kith, {security} upstream: exit {run.returncode}")
        return run.returncode
    finally:
        kith.stop()


if __name__ == "__main__":
    sys.exit(main())
