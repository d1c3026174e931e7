"""How a worker lets go of a hint: also of one that the broker cannot be told about.

Kombu counts a message as held until the broker has heard that it is done. When a broker is frozen for a moment, that
one call fails and the connection lives on; after as many failures as a worker has processes it would take nothing more.
"""

from __future__ import annotations

from celery.worker.request import Request
from kombu.message import Message
from kombu.transport import virtual


class Hint(Request):  # type: ignore[misc]
    """A hint in the hands of a worker."""

    def acknowledge(self) -> None:
        """Tell the broker that it is done; if that fails, the broker gives the hint once more, which does nothing."""
        if not self.acknowledged:
            super().acknowledge()
            let_go(self.message)


def let_go(message: Message) -> None:
    """Hold a message no longer, whether or not the broker knows."""
    if not message.acknowledged and isinstance(message.channel, virtual.Channel):
        virtual.QoS.ack(message.channel.qos, message.delivery_tag)  # type: ignore[no-untyped-call]
