#!/usr/bin/env python3
"""The packages as a person meets them: the .deb installed, and Kith run from it by an ordinary user with no JDK on the path,
in front of a real Dovecot and a real Postfix. Needs root, and what `./mvnw -Ppackage ...` has put into app/target/package.

    package.py

Prints a line a check and closes with "N passed, N failed".
"""

import imaplib
import json
import os
import re
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from checks import check, close
from kith import TOP
from server import DOMAIN, Server

USER = "kith-check"  # made here, and taken away again
OCTETS_MAX = 90_000_000
TOOLS = ["sh", "dirname", "readlink", "mkdir", "mktemp", "mv", "rm", "find", "renice", "uname", "sed", "cat", "ls"]


class Person:
    """An ordinary user: a home, a path with a few tools and no Java, and nothing else in the environment."""

    def __init__(self, folder):
        self.home = Path(folder) / "home"
        tools = Path(folder) / "bin"
        tools.mkdir()
        for name in TOOLS:
            (tools / name).symlink_to(shutil.which(name))
        (tools / "kith").symlink_to("/usr/bin/kith")
        self.leave()  # of a run that was killed
        subprocess.run(["useradd", "--create-home", "--home-dir", self.home, USER], check=True, capture_output=True)
        self.environment = {"HOME": str(self.home), "PATH": str(tools)}
        self.data = self.home / ".local/share/kith"

    def start(self, *arguments, out=subprocess.PIPE):
        return subprocess.Popen(["/usr/bin/kith", *arguments], env=self.environment, user=USER, group=USER, extra_groups=[],
                                cwd=self.home, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT, text=True)

    def end(self):
        """What was left running after a check that failed."""
        if Path("/usr/bin/kith").exists():
            self.kith("stop")

    def leave(self):
        subprocess.run(["userdel", "--force", "--remove", USER], capture_output=True)

    def kith(self, *arguments):
        process = self.start(*arguments)
        said, _ = process.communicate(timeout=120)
        return process.returncode, said

    def status(self):
        return json.loads([line for line in self.kith("status", "--json")[1].splitlines() if line.startswith("{")][0])


def plant(server, count):
    client = imaplib.IMAP4("127.0.0.1", server.imap)
    client.login("alice", server.users["alice"])
    for n in range(count):
        for mailbox, sender, to in (("INBOX", "bob", "alice"), ("Sent", "alice", "bob")):
            date = time.strftime("%a, %d %b %Y %H:%M:%S +0000", time.gmtime(time.time() - (n + 1) * 86400))
            client.append(mailbox, None, None, (
                f"From: {sender}@{DOMAIN}\r\nTo: {to}@{DOMAIN}\r\nDate: {date}\r\nSubject: Choir evening {n}\r\n"
                f"Message-ID: <{sender}{n}@{DOMAIN}>\r\n\r\nThe lighthouse was lovely.\r\n").encode())
    client.logout()


def idle(port, password):
    """A client that waits for news."""
    s = socket.create_connection(("127.0.0.1", port), 10)
    s.settimeout(20)
    f = s.makefile("rb")
    f.readline()
    s.sendall(f"a LOGIN alice {password}\r\nb SELECT INBOX\r\nc IDLE\r\n".encode())
    while not f.readline().startswith(b"+"):
        pass
    return s, f


def until(what, seconds=60):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if what():
            return True
        time.sleep(0.2)
    return False


def install(deb):
    subprocess.run(["dpkg", "-i", str(deb)], check=True, capture_output=True)


def walk(folder):
    return {str(f.relative_to(folder)): f.read_bytes() for f in sorted(Path(folder).rglob("*")) if f.is_file()}


def life(person, folder, deb, server):
    code, said = person.kith("--version")
    check("it starts without a JDK", code == 0, said.strip())
    aot = lambda: list((person.home / ".cache/kith").glob("*.aot"))

    began = time.monotonic()
    code, said = person.kith("setup", f"alice@{DOMAIN}", "--yes", "--employer", "no", "--name", "alice",
                             "--imap", f"imap://127.0.0.1:{server.imap}", "--smtp", f"smtp://127.0.0.1:{server.smtp}")
    check("set-up writes a configuration", code == 0 and "Written: " in said, f"{time.monotonic() - began:.1f} s")
    ports = [int(p) for p in re.search(r"port +(\d+) +(\d+)", said).groups()]

    log = open(Path(folder) / "kith.log", "w")
    daemon = person.start("run", out=log)
    check("it listens", until(lambda: socket.socket().connect_ex(("127.0.0.1", ports[0])) == 0, 60),
          f"{time.monotonic() - began:.1f} s since set-up began")
    waiting, lines = idle(ports[0], server.users["alice"])
    check("history is read after the sign-in",
          until(lambda: person.status()["messages"] == 40 and person.status()["accounts"][0].get("coveredSince")),
          f"{time.monotonic() - began:.1f} s since set-up began")
    code, said = person.kith("search", "lighthouse")
    check("search finds", code == 0 and "Choir evening" in said)
    code, said = person.kith("doctor", "--json")
    seen = [json.loads(line) for line in said.splitlines() if line.startswith("{")]
    problems = [f"{o['check']}: {o['found']}" for o in seen if o["state"] == "problem"]
    check("doctor has no complaint", seen and not problems, problems or f"{len(seen)} checks")
    code, said = person.kith("run")
    check("a second Kith says so in one sentence", code == 1 and "another Kith is running on" in said, said.strip()[-120:])

    check("stop is obeyed", person.kith("stop")[0] == 0 and daemon.wait(30) == 0)
    rest = lines.read()
    check("the waiting client is told BYE", b"* BYE" in rest, rest[-60:])
    waiting.close()

    # another Java makes the cache when Kith has ended; where others build at the same time, that takes minutes
    check("Java learned from the first start", until(aot, 600), [f"{f.stat().st_size / 1e6:.0f} MB" for f in aot()])
    daemon = person.start("run", out=log)
    began = time.monotonic()
    until(lambda: socket.socket().connect_ex(("127.0.0.1", ports[0])) == 0, 60)
    check("the next start uses it", str(aot()[0]) in Path(f"/proc/{daemon.pid}/maps").read_text(),
          f"listening after {time.monotonic() - began:.1f} s")
    daemon.terminate()
    check("SIGTERM is a clean end", daemon.wait(30) in (0, 143))

    install(deb)
    status = person.status()
    check("an upgrade keeps index and ledger", status["messages"] == 40)
    ledger = sqlite3.connect(person.data / "ledger.db")
    version = ledger.execute("PRAGMA user_version").fetchone()[0]
    ledger.execute("PRAGMA user_version = 99")
    ledger.commit()
    code, said = person.kith("run")
    check("a newer ledger is refused in one sentence",
          code == 1 and "written by a newer Kith" in said and len(said.strip().splitlines()) == 1, said.strip())
    ledger.execute(f"PRAGMA user_version = {version}")
    ledger.commit()
    ledger.close()

    mail = walk(server.maildir("alice"))
    code, said = person.kith("service", "install", "--file-only")
    unit = person.home / ".config/systemd/user/kith.service"
    verify = subprocess.run(["systemd-analyze", "verify", "--user", unit], capture_output=True, text=True,
                            env={**os.environ, "XDG_RUNTIME_DIR": str(folder)}) if shutil.which("systemd-analyze") else None
    check("systemd takes the unit", code == 0 and (verify is None or verify.returncode == 0),
          "no systemd-analyze here" if verify is None else verify.stderr.strip()[-200:])
    check("service remove takes it away", person.kith("service", "remove", "--file-only")[0] == 0 and not unit.exists())
    subprocess.run(["dpkg", "-r", "kith"], check=True, capture_output=True)
    check("removed: the program is gone", not Path("/opt/kith").exists() and not os.path.lexists("/usr/bin/kith"))
    check("removed: the mail is as it was", walk(server.maildir("alice")) == mail, f"{len(mail)} files")
    check("removed: what Kith kept is the user's to delete", (person.data / "ledger.db").exists())


def main():
    made = TOP / "app/target/package"
    archives, debs = list(made.glob("*.tar.gz")), list(made.glob("*.deb"))
    if os.geteuid() != 0 or not debs:
        print("nothing was tested: this needs root, and ./mvnw -Pquick,package -pl app -am -Dmaven.test.skip=true package before")
        return 1
    for file in archives + debs:
        check(f"{file.name} is under 90 MB", file.stat().st_size < OCTETS_MAX, f"{file.stat().st_size / 1e6:.1f} MB")
    install(debs[0])
    with tempfile.TemporaryDirectory(prefix="kith-package-") as folder:
        Path(folder).chmod(0o755)
        server = Server(Path(folder) / "server", {"alice": "correct-horse"}).start()
        try:
            plant(server, 20)
            person = Person(folder)
            try:
                life(person, folder, debs[0], server)
            finally:
                person.end()
                person.leave()
        finally:
            server.stop()
    return close()


if __name__ == "__main__":
    sys.exit(main())
