"""mbsync, a client that pipelines deeply and judges by octets: what it mirrors directly and through Kith must be equal."""

import hashlib
import re
import subprocess
from pathlib import Path


def mirror(folder, port, user, password):
    """Runs mbsync twice. Returns ({(mailbox, SHA-256)}, messages the second run still wanted to move)."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    secret = folder / "secret"
    secret.write_text(password)
    secret.chmod(0o600)
    (folder / "mbsyncrc").write_text(f"""
IMAPAccount server
Host 127.0.0.1
Port {port}
User {user}
PassCmd "cat {secret}"
SSLType None
AuthMechs PLAIN

IMAPStore far
Account server

MaildirStore near
Path {folder}/mail/
Inbox {folder}/mail/INBOX
SubFolders Verbatim

Channel all
Far :far:
Near :near:
Patterns *
Create Near
Sync Pull
CopyArrivalDate yes
SyncState {folder}/state/
""")
    (folder / "mail").mkdir()
    (folder / "state").mkdir()
    command = ["mbsync", "-c", folder / "mbsyncrc", "-a"]
    subprocess.run(command, check=True, capture_output=True)
    before = files(folder)
    subprocess.run(command, check=True, capture_output=True)
    after = files(folder)
    # mbsync marks every copy it stores with an X-TUID field of its own
    seen = set()
    for file in after:
        octets = re.sub(rb"(?m)^X-TUID: [^\n]*\n", b"", file.read_bytes(), count=1)
        if b"@kith.invalid>" not in octets[:4000]:
            seen.add((file.relative_to(folder / "mail").parts[0], hashlib.sha256(octets).hexdigest()))
    return seen, len([f for f in after ^ before if not (f.exists() and b"@kith.invalid>" in f.read_bytes()[:4000])])


def files(folder):
    return {f for f in (folder / "mail").rglob("*") if f.is_file() and f.parent.name in ("cur", "new")}
