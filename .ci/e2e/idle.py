#!/usr/bin/env python3
"""What 1,000 connections in IDLE cost: memory, threads, and how long a push takes, through `./kith run`.

    idle.py [CONNECTIONS [tls [SECONDS]]]

With `tls` Kith reaches its server so; with SECONDS it is looked at once more when so many have passed, after it has collected
its heap and the C library has given back what is free.
"""

import os
import selectors
import select
import shutil
import socket
import ssl
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from kith import TOP
from server import free_ports, wait_port

COUNT = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
TLS = len(sys.argv) > 2 and sys.argv[2] == "tls"
REST = int(sys.argv[3]) if len(sys.argv) > 3 else 0


class Stub:
    """An IMAP server that answers OK to all and lets IDLE wait."""

    def __init__(self, folder):
        self.certificate = Path(folder, "stub.pem")
        self.context = self._tls() if TLS else None
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=2000)
        self.port = self.listener.getsockname()[1]
        self.clients = []
        self.ready = selectors.DefaultSelector()
        self.ready.register(self.listener, selectors.EVENT_READ)
        threading.Thread(target=self._serve, daemon=True).start()

    def _tls(self):
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
                        "-addext", "subjectAltName=DNS:localhost", "-keyout", self.certificate.with_suffix(".key"),
                        "-out", self.certificate], check=True, capture_output=True)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.certificate, self.certificate.with_suffix(".key"))
        return context

    def _serve(self):
        while True:
            for key, _ in self.ready.select():
                self._accept() if key.fileobj is self.listener else self._answer(key.fileobj)

    def _accept(self):
        client, _ = self.listener.accept()
        # as mail servers do: else the greeting waits for the acknowledgement of the handshake, and a login takes 40 ms
        client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if self.context:
            client = self.context.wrap_socket(client, server_side=True)
        client.sendall(b"* OK [CAPABILITY IMAP4rev1 IDLE] ready\r\n")
        self.ready.register(client, selectors.EVENT_READ)
        self.clients.append(client)

    def _answer(self, client):
        octets = client.recv(4096)
        if not octets:
            self.ready.unregister(client)
            client.close()
            return
        for line in octets.split(b"\r\n"):
            words = line.split()
            if len(words) > 1:
                client.sendall(b"+ idling\r\n" if words[1] == b"IDLE" else words[0] + b" OK done\r\n")


def proc(pid, name):
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith(name):
            return int(line.split()[1])
    return 0


def idle(port):
    client = socket.create_connection(("127.0.0.1", port))
    lines = client.makefile("rb")
    lines.readline()
    for command in (b"a SELECT INBOX\r\n", b"b IDLE\r\n"):
        client.sendall(command)
        lines.readline()
    return client


def pushes(stub, clients):
    """Microseconds from upstream's send to the client's socket being readable."""
    poll = select.epoll()
    for client in clients:
        poll.register(client, select.EPOLLIN)
    by_number = {client.fileno(): client for client in clients}
    times = []
    for i in range(300):
        started = time.perf_counter()
        stub.clients[-1 - i % len(clients)].sendall(b"* 5 EXISTS\r\n")
        woken = poll.poll(2)
        times.append((time.perf_counter() - started) * 1e6)
        by_number[woken[0][0]].recv(100)
    return statistics.median(times[100:])


def rested(pid, before):
    """What is left when nothing happens: as it is, and without what only waits to be collected."""
    time.sleep(REST)
    now = proc(pid, "VmRSS")
    said = f"{(now - before) / COUNT:.1f} KB each, the process {now / 1024:.0f} MB"
    jcmd = shutil.which("jcmd", path=os.path.dirname(os.path.realpath(f"/proc/{pid}/exe")))
    if jcmd:
        for command in ("GC.run", "System.trim_native_heap"):
            subprocess.run([jcmd, str(pid), command], check=True, capture_output=True)
        time.sleep(1)
        now = proc(pid, "VmRSS")
        said += f"; collected and given back: {(now - before) / COUNT:.1f} KB each, the process {now / 1024:.0f} MB"
    print(f"figure after {REST} s: {said}")


def main():
    with tempfile.TemporaryDirectory(prefix="kith-idle") as folder:
        stub = Stub(folder)
        imap, smtp = free_ports(2)
        config = Path(folder, "kith.yaml")
        config.write_text(f"""accounts:
  - name: idle
    address: alice@example.org
    imap: {{ listen: "127.0.0.1:{imap}", upstream: "{"imaps" if TLS else "imap"}://localhost:{stub.port}" }}
    smtp: {{ listen: "127.0.0.1:{smtp}", upstream: "smtp://127.0.0.1:{stub.port}" }}
{f"    trust: {{ ca: {stub.certificate} }}" if TLS else ""}
page: off
""")
        kith = subprocess.Popen([TOP / "kith", "run", "--config", config, "--data", Path(folder, "data")],
                                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            wait_port(imap, 300)
            first = [idle(imap) for _ in range(20)]
            time.sleep(3)
            before = proc(kith.pid, "VmRSS")
            clients = [idle(imap) for _ in range(COUNT)]
            time.sleep(3)
            after = proc(kith.pid, "VmRSS")
            descriptors = len(os.listdir(f"/proc/{kith.pid}/fd"))
            print(f"figure {COUNT} IDLE: {(after - before) / COUNT:.1f} KB each, the process {after / 1024:.0f} MB, "
                  f"{proc(kith.pid, 'Threads')} threads, push {pushes(stub, clients):.0f} us at the median")
            if REST:
                rested(kith.pid, before)
            for client in first + clients:
                client.close()
            time.sleep(4)
            left = len(os.listdir(f"/proc/{kith.pid}/fd"))
            print(f"{'ok  ' if left < descriptors - 2 * COUNT + 60 else 'FAIL'} descriptors: {descriptors}, {left} after")
        finally:
            kith.terminate()
            kith.wait(20)


if __name__ == "__main__":
    main()
