"""PostgreSQL looks over new rows of the table of bands sooner, so that look-ups need not leave its index for them.

An index does not say which rows everybody may see; until the table was vacuumed each hit costs a page of it, and by its
own measure PostgreSQL would wait until a fifth of the table is new: twelve million rows of a million pictures and texts.
Where rows were only added such a look reads the new pages and nothing else.
"""

from typing import Any

from django.db import migrations


def _sooner(_: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE archive_band SET (autovacuum_vacuum_insert_scale_factor = 0.01)")


def _as_usual(_: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE archive_band RESET (autovacuum_vacuum_insert_scale_factor)")


class Migration(migrations.Migration):
    dependencies = [("archive", "0002_hashes_with_further_bits")]
    operations = [migrations.RunPython(_sooner, _as_usual)]
