"""Which network a request comes from: an address of IPv4, or the /64 of IPv6 that one household has to itself."""

from __future__ import annotations

from ipaddress import IPv6Address, ip_address

from django.conf import settings
from django.http import HttpRequest

_HOUSEHOLD = 64


def network_of(request: HttpRequest) -> str:
    """As text; `unknown` where neither the connection nor a proxy of ours says it.

    Each proxy in front appends the address that it saw to X-Forwarded-For. Only the last TRUSTED_PROXIES entries were
    written by them; whatever stands before was sent by the client and may be invented.
    """
    entries = [entry.strip() for entry in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if entry.strip()]
    proxies = settings.TRUSTED_PROXIES
    text = entries[-proxies] if 0 < proxies <= len(entries) else request.META.get("REMOTE_ADDR", "")
    try:
        address = ip_address(text.partition("%")[0])
    except ValueError:
        return "unknown"
    if isinstance(address, IPv6Address):
        return str(address.ipv4_mapped or f"{IPv6Address(int(address) >> _HOUSEHOLD << _HOUSEHOLD)}/{_HOUSEHOLD}")
    return str(address)
