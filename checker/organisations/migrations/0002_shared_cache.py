"""The table of the cache in which attempts at signing in are counted."""

from django.core.management import call_command
from django.db import migrations


def make_the_table(apps, schema_editor):
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("organisations", "0001_initial")]

    operations = [migrations.RunPython(make_the_table, migrations.RunPython.noop)]
