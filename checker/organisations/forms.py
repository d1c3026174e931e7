"""Forms of allauth with our small changes: a new key is a passkey, and the page itself draws the code for an app."""

from __future__ import annotations

import segno
from allauth.mfa.adapter import get_adapter
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django.utils.translation import gettext_lazy as _


class AddPasskey(AddWebAuthnForm):
    """A key that stands for both factors, unless somebody wants less."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name")
        self.fields["passwordless"].initial = True


class ActivateApp(ActivateTOTPForm):
    """The page draws the QR code from `drawing`: our policy for content lets no picture out of an address."""

    @property
    def drawing(self) -> dict[str, int | str]:
        """`size` in squares and the dark ones as the path of an SVG."""
        adapter = get_adapter()
        code = segno.make(adapter.build_totp_url(self.user, self.secret), micro=False)
        rows = list(code.matrix_iter(border=4))
        dark = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, on in enumerate(row) if on)
        return {"size": len(rows), "path": dark}
