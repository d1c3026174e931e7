"""The rows of what was seen before. One narrow table of bands finds pictures, texts, contacts and numbers alike.

Nothing here can be read back: bands are keyed hashes or pieces of shuffled hashes; hashes and features of pictures have
their bits shuffled by the same key, and the key is not in the database.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Kind(models.TextChoices):
    PICTURE = "picture"
    TEXT = "text"
    CONTACT = "contact"
    NUMBER = "number"


class Memory(models.Model):
    """What is remembered of one case, or one picture of a brand's catalogue (then `catalogue` is its name).

    `case` is emptied when the case is erased by age, so that nothing leads back to it. `sellers` are keyed hashes of
    the contacts that the case names, `files` of the files and texts exactly as they were handed in.
    """

    case = models.UUIDField(null=True, blank=True, unique=True)
    at = models.DateTimeField(db_index=True)
    sellers = models.JSONField(default=list)
    files = models.JSONField(default=list)
    catalogue = models.CharField(max_length=100, blank=True, default="")

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="memory_of_case_or_catalogue", condition=Q(catalogue="") | Q(case__isnull=True)
            ),
        )

    def __str__(self) -> str:
        return self.catalogue or f"{self.at:%Y-%m-%d}"


class Trace(models.Model):
    """One picture, text, contact or number of a memory.

    `code` is the shuffled perceptual hash or the text's signature, `features` the shuffled ORB features, `bands` the
    values of its rows in the table of bands, eight bytes each.
    """

    memory = models.ForeignKey(Memory, on_delete=models.CASCADE, related_name="traces")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    code = models.BinaryField(default=bytes)
    features = models.BinaryField(default=bytes)
    bands = models.BinaryField(default=bytes)

    class Meta:
        constraints = (models.CheckConstraint(name="trace_kind_known", condition=Q(kind__in=Kind.values)),)

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class Band(models.Model):
    """One piece of a trace: two traces that share enough values are looked at more closely.

    Both columns are the key and the whole row, so that a look-up never leaves the index. There is no foreign key,
    because it would need an index of its own; the memory erases the rows of its traces.
    """

    pk = models.CompositePrimaryKey("value", "trace")
    value = models.BigIntegerField()
    trace = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.value:x} {self.trace}"
