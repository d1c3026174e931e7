"""Keeps one decoding process for this process and asks it for one file at a time per thread.

The decoding process is started when the first picture comes, started again when it died, and ends with us: it sees
the end of its control socket. A fork of this process (a Celery worker) drops the inherited one and starts its own.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import signal
import socket
import struct
import sys
import threading
import time
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from checker.reading.limits import LIMITS, Limits
from checker.reading.refusals import DecoderUnavailable, TooCostly

PROGRAM = Path(__file__).with_name("decoder_child.py")
# What the dynamic linker and Python may need; secrets in the environment stay here.
PASSED_ON = ("PATH", "LD_LIBRARY_PATH", "LANG")
LARGEST_HEADER = 16 * 1024


class Sandbox:
    """Thread-safe; `decode` may run in several threads at once, each with a fork of its own."""

    def __init__(self, limits: Limits = LIMITS) -> None:
        self.limits = limits
        self.pid = 0
        self._control: socket.socket | None = None
        self._lock = threading.Lock()
        os.register_at_fork(after_in_child=self._forget)
        atexit.register(self.close)

    def decode(self, data: bytes) -> tuple[Mapping[str, Any], bytes]:
        """The child's facts (or `{"refused": reason}`) and the clean bytes. Raises TooCostly, DecoderUnavailable."""
        for _ in range(2):
            deadline = time.monotonic() + self.limits.wall_seconds
            try:
                zygote, connection = self._connect(deadline)
            except OSError as error:
                raise DecoderUnavailable from error
            with connection:
                try:
                    (pid,) = struct.unpack(">Q", connection.read(8))
                except (EOFError, TimeoutError):
                    self._end(zygote)
                    continue
                with _Hold(pid):
                    return self._exchange(connection, data)
        raise DecoderUnavailable

    def close(self) -> None:
        """Ends the decoding process and waits for it."""
        self._end(self.pid)

    def _exchange(self, connection: _Connection, data: bytes) -> tuple[Mapping[str, Any], bytes]:
        try:
            connection.write(struct.pack(">Q", len(data)) + data)
            header, body = struct.unpack(">II", connection.read(8))
            if header > LARGEST_HEADER or body > self.limits.answer_bytes:
                raise TooCostly
            return json.loads(connection.read(header)), connection.read(body)
        except (EOFError, OSError) as error:
            raise TooCostly from error

    def _connect(self, deadline: float) -> tuple[int, _Connection]:
        """A connection to a fresh fork, and the pid of the zygote that makes it."""
        ours, theirs = socket.socketpair()
        with theirs, self._lock:
            if self._control is None:
                self._start()
            assert self._control is not None
            # Nobody may listen any more; then the greeting does not come and `decode` tries again.
            with contextlib.suppress(ConnectionError):
                socket.send_fds(self._control, [b"\0"], [theirs.fileno()])
            return self.pid, _Connection(ours, deadline)

    def _start(self) -> None:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            # posix_spawn keeps no record in this process, so a fork of it has nothing to clean up.
            self.pid = os.posix_spawn(
                sys.executable,
                [sys.executable, "-I", str(PROGRAM), json.dumps(asdict(self.limits))],
                {name: os.environ[name] for name in PASSED_ON if name in os.environ},
                file_actions=[(os.POSIX_SPAWN_DUP2, theirs.fileno(), 0)],
            )
        self._control = ours

    def _end(self, pid: int) -> None:
        """Ends the zygote `pid`, unless another thread has already replaced it."""
        with self._lock:
            if self._control is None or pid != self.pid:
                return
            self._control.close()
            self._control = None
            with contextlib.suppress(ChildProcessError):
                # Only a child that nobody has waited for is surely still ours to kill.
                if os.waitpid(pid, os.WNOHANG)[0] == 0:
                    os.kill(pid, signal.SIGKILL)
                    os.waitpid(pid, 0)

    def _forget(self) -> None:
        """In a fork: the process belongs to the parent, and another thread may have held the lock."""
        self._lock = threading.Lock()
        if self._control is not None:
            self._control.close()
            self._control = None


class _Connection:
    """A socket read and written until one deadline. Raises EOFError when the other end is gone, TimeoutError."""

    def __init__(self, connection: socket.socket, deadline: float) -> None:
        self._socket = connection
        self._deadline = deadline

    def __enter__(self) -> _Connection:
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()

    def read(self, length: int) -> bytes:
        parts = bytearray()
        while len(parts) < length:
            self._set_time_left()
            try:
                part = self._socket.recv(min(length - len(parts), 1 << 20))
            except ConnectionError as error:
                raise EOFError from error
            if not part:
                raise EOFError
            parts += part
        return bytes(parts)

    def write(self, data: bytes) -> None:
        self._set_time_left()
        self._socket.sendall(data)

    def _set_time_left(self) -> None:
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self._socket.settimeout(left)


class _Hold:
    """Kills the decoding child when the block is left, whether or not it is done; never another process."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._descriptor = -1

    def __enter__(self) -> None:
        with contextlib.suppress(OSError):
            self._descriptor = os.pidfd_open(self._pid)

    def __exit__(self, *_: object) -> None:
        if self._descriptor < 0:
            return
        with contextlib.suppress(ProcessLookupError):
            signal.pidfd_send_signal(self._descriptor, signal.SIGKILL)
        os.close(self._descriptor)
