"""A network between two programs that does what networks do: stalls, crawls, resets, and a FIN too early."""

import random
import socket
import struct
import threading
import time


class BadNetwork:
    """A forwarder that gives each connection a fate: none, or a stall, a crawl, a reset or an early FIN after some octets."""

    def __init__(self, target, seed, kind="random"):
        self.target, self.seed, self.kind, self.count, self.taken = target, seed, kind, 0, 0
        self.fates = {}
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=500)
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self):
        while True:
            near, _ = self.listener.accept()
            self.count += 1
            threading.Thread(target=self._serve, args=(near, random.Random(f"{self.seed}-{self.count}")), daemon=True).start()

    def _serve(self, near, rng):
        fate = rng.choice(("none", "none", "stall", "crawl", "reset", "fin")) if self.kind == "random" else self.kind
        after = int(10 ** rng.uniform(1, 5.5))
        upwards = rng.random() < 0.5
        self.fates[fate] = self.fates.get(fate, 0) + 1
        far = None
        try:
            far = socket.create_connection(("127.0.0.1", self.target), 10)
            ways = [threading.Thread(target=self._carry, args=(source, to, fate if up == upwards else "none", after), daemon=True)
                    for source, to, up in ((near, far, True), (far, near, False))]
            for way in ways:
                way.start()
            for way in ways:
                way.join()
        except OSError:
            pass
        finally:
            for end in (near, far):
                if end:
                    end.close()

    def _carry(self, source, to, fate, after):
        passed = 0
        try:
            while True:
                octets = source.recv(1024 if fate == "crawl" else 16384)
                if not octets:
                    to.shutdown(socket.SHUT_WR)
                    return
                if fate != "none" and passed + len(octets) > after:
                    part = octets[:max(0, after - passed)]
                    if fate == "reset":
                        to.sendall(part)
                        reset(source)
                        reset(to)
                        return
                    if fate == "fin":
                        to.sendall(part)
                        to.shutdown(socket.SHUT_WR)
                        while source.recv(16384):
                            pass
                        return
                    if fate == "stall":
                        to.sendall(part)
                        octets = octets[len(part):]
                        time.sleep(2)
                        fate = "none"
                    if fate == "crawl":
                        time.sleep(len(octets) / 1024)
                        fate = "none" if passed > after + 3000 else fate
                to.sendall(octets)
                passed += len(octets)
                self.taken += len(octets)
        except OSError:
            for end in (source, to):
                reset(end)


def reset(end):
    """RST instead of FIN."""
    try:
        end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        end.shutdown(socket.SHUT_RD)
        end.close()
    except OSError:
        pass
