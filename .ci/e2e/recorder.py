"""A recorder on one leg: a TCP forwarder that keeps every octet of both directions, connection by connection."""

import re
import select
import socket
import ssl
import threading
import time


class Exchange:
    """What passed on one connection: `up` from the connecting side, `down` to it."""

    def __init__(self):
        self.up, self.down = bytearray(), bytearray()
        self.began = time.monotonic()
        self.over = threading.Event()


class Recorder:
    """Listens on a free port of this machine and forwards to another. Where the leg is under TLS it ends TLS on both sides,
    so that octets can be seen: `security` is plain, tls or starttls.

    `doctored` changes what the server says before anything is recorded: a server that offers what Dovecot does not.
    """

    def __init__(self, target, security="plain", certificate=None, key=None, doctored=lambda octets: octets):
        self.target, self.security, self.doctored = target, security, doctored
        self.exchanges = []
        if certificate:
            self.here = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self.here.load_cert_chain(certificate, key)
        self.there = ssl._create_unverified_context()  # whom Kith trusts is not what is looked at here
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=200)
        self.port = self.listener.getsockname()[1]
        self.open = True
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self):
        """No new connections: who connects is refused."""
        self.open = False
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()

    def settled(self, seconds=10):
        """Waits until every connection is over, and forgets them all."""
        for exchange in self.exchanges:
            exchange.over.wait(seconds)
        forgotten, self.exchanges = self.exchanges, []
        return forgotten

    def _accept(self):
        while self.open:
            try:
                near, _ = self.listener.accept()
            except OSError:
                return
            exchange = Exchange()
            self.exchanges.append(exchange)
            threading.Thread(target=self._serve, args=(near, exchange), daemon=True).start()

    def _serve(self, near, exchange):
        far = None
        try:
            near.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            far = socket.create_connection(("127.0.0.1", self.target), 10)
            far.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            if self.security == "tls":
                near, far = self._wrapped(near, far)
            elif self.security == "starttls":
                near, far = self._until_tls(near, far, exchange)
            self._pump(near, far, exchange)
        except OSError:
            pass
        finally:
            for end in (near, far):
                if end:
                    end.close()
            exchange.over.set()

    def _wrapped(self, near, far):
        far = self.there.wrap_socket(far, server_hostname="localhost")
        return self.here.wrap_socket(near, server_side=True), far

    def _until_tls(self, near, far, exchange):
        """Command and reply in turn, until the reply to STARTTLS gives leave."""
        self._reply(far, near, exchange, rb"(\* |\d{3} )[^\n]*\n\Z")
        while True:
            asked = near.recv(65536)
            if not asked:
                return near, far
            exchange.up += asked
            far.sendall(asked)
            words = asked.split()
            tag = re.escape(words[0]) if len(words) > 1 and words[0].upper() != b"EHLO" else rb"\d{3}"
            reply = self._reply(far, near, exchange, rb"(?:\A|\n)(" + tag + rb"|\d{3}) [^\n]*\n\Z")
            if b"STARTTLS" in asked.upper() and (reply.startswith(b"220 ") or b" OK" in reply):
                return self._wrapped(near, far)

    def _reply(self, far, near, exchange, end):
        reply = b""
        while not re.search(end, reply):
            octets = self.doctored(far.recv(65536))
            if not octets:
                raise OSError("ended before TLS")
            reply += octets
            exchange.down += octets
            near.sendall(octets)
        return reply

    def _pump(self, near, far, exchange):
        other = {near: far, far: near}
        ended = set()
        while len(ended) < 2:
            waiting = [s for s in other if s not in ended]
            ready = [s for s in waiting if isinstance(s, ssl.SSLSocket) and s.pending()] or select.select(waiting, [], [])[0]
            for source in ready:
                try:
                    source.setblocking(False)
                    octets = source.recv(65536)
                except (ssl.SSLWantReadError, BlockingIOError):
                    continue  # a record of TLS itself, or half of one
                finally:
                    source.settimeout(30)
                if not octets and isinstance(source, ssl.SSLSocket):
                    return  # TLS ends for both directions at once, as most programs do it
                if not octets:
                    ended.add(source)
                    other[source].shutdown(socket.SHUT_WR)
                    continue
                if source is far:
                    octets = self.doctored(octets)
                kept = exchange.up if source is near else exchange.down
                kept += octets
                other[source].sendall(octets)
