#!/usr/bin/env python3
"""Real mail clients, directly and through Kith: mbsync and offlineimap both ways, neomutt, imapflow and nodemailer, each against
a Dovecot that speaks plain, STARTTLS and TLS; with --all also curl with all of its ways to sign in, and GNU Mailutils' movemail,
which sends its commands in pieces. What a client sees and what it leaves behind must be the same on both ways.

    clients.py [--all]      without --all: what takes less than a minute

Clients that are not installed are named and left out; imapflow and nodemailer come from the npm registry into a temporary folder.
Prints a line a check and closes with "N passed, N failed".
"""

import base64
import hashlib
import imaplib
import json
import os
import pty
import random
import re
import select
import shutil
import ssl
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from checks import check, close
from kith import Kith
from server import DOMAIN, Server, free_ports, wait_port

ALL = "--all" in sys.argv
MANY = 10_000 if ALL else 1_000
FEW = 60
SECURITY = ("plain", "starttls", "tls") if ALL else ("tls",)
STAMP = 1_600_000_000
SEED = 20261122
SENT = {"imapflow": 4, "curl": 6}  # mails that a client sends


# mail

def letter(n, rng):
    """A small mail; each fifth in another shape: 8-bit, a long line, parts, something that looks like IMAP, nothing."""
    body = " ".join(rng.choice(("choir", "garden", "lamp", "river", "Tuesday", "blue", "ferry", "recipe")) for _ in range(rng.randint(5, 60)))
    extra, kind = "", n % 25
    if kind == 0:
        extra, body = "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n", f"Grüße vom Fluß, {body} €"
    elif kind == 5:
        body = body * 40
    elif kind == 10:
        data = base64.encodebytes(rng.randbytes(3000)).decode().replace("\n", "\r\n")
        extra = 'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n'
        body = f"--b\r\n\r\n{body}\r\n--b\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n\r\n{data}--b--"
    elif kind == 15:
        body = "* 5 FETCH (FLAGS ())\r\n+ go on {12}\r\n.\r\nFrom here on\r\n" + body
    elif kind == 20:
        body = ""
    return (f"From: Carol <carol@{DOMAIN}>\r\nTo: Alice <alice@{DOMAIN}>\r\nSubject: Letter {n}\r\n"
            f"Date: Sun, 13 Sep 2020 12:26:40 +0000\r\nMessage-ID: <letter-{n}@{DOMAIN}>\r\n{extra}\r\n{body}\r\n").encode()


def fill(maildir, count):
    """The same mail for whoever asks: INBOX, and each third in Letters."""
    rng = random.Random(SEED)
    for n in range(count):
        base = maildir / ".Letters" if n % 3 == 2 else maildir
        if n in (0, 2):
            for sub in ("cur", "new", "tmp"):
                (base / sub).mkdir(parents=True, exist_ok=True)
        file = base / "cur" / f"{STAMP + n}.{n}.{DOMAIN}:2,{'S' if n % 2 else ''}"
        file.write_bytes(letter(n, rng).replace(b"\r\n", b"\n"))
        os.utime(file, (STAMP + n, STAMP + n))


def digest(octets):
    """Of a message; mbsync marks what it stores with a field of its own, and some programs end lines in their own way."""
    octets = re.sub(rb"(?m)^X-(TUID|OfflineIMAP): [^\n]*\n", b"", octets.replace(b"\r\n", b"\n"), count=1)
    return hashlib.sha256(octets).hexdigest()


def state(server, user):
    """What stands on the server, asked directly: {mailbox: [(uid, flags, digest)]}."""
    client = imaplib.IMAP4("127.0.0.1", server.imap)
    client.login(user, server.users[user])
    found = {}
    for line in client.list()[1]:
        name = re.match(rb'.* "?([^"]*)"?$', line).group(1).decode()
        client.select(f'"{name}"', readonly=True)
        rows = []
        for part in client.uid("FETCH", "1:*", "(UID FLAGS BODY.PEEK[])")[1] or []:
            if isinstance(part, tuple):
                uid, flags = re.search(rb"UID (\d+)", part[0]).group(1), re.search(rb"FLAGS \(([^)]*)\)", part[0]).group(1)
                rows.append((int(uid), tuple(sorted(f for f in flags.decode().split() if f != "\\Recent")), digest(part[1])))
        found[name] = rows
    client.logout()
    return found


def without_uids(stood, above):
    """UIDs of what was uploaded follow the order in which a client found it on disk: they are not compared."""
    return {box: sorted((uid if uid <= above else 0, flags, octets) for uid, flags, octets in rows) for box, rows in stood.items()}


# ways

class Way:
    """How a client gets to its mailbox: straight to the server, or through Kith."""

    def __init__(self, user, imap, smtp, security, submission, ca, folder):
        self.user, self.password, self.imap, self.smtp = user, "secret", imap, smtp
        self.security, self.submission, self.ca, self.folder = security, submission, ca, Path(folder)
        self.folder.mkdir(parents=True)


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


# clients: each returns what it saw, which must be the same on both ways

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


def local(folder):
    """A Maildir tree: {(mailbox, flags, digest)} with how often."""
    found = []
    for file in Path(folder).rglob("*"):
        if file.parent.name in ("cur", "new") and file.is_file():
            flags = file.name.partition(":2,")[2]
            found.append((file.parent.parent.name, "".join(sorted(flags)), digest(file.read_bytes())))
    return sorted(found)


def changed_near(mail, rng, count):
    """On the client's side: so many new, flagged, deleted."""
    for n in range(count):
        octets = letter(500_000 + n, rng).replace(b"\r\n", b"\n")
        (mail / "INBOX" / "new" / f"{STAMP}.near{n}.{DOMAIN}").write_bytes(octets)
    old = sorted((f for f in (mail / "INBOX" / "cur").iterdir()), key=lambda f: digest(f.read_bytes()))
    for n, file in enumerate(old[:2 * count]):
        name, _, flags = file.name.partition(":2,")
        file.rename(file.with_name(f"{name}:2,{''.join(sorted(set(flags + ('F' if n % 2 else 'T'))))}"))


def changed_far(server, user, rng, count):
    """On the server's side, by another client: so many new, flagged, expunged, and a new mailbox."""
    client = imaplib.IMAP4("127.0.0.1", server.imap)
    client.login(user, server.users[user])
    client.create("Summer")
    for n in range(count):
        client.append("Summer" if n % 2 else "Letters", None, imaplib.Time2Internaldate(STAMP), letter(900_000 + n, rng))
    client.select("Letters")
    uids = client.uid("SEARCH", "ALL")[1][0].decode().split()
    client.uid("STORE", ",".join(uids[:count]), "+FLAGS", "(\\Answered)")
    client.uid("STORE", ",".join(uids[count:2 * count]), "+FLAGS", "(\\Deleted)")
    client.expunge()
    client.logout()


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


SCRIPT = r"""
const { ImapFlow } = require('imapflow'), nodemailer = require('nodemailer'), { createHash } = require('crypto'), fs = require('fs')
const way = JSON.parse(process.argv[2]), ca = way.ca ? fs.readFileSync(way.ca) : undefined
const seen = {}
async function main() {
  const client = new ImapFlow({ host: 'localhost', port: way.imap, secure: way.security == 'tls', doSTARTTLS: way.security == 'starttls',
    auth: { user: way.user, pass: way.password }, tls: { ca }, logger: false, qresync: true })
  await client.connect()
  seen.boxes = (await client.list()).map(box => [box.path, box.specialUse || '']).sort()
  const lock = await client.getMailboxLock('INBOX')
  seen.messages = []
  for await (const m of client.fetch('1:*', { uid: true, flags: true, envelope: true, bodyStructure: true, source: true, size: true, internalDate: true }))
    seen.messages.push([m.seq, m.uid, [...m.flags].sort(), m.envelope, m.bodyStructure, m.size, m.internalDate, createHash('sha256').update(m.source).digest('hex')])
  seen.search = await client.search({ body: 'Grüße' }, { uid: true })
  const part = await client.download('11', '2', { uid: true })
  const hash = createHash('sha256')
  for await (const chunk of part.content) hash.update(chunk)
  seen.part = hash.digest('hex')
  await client.messageFlagsAdd({ uid: '1:3' }, ['\\Flagged', 'Käse'.length ? '$Kind' : ''])
  const appended = new Promise(told => client.once('exists', told))
  await client.append('INBOX', 'Subject: appended\r\n\r\nGr\u00fc\u00dfe\r\n', ['\\Seen'], new Date('2026-01-01T00:00:00Z'))
  seen.exists = (await appended).count
  await client.mailboxCreate('Übersicht')
  seen.moved = [...(await client.messageMove({ uid: '4:6' }, 'Übersicht')).uidMap || []]
  seen.copied = [...(await client.messageCopy({ uid: '7' }, 'Übersicht')).uidMap || []]
  await client.messageDelete({ uid: '8' })
  const idle = client.idle()
  await new Promise(later => setTimeout(later, 300))
  seen.left = (await client.search({ all: true }, { uid: true }))
  await idle
  lock.release()
  seen.status = await client.status('Übersicht', { messages: true, uidNext: true, unseen: true })
  await client.logout()

  const mailer = nodemailer.createTransport({ host: 'localhost', port: way.smtp, secure: way.smtpSecure, requireTLS: way.smtpTls, ignoreTLS: !way.smtpTls,
    auth: { user: way.user, pass: way.password }, tls: { ca }, pool: true, maxConnections: 2 })
  seen.verify = await mailer.verify()
  const results = await Promise.all([1, 2, 3, 4].map(n => mailer.sendMail({ from: way.user + '@kith.test', to: 'bob@kith.test', subject: 'Grüße ' + n,
    messageId: '<' + way.mark + '-' + n + '@kith.test>', date: new Date('2026-01-01T00:00:00Z'), text: '.\n..\nGrüße\n' + 'x'.repeat(5000 * n),
    attachments: [{ filename: 'a.bin', content: Buffer.alloc(30000, n) }] })))
  seen.sent = results.map(r => [r.accepted, r.rejected, r.response.slice(0, 3)])
  mailer.close()
}
main().then(() => console.log(JSON.stringify(seen, (k, v) => typeof v == 'bigint' ? String(v) : v)), e => { console.error(e); process.exit(1) })
"""


def node(modules):
    """A client function that runs the script with the packages in that folder."""
    def imapflow(server, way, count):
        script = way.folder / "script.js"
        script.write_text(SCRIPT)
        said = json.dumps({"imap": way.imap, "smtp": way.smtp, "security": way.security, "user": way.user, "password": way.password,
                           "ca": str(way.ca) if way.security != "plain" else "", "mark": way.user,
                           "smtpSecure": way.submission == "tls", "smtpTls": way.submission != "plain"})
        seen = json.loads(run("node", str(script), said, seconds=90, env={**os.environ, "NODE_PATH": str(modules)}))
        arrived = [row for box in state(server, "bob").values() for row in box]
        return {**seen, "far": state(server, way.user), "arrived": len(arrived)}
    return imapflow


# the whole

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
