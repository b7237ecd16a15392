"""Mail programs, each driven from its own configuration. A function a program: it gets the server, the way to its mailbox and how many
messages there are, and returns what it saw and left behind, which must be the same directly and through Kith."""

import json
import os
import pty
import random
import re
import select
import subprocess
import time
from pathlib import Path

from mailboxes import SEED, changed_far, changed_near, digest, local, state, without_uids
from server import DOMAIN


class Way:
    """How a client gets to its mailbox: straight to the server, or through Kith."""

    def __init__(self, user, imap, smtp, security, submission, ca, folder):
        self.user, self.password, self.imap, self.smtp = user, "secret", imap, smtp
        self.security, self.submission, self.ca, self.folder = security, submission, ca, Path(folder)
        self.folder.mkdir(parents=True)


def mbsync_files(way):
    (way.folder / "mail").mkdir()
    (way.folder / "state").mkdir()
    kind = {"plain": "None", "starttls": "STARTTLS", "tls": "IMAPS"}[way.security]
    trusted = "" if way.security == "plain" else f"CertificateFile {way.ca}\nSystemCertificates no\n"
    (way.folder / "mbsyncrc").write_text(f"""
IMAPAccount server
Host localhost
Port {way.imap}
User {way.user}
Pass {way.password}
SSLType {kind}
{trusted}AuthMechs PLAIN

IMAPStore far
Account server

MaildirStore near
Path {way.folder}/mail/
Inbox {way.folder}/mail/INBOX
SubFolders Verbatim

Channel all
Far :far:
Near :near:
Patterns *
Create Both
Expunge Both
Sync All
CopyArrivalDate yes
SyncState {way.folder}/state/
""")


def run(*command, seconds=300, **options):
    done = subprocess.run(command, capture_output=True, timeout=seconds, stdin=subprocess.DEVNULL, **options)
    if done.returncode != 0:
        raise RuntimeError(f"{command[0]} ended with {done.returncode}: {done.stderr.decode(errors='replace')[-600:]}")
    return done.stdout




def mbsync(server, way, count):
    """Both ways, with changes on both sides in between. Then a run that must change nothing."""
    mbsync_files(way)
    command = ("mbsync", "-c", str(way.folder / "mbsyncrc"), "-a")
    run(*command)
    first = local(way.folder / "mail")
    rng = random.Random(SEED + 1)
    changed_near(way.folder / "mail", rng, count // 20)
    changed_far(server, way.user, rng, count // 20)
    run(*command)
    before = local(way.folder / "mail"), state(server, way.user)
    run(*command)
    after = local(way.folder / "mail"), state(server, way.user)
    return {"first": first, "near": after[0], "far": without_uids(after[1], count), "quiet": before == after}


def offlineimap(server, way, count):
    security = {"plain": "ssl = no\nstarttls = no", "starttls": "ssl = no\nstarttls = yes", "tls": "ssl = yes"}[way.security]
    trusted = "" if way.security == "plain" else f"sslcacertfile = {way.ca}\n"
    (way.folder / "rc").write_text(f"""
[general]
accounts = a
metadata = {way.folder}/meta
ui = quiet
[Account a]
localrepository = near
remoterepository = far
[Repository near]
type = Maildir
localfolders = {way.folder}/mail
[Repository far]
type = IMAP
remotehost = localhost
remoteport = {way.imap}
remoteuser = {way.user}
remotepass = {way.password}
auth_mechanisms = PLAIN
{security}
{trusted}""")
    command = ("offlineimap", "-o", "-c", str(way.folder / "rc"))
    run(*command)
    first = local(way.folder / "mail")
    rng = random.Random(SEED + 2)
    changed_near(way.folder / "mail", rng, 5)
    changed_far(server, way.user, rng, 5)
    run(*command)
    before = local(way.folder / "mail"), state(server, way.user)
    run(*command)
    after = local(way.folder / "mail"), state(server, way.user)
    return {"first": first, "near": after[0], "far": without_uids(after[1], count), "quiet": before == after}


def neomutt(server, way, count):
    """Copies all to a file, flags one, moves one, and sends a mail with a copy in Sent."""
    scheme = "imaps" if way.security == "tls" else "imap"
    tls = f"set ssl_starttls={'yes' if 'starttls' in (way.security, way.submission) else 'no'} ssl_force_tls={'no' if way.security == 'plain' else 'yes'}\n"
    trusted = "" if way.security == "plain" else f"set certificate_file={way.ca}\nset ssl_ca_certificates_file={way.ca}\n"
    (way.folder / "rc").write_text(f"""
set folder={scheme}://{way.user}@localhost:{way.imap}/
set imap_pass={way.password} smtp_pass={way.password}
set smtp_url={'smtps' if way.submission == 'tls' else 'smtp'}://{way.user}@localhost:{way.smtp}/
{tls}{trusted}set spoolfile=+INBOX record=+Sent from={way.user}@{DOMAIN} realname=Alice
set mbox_type=mbox confirmappend=no confirmcreate=no delete=yes quit=yes mark_old=no header_cache="" sleep_time=0 copy=yes
set tmpdir={way.folder} message_cachedir="" move=no wait_key=no
""")
    copied = way.folder / "copied"
    keys = (f"<tag-pattern>~A<enter><tag-prefix><copy-message>{copied}<enter><untag-pattern>~A<enter>"
            "<first-entry><flag-message><last-entry><save-message>+Letters<enter><sync-mailbox><quit>")
    terminal("neomutt", "-n", "-F", str(way.folder / "rc"), "-e", f'push "{keys}"')
    words = way.folder / "words"
    words.write_text("Shall we meet on Tuesday?\n\n.\nGrüße\n")
    with open(words) as text:
        subprocess.run(["neomutt", "-n", "-F", way.folder / "rc", "-s", "Tuesday", f"bob@{DOMAIN}"], stdin=text, check=True, timeout=60, capture_output=True)
    stood = state(server, way.user)
    sent = [flags for _, flags, _ in stood.pop("Sent")]
    fields = re.compile(rb"(?m)^(Status|X-Status|Content-Length|Lines): [^\n]*\n")
    return {"copied": digest(fields.sub(b"", re.sub(rb"(?m)^From \S+ .*\n", b"From\n", copied.read_bytes()))), "far": stood, "sent": sent}


def curl(server, way, count):
    """Every way to sign in that curl has, all mail by UID, a draft, and a mail for each way to sign in; a connection for each."""
    trusted = () if way.security == "plain" else ("--cacert", str(way.ca))
    secure = ("--ssl-reqd",) if way.security == "starttls" else ()
    submit = ("--ssl-reqd",) if way.submission == "starttls" else ()
    imap = f"{'imaps' if way.security == 'tls' else 'imap'}://localhost:{way.imap}"
    smtp = f"{'smtps' if way.submission == 'tls' else 'smtp'}://localhost:{way.smtp}/client.{DOMAIN}"
    letter_file = way.folder / "letter.eml"

    def asked(*options, password=way.password):
        done = subprocess.run(["curl", "-sS", "--max-time", "60", *trusted, "-u", f"{way.user}:{password}", *options],
                              capture_output=True, timeout=90)
        return done.returncode, digest(re.sub(rb"\([\d.+ ]+ secs\)", b"", done.stdout)), done.stderr.decode().strip()

    seen = {"refused": asked(*secure, f"{imap}/", password="wrong")}
    for mechanism in ("PLAIN", "LOGIN", "CRAM-MD5", "+LOGIN"):
        for initial in ((), ("--sasl-ir",)):
            how = "--login-options", f"AUTH={mechanism}", *initial
            seen[f"IMAP {how}"] = asked(*secure, *how, f"{imap}/INBOX", "-X", "FETCH 1:5 (FLAGS RFC822.SIZE)")
            if mechanism == "+LOGIN":
                continue
            letter_file.write_text(f"From: {way.user}@{DOMAIN}\r\nTo: bob@{DOMAIN}\r\nMessage-ID: <{way.user}-{mechanism}-{len(initial)}@{DOMAIN}>\r\n"
                                   "Subject: words\r\n\r\n.\r\n..\r\nGrüße {5}\r\n")
            seen[f"SMTP {how}"] = asked(*submit, *how, "--mail-from", f"{way.user}@{DOMAIN}", "--mail-rcpt", f"bob@{DOMAIN}", "-T", letter_file, smtp)
    seen["read"] = [asked(*secure, f"{imap}/INBOX;UID={uid}") for uid in range(1, 11)]
    seen["draft"] = asked(*secure, "-T", letter_file, f"{imap}/Drafts")
    arrived = [row for box in state(server, "bob").values() for row in box]
    stood = state(server, way.user)
    return {**seen, "drafts": len(stood.pop("Drafts")), "far": stood, "arrived": len(arrived)}


def movemail(server, way, count):
    """GNU Mailutils copies INBOX. It writes each command word by word and leaves Nagle's algorithm on: whoever does not
    acknowledge at once makes it wait 40 ms a command (docs/traps.md, K7)."""
    scheme = "imaps" if way.security == "tls" else "imap"
    copied = way.folder / "copied"
    trusted = () if way.security == "plain" else ("--set", f"tls.ca-file={way.ca}")
    began = time.monotonic()
    run("movemail", "--no-config", "--preserve", "--emacs", *trusted, f"{scheme}://{way.user}:{way.password}@localhost:{way.imap}", copied)
    took = time.monotonic() - began
    lines = re.sub(rb"(?m)^(From |X-IMAPbase|X-UID|Status).*\n", b"", copied.read_bytes())
    return {"copied": digest(lines), "far": state(server, way.user), "seconds": took}


def terminal(*command, seconds=60):
    """Runs a full-screen program until it ends."""
    pid, screen = pty.fork()
    if pid == 0:
        os.environ["TERM"] = "xterm"
        os.execvp(command[0], command)
    end = time.monotonic() + seconds
    shown = b""
    while time.monotonic() < end:
        if select.select([screen], [], [], 0.5)[0]:
            try:
                shown = (shown + os.read(screen, 65536))[-2000:]
            except OSError:
                break
    else:
        os.kill(pid, 9)
    os.close(screen)
    if os.waitpid(pid, 0)[1] != 0:
        raise RuntimeError(f"{command[0]} did not end well: {shown!r}")


def node(modules):
    """A client function that runs the script with the packages in that folder."""
    def imapflow(server, way, count):
        script = Path(__file__).with_name("imapflow.js")
        said = json.dumps({"imap": way.imap, "smtp": way.smtp, "security": way.security, "user": way.user, "password": way.password,
                           "ca": str(way.ca) if way.security != "plain" else "", "mark": way.user,
                           "smtpSecure": way.submission == "tls", "smtpTls": way.submission != "plain"})
        seen = json.loads(run("node", str(script), said, seconds=90, env={**os.environ, "NODE_PATH": str(modules)}))
        arrived = [row for box in state(server, "bob").values() for row in box]
        return {**seen, "far": state(server, way.user), "arrived": len(arrived)}
    return imapflow
