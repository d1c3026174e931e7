"""The form field for words of strangers, which every face that takes some uses."""

from __future__ import annotations

from django import forms


class Words(forms.CharField):
    """A text exactly as it was given, except that line ends become the ones of Unix and null characters go.

    Browsers send line ends as two characters, and not every database can keep a null character, which nobody types.
    """

    def __init__(self) -> None:
        super().__init__(required=False, strip=False)

    def to_python(self, value: object) -> str:
        return (super().to_python(value) or "").replace("\x00", "").replace("\r\n", "\n")
