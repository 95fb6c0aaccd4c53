"""Many requests over one connection without waiting for each answer."""

import socket

BATCH = 200
HEAD_END = b"\r\n\r\n"


class Pipeline:
    """Sends requests in batches and hands back the bodies of their answers, all of which are 200."""

    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.received = b""

    def bodies(self, requests):
        """The bodies of the answers to (method, path, body, headers), in order."""
        batch = []
        for method, path, body, headers in requests:
            fields = {"Host": "localhost", "Content-Type": "application/json",
                      "Content-Length": len(body), **headers}
            head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
            batch.append(f"{method} {path} HTTP/1.1\r\n{head}\r\n{body}".encode())
            if len(batch) == BATCH:
                yield from self._exchange(batch)
                batch = []
        yield from self._exchange(batch)

    def _exchange(self, batch):
        self.socket.sendall(b"".join(batch))
        return [self._read_body() for _ in batch]

    def _read_body(self):
        head, rest = self._split_head()
        if not head.startswith(b"HTTP/1.1 200 "):
            raise RuntimeError(f"answered {head.decode()} {rest.decode(errors='replace')}")
        length = int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])
        while len(rest) < length:
            rest += self._receive()
        self.received = rest[length:]
        return rest[:length]

    def _split_head(self):
        while HEAD_END not in self.received:
            self.received += self._receive()
        head, _, rest = self.received.partition(HEAD_END)
        return head, rest

    def _receive(self):
        received = self.socket.recv(1 << 18)
        if not received:
            raise RuntimeError("the emulator closed the connection")
        return received
