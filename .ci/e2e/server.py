"""A real Dovecot and a real Postfix on high loopback ports, from own configuration files in a temporary folder.

Nothing of the system's configuration is used. What is started here is stopped here, by pid.
"""

import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path

DOMAIN = "kith.test"
MAIL_OWNER = "mail"  # an unprivileged system account that owns the Maildirs


def free_ports(count):
    """As many free ports; all are held until the last is found, so that they differ."""
    held = [socket.socket() for _ in range(count)]
    for s in held:
        s.bind(("127.0.0.1", 0))
    ports = [s.getsockname()[1] for s in held]
    for s in held:
        s.close()
    return ports


def wait_port(port, seconds=20):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError(f"port {port} did not open")


class Server:
    """Dovecot with IMAP (plain, STARTTLS) and IMAPS, Postfix with authenticated submission into the same Maildirs."""

    def __init__(self, folder, users, bounces=False, mechanisms="plain login", capability=""):
        self.capability = capability  # what Dovecot says that it can, in place of all that it can
        self.mechanisms = mechanisms  # that Dovecot offers, and Postfix through it
        self.bounces = bounces  # take mail that cannot be delivered and send it back, instead of refusing it
        self.folder = Path(folder)
        self.users = users  # name -> password
        self.imap, self.imaps, self.smtp = free_ports(3)
        owner = pwd.getpwnam(MAIL_OWNER)
        self.uid, self.gid = owner.pw_uid, owner.pw_gid

    # set-up

    def start(self):
        for name in ("run", "mail", "log", "tls"):
            (self.folder / name).mkdir(parents=True, exist_ok=True)
            (self.folder / name).chmod(0o755)
        for reached in (self.folder, self.folder.parent, self.folder.parent.parent):
            if reached.owner() == "root" and str(reached).startswith(tempfile.gettempdir() + "/"):
                reached.chmod(0o755)  # Postfix works as a user of its own
        self._certificates()
        self._dovecot_files()
        self._postfix_files()
        self.own_mail()
        subprocess.run(["dovecot", "-c", self.folder / "dovecot.conf"], check=True)
        subprocess.run(["postfix", "-c", self.folder / "postfix/conf", "start"], check=True, capture_output=True)
        wait_port(self.imap)
        wait_port(self.imaps)
        wait_port(self.smtp)
        return self

    def stop(self):
        subprocess.run(["postfix", "-c", self.folder / "postfix/conf", "stop"], capture_output=True)
        pid_file = self.folder / "run/master.pid"
        if pid_file.exists():
            subprocess.run(["kill", pid_file.read_text().strip()])

    def maildir(self, user):
        return self.folder / "mail" / user / "Maildir"

    def own_mail(self):
        for user in self.users:
            (self.folder / "mail" / user).mkdir(parents=True, exist_ok=True)
        subprocess.run(["chown", "-R", f"{self.uid}:{self.gid}", self.folder / "mail"], check=True)

    @property
    def ca(self):
        return self.folder / "tls/ca.pem"

    def _certificates(self):
        tls = self.folder / "tls"

        def openssl(*arguments):
            subprocess.run(["openssl", *arguments], cwd=tls, check=True, capture_output=True)

        openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30", "-subj", "/CN=Kith test CA",
                "-keyout", "ca.key", "-out", "ca.pem", "-addext", "basicConstraints=critical,CA:TRUE",
                "-addext", "keyUsage=critical,keyCertSign,cRLSign")
        openssl("req", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost", "-keyout", "server.key", "-out", "server.csr")
        (tls / "names").write_text("subjectAltName=DNS:localhost,IP:127.0.0.1\nextendedKeyUsage=serverAuth\nbasicConstraints=CA:FALSE\n")
        openssl("x509", "-req", "-in", "server.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", "30",
                "-out", "server.pem", "-extfile", "names")
        (tls / "server.key").chmod(0o644)

    def _dovecot_files(self):
        users = self.folder / "users"
        users.write_text("".join(f"{name}:{{PLAIN}}{password}::::::\n" for name, password in self.users.items()))
        users.chmod(0o644)
        special = "".join(f"  mailbox {name} {{\n    special_use = \\{use}\n    auto = subscribe\n  }}\n" for name, use in
                          [("Sent", "Sent"), ("Drafts", "Drafts"), ("Trash", "Trash"), ("Junk", "Junk"), ("Archive", "Archive")])
        (self.folder / "dovecot.conf").write_text(f"""
protocols = imap
base_dir = {self.folder}/run
state_dir = {self.folder}/run
listen = 127.0.0.1
log_path = {self.folder}/log/dovecot.log
ssl = yes
ssl_cert = <{self.folder}/tls/server.pem
ssl_key = <{self.folder}/tls/server.key
disable_plaintext_auth = no
auth_mechanisms = {self.mechanisms}
auth_username_format = %n
first_valid_uid = 1
mail_uid = {self.uid}
mail_gid = {self.gid}
mail_location = maildir:{self.folder}/mail/%n/Maildir
mail_max_userip_connections = 40
passdb {{
  driver = passwd-file
  args = scheme=PLAIN username_format=%n {users}
}}
userdb {{
  driver = static
  args = uid={self.uid} gid={self.gid} home={self.folder}/mail/%n allow_all_users=yes
}}
namespace inbox {{
  inbox = yes
  separator = /
{special}}}
protocol imap {{
  mail_plugins = imap_zlib
  {f"imap_capability = {self.capability}" if self.capability else ""}
}}
service imap-login {{
  inet_listener imap {{
    port = {self.imap}
  }}
  inet_listener imaps {{
    port = {self.imaps}
    ssl = yes
  }}
}}
service auth {{
  unix_listener auth-postfix {{
    mode = 0666
  }}
}}
service stats {{
  unix_listener stats-reader {{
    mode = 0600
  }}
}}
""")

    def _postfix_files(self):
        base = self.folder / "postfix"
        for name in ("conf", "queue", "data"):
            (base / name).mkdir(parents=True, exist_ok=True)
        shutil.chown(base / "data", "postfix")
        conf = base / "conf"
        (conf / "mailboxes").write_text("".join(f"{u}@{DOMAIN} {u}/Maildir/\n" for u in self.users))

        def default(name):
            return subprocess.run(["postconf", "-d", "-h", name], check=True, capture_output=True, text=True).stdout.strip()

        (conf / "main.cf").write_text(f"""
compatibility_level = 3.6
queue_directory = {base}/queue
data_directory = {base}/data
mail_owner = postfix
setgid_group = postdrop
command_directory = {default("command_directory")}
daemon_directory = {default("daemon_directory")}
maillog_file = {self.folder}/log/postfix.log
maillog_file_prefixes = {self.folder}
myhostname = mail.{DOMAIN}
mydestination =
mynetworks = 127.0.0.1/32
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
message_size_limit = 52428800
mailbox_size_limit = 0
virtual_mailbox_limit = 0
virtual_mailbox_domains = {DOMAIN}
virtual_mailbox_base = {self.folder}/mail
virtual_mailbox_maps = texthash:{conf}/mailboxes
virtual_minimum_uid = 1
virtual_uid_maps = static:{self.uid}
virtual_gid_maps = static:{self.gid}
virtual_transport = virtual
default_transport = error:outside mail is off
smtpd_tls_cert_file = {self.folder}/tls/server.pem
smtpd_tls_key_file = {self.folder}/tls/server.key
smtpd_tls_security_level = may
smtpd_sasl_type = dovecot
smtpd_sasl_path = {self.folder}/run/auth-postfix
smtpd_relay_restrictions = permit_sasl_authenticated, reject
smtpd_reject_unlisted_recipient = {"no" if self.bounces else "yes"}
smtpd_recipient_restrictions = permit_sasl_authenticated, reject
smtpd_peername_lookup = no
""")
        services = """
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
proxywrite unix - - n - 1 proxymap
error unix - - n - - error
retry unix - - n - - error
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
"""
        (conf / "master.cf").write_text(f"127.0.0.1:{self.smtp} inet n - n - - smtpd\n  -o smtpd_sasl_auth_enable=yes\n" + services.lstrip())
