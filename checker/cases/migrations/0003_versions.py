"""A case can be continued: items and outcomes know their version, and a case knows when it was last asked."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F


def asked_when_created(apps, schema_editor):
    apps.get_model("cases", "Case").objects.update(asked_at=F("created_at"))


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0002_remembering'),
    ]

    operations = [
        migrations.AddField(
            model_name='case',
            name='version',
            field=models.PositiveSmallIntegerField(default=1),
        ),
        migrations.AddField(
            model_name='case',
            name='asked_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.RunPython(asked_when_created, migrations.RunPython.noop),
        migrations.AlterField(
            model_name='case',
            name='asked_at',
            field=models.DateTimeField(),
        ),
        migrations.AddField(
            model_name='item',
            name='version',
            field=models.PositiveSmallIntegerField(default=1),
        ),
        migrations.AddField(
            model_name='storedoutcome',
            name='version',
            field=models.PositiveSmallIntegerField(default=1),
        ),
        migrations.AlterField(
            model_name='storedoutcome',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='outcomes', to='cases.case'),
        ),
        migrations.AlterModelOptions(
            name='storedoutcome',
            options={'ordering': ('case', 'version')},
        ),
        migrations.AddConstraint(
            model_name='storedoutcome',
            constraint=models.UniqueConstraint(fields=('case', 'version'), name='outcome_version_once'),
        ),
    ]
