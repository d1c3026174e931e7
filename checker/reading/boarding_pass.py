"""Reads the code of a boarding pass (IATA bar coded boarding pass) for its flights. The passenger's name, booking and
seat are passed over and never leave this module."""

from __future__ import annotations

import re

from checker.vocabulary import Leg

# Format, number of legs, name, e-ticket flag; then for each leg booking, from, to, carrier, flight, day of the year,
# class, seat, sequence, status and the length of what the airline adds.
_HEAD = re.compile(r"M([1-4]).{20}[E ]", re.DOTALL)
_LEG = re.compile(
    r".{7}([A-Z]{3})([A-Z]{3})([A-Z0-9]{2}[A-Z ])([0-9 ]{4}[A-Z ])(\d{3}).{1}.{4}.{5}.{1}([0-9A-Fa-f]{2})", re.DOTALL
)
_DAYS = 366


def legs_of(text: str) -> tuple[Leg, ...]:
    """The flights of a decoded boarding pass in order; none where the text is anything else."""
    head = _HEAD.match(text)
    legs: list[Leg] = []
    at = head.end() if head else 0
    for _ in range(int(head[1]) if head else 0):
        found = _LEG.match(text, at)
        if found is None or not 1 <= int(found[5]) <= _DAYS or found[1] == found[2]:
            return ()
        start, end, carrier, flight, day, added = found.groups()
        legs.append(Leg(start=start, end=end, carrier=carrier.strip(), flight=_number(flight), day=int(day)))
        at = found.end() + int(added, 16)
    return tuple(legs)


def route(legs: tuple[Leg, ...]) -> str:
    """What is shown of a pass: `MXP-PVG MU244`, one after another."""
    return ", ".join(f"{leg.start}-{leg.end} {leg.carrier}{leg.flight}" for leg in legs)


def _number(flight: str) -> str:
    return flight.strip().lstrip("0") or "0"
