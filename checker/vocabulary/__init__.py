"""The words every room shares: frozen dataclasses and enums, no behaviour beyond looking things up."""

from checker.vocabulary.answer import Answer, Result
from checker.vocabulary.claim import Claim
from checker.vocabulary.contact import Contact, ContactKind
from checker.vocabulary.finding import Evidence, Finding, Leaning, Strength
from checker.vocabulary.item import Item, ItemKind
from checker.vocabulary.language import Language
from checker.vocabulary.message import Message
from checker.vocabulary.offer import Offer
from checker.vocabulary.outcome import Outcome
from checker.vocabulary.page import Page, PageKind, Part, Role, StatusBar, Voice
from checker.vocabulary.reading import Box, Camera, Code, FileMark, Fingerprint, Leg, Line, Reading, Screen, Trouble
from checker.vocabulary.receipt import CardSlip, Field, Receipt, ReceiptLine, RefundForm, TaxIdentifier, TaxLine
from checker.vocabulary.verdict import Level, Reason, Verdict

__all__ = [
    "Answer",
    "Box",
    "Camera",
    "CardSlip",
    "Claim",
    "Code",
    "Contact",
    "ContactKind",
    "Evidence",
    "Field",
    "FileMark",
    "Finding",
    "Fingerprint",
    "Item",
    "ItemKind",
    "Language",
    "Leaning",
    "Leg",
    "Level",
    "Line",
    "Message",
    "Offer",
    "Outcome",
    "Page",
    "PageKind",
    "Part",
    "Reading",
    "Reason",
    "Receipt",
    "ReceiptLine",
    "RefundForm",
    "Result",
    "Role",
    "Screen",
    "StatusBar",
    "Strength",
    "TaxIdentifier",
    "TaxLine",
    "Trouble",
    "Verdict",
    "Voice",
]
