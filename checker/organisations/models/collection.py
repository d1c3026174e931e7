"""The rows of collections: curated, ordered sets of shared reports, their published editions, their addresses."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from checker.organisations.models.organisation import SLUG, Organisation


class Collection(models.Model):
    """What members work on; readers see its newest edition. `texts` holds title and introduction by language.

    It was taken off the site at `hidden_at`: only an edition that came later is shown.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="collections")
    slug = models.CharField(max_length=60, validators=[SLUG])
    texts = models.JSONField(default=dict)
    created_at = models.DateTimeField()
    hidden_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-created_at", "-id")
        constraints = (models.UniqueConstraint(fields=["organisation", "slug"], name="collection_address_once"),)

    def __str__(self) -> str:
        return f"{self.organisation_id}/{self.slug}"


class FormerAddress(models.Model):
    """Where a collection could be found once: readers are led to where it is now."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    collection = models.ForeignKey(Collection, on_delete=models.CASCADE, related_name="former_addresses")
    slug = models.CharField(max_length=60)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["organisation", "slug"], name="former_address_once"),)

    def __str__(self) -> str:
        return f"{self.organisation_id}/{self.slug}"


class Collected(models.Model):
    """A shared report in a collection. `share` is empty from the moment in which its link ends.

    `sealed` is the secret of the link, encrypted; `made` says that the share was made for collections, of a case that
    its shopper handed over. `words` is what the organisation says beside it, by language. A row whose report was taken
    out stays while an edition may name it.
    """

    collection = models.ForeignKey(Collection, on_delete=models.CASCADE, related_name="reports")
    share = models.ForeignKey("cases.Share", null=True, blank=True, on_delete=models.SET_NULL, related_name="collected")
    sealed = models.CharField(max_length=255)
    made = models.BooleanField(default=False)
    words = models.JSONField(default=dict, blank=True)
    position = models.PositiveSmallIntegerField()
    added_at = models.DateTimeField()
    taken_out_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("position", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["collection", "share"],
                name="collected_once",
                condition=Q(share__isnull=False, taken_out_at__isnull=True),
            ),
        )

    def __str__(self) -> str:
        return f"{self.collection_id}/{self.position}"


class Edition(models.Model):
    """A collection as it was published: its texts, and its reports as `{"id": of Collected, "words": …}` in order.

    It is shown from `published_at` on, which may lie ahead, and is never changed.
    """

    collection = models.ForeignKey(Collection, on_delete=models.CASCADE, related_name="editions")
    number = models.PositiveSmallIntegerField()
    texts = models.JSONField()
    reports = models.JSONField()
    published_at = models.DateTimeField()

    class Meta:
        ordering = ("-number",)
        constraints = (models.UniqueConstraint(fields=["collection", "number"], name="edition_number_once"),)

    def __str__(self) -> str:
        return f"{self.collection_id}, edition {self.number}"

    @property
    def report_ids(self) -> list[int]:
        """The ids of its `Collected` rows, in order."""
        return [int(one["id"]) for one in self.reports]
