"""Kith as its user runs it: the launcher of this checkout, a configuration, a data folder."""

import json
import os
import signal
import subprocess
import time
from pathlib import Path

from server import free_ports, wait_port

TOP = Path(__file__).resolve().parents[2]


class Kith:
    """One daemon with one account in front of a server.

    `upstreams`: the two addresses where they are not the server's own; `client_tls`: none, starttls or implicit."""

    def __init__(self, folder, server, user, address, aliases=(), imap="imaps", extra="", upstreams=None, client_tls="none"):
        self.folder = Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.data = self.folder / "data"
        self.config = self.folder / "kith.yaml"
        self.imap, self.smtp = free_ports(2)
        self.user, self.password = user, server.users[user]
        self.process = None
        upstream = {"imaps": f"imaps://localhost:{server.imaps}",
                    "starttls": f"imap+starttls://localhost:{server.imap}",
                    "plain": f"imap://127.0.0.1:{server.imap}"}[imap]
        submission = f"smtp+starttls://localhost:{server.smtp}"
        upstream, submission = upstreams or (upstream, submission)
        self.config.write_text(f"""accounts:
  - name: {user}
    address: {address}
    aliases: [{", ".join(aliases)}]
    imap: {{ listen: "127.0.0.1:{self.imap}", upstream: "{upstream}" }}
    smtp: {{ listen: "127.0.0.1:{self.smtp}", upstream: "{submission}" }}
    trust: {{ ca: {server.ca} }}
    client_tls: {client_tls}
me: {{ zone: UTC }}
{extra}""")
        # this user has said yes to a kind that Kith ships switched off
        (self.folder / "rules.yaml").write_text("rules:\n  - { id: mine-unanswered, on: true }\n")

    def start(self, *options):
        log = open(self.folder / "kith.log", "ab")
        started = time.monotonic()
        self.process = subprocess.Popen(self._command("run", *options), stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        wait_port(self.imap, 60)
        self.start_seconds = time.monotonic() - started
        wait_port(self.smtp, 60)
        return self

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.kill()

    def kill(self):
        """kill -9: nothing is written down on the way out."""
        os.kill(self.process.pid, signal.SIGKILL)
        self.process.wait(20)

    def ask(self, *arguments):
        """A command's JSON lines."""
        done = subprocess.run(self._command(*arguments, "--json"), capture_output=True, text=True, timeout=180)
        if done.returncode != 0:
            raise RuntimeError(f"kith {' '.join(arguments)}: exit {done.returncode}: {done.stderr.strip()}")
        return [json.loads(line) for line in done.stdout.splitlines() if line.strip()]

    def rss_mb(self):
        for line in Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS"):
                return int(line.split()[1]) / 1024
        return 0.0

    def rss_mb_collected(self):
        """As `rss_mb`, after a full collection: how much garbage lies about at a moment is the collector's mood."""
        jcmd = Path(os.readlink(f"/proc/{self.process.pid}/exe")).with_name("jcmd")
        subprocess.run([jcmd, str(self.process.pid), "GC.run"], check=True, capture_output=True, timeout=60)
        return self.rss_mb()

    def cpu_seconds(self):
        ticks = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()[11:13]
        return sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")

    def _command(self, command, *arguments):
        return [TOP / "kith", command, "--config", self.config, "--data", self.data, *arguments]
