import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0007_replies"),
        ("organisations", "0002_shared_cache"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="DeskNote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.CharField(max_length=2000)),
                ("at", models.DateTimeField()),
            ],
            options={
                "ordering": ("at", "id"),
            },
        ),
        migrations.CreateModel(
            name="Handover",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("number", models.PositiveIntegerField()),
                ("originals", models.BooleanField(default=False)),
                ("note", models.CharField(blank=True, default="", max_length=1000)),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("nothing-found", "nothing-found"),
                            ("check-first", "check-first"),
                            ("hold-off", "hold-off"),
                            ("stop", "stop"),
                            ("cannot-tell", "cannot-tell"),
                        ],
                        max_length=16,
                    ),
                ),
                ("handed_at", models.DateTimeField()),
                ("until", models.DateTimeField(db_index=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("tags", models.JSONField(blank=True, default=list)),
                ("set_apart", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ("-number",),
            },
        ),
        migrations.CreateModel(
            name="InboxBits",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=12)),
                ("value", models.CharField(max_length=64)),
                ("block", models.PositiveIntegerField()),
                ("bits", models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name="Incident",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("title", models.CharField(blank=True, default="", max_length=120)),
                ("shared", models.JSONField(default=list)),
                ("since", models.DateTimeField()),
                ("latest", models.PositiveIntegerField()),
            ],
            options={
                "ordering": ("-latest", "id"),
            },
        ),
        migrations.RemoveConstraint(
            model_name="share",
            name="share_audience_known",
        ),
        migrations.AddField(
            model_name="share",
            name="organisation",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="shares",
                to="organisations.organisation",
            ),
        ),
        migrations.AlterField(
            model_name="share",
            name="audience",
            field=models.CharField(
                choices=[("unlisted", "Unlisted"), ("public", "Public"), ("organisation", "Organisation")],
                default="unlisted",
                max_length=12,
            ),
        ),
        migrations.AddConstraint(
            model_name="share",
            constraint=models.CheckConstraint(
                condition=models.Q(("audience__in", ["unlisted", "public", "organisation"])),
                name="share_audience_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="share",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("audience", "organisation"), ("organisation__isnull", False)),
                    models.Q(models.Q(("audience", "organisation"), _negated=True), ("organisation__isnull", True)),
                    _connector="OR",
                ),
                name="share_of_organisation",
            ),
        ),
        migrations.AddField(
            model_name="desknote",
            name="author",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="handover",
            name="assignee",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="organisations.member",
            ),
        ),
        migrations.AddField(
            model_name="handover",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="handovers", to="cases.case"
            ),
        ),
        migrations.AddField(
            model_name="handover",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="handovers", to="organisations.organisation"
            ),
        ),
        migrations.AddField(
            model_name="desknote",
            name="handover",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="notes", to="cases.handover"
            ),
        ),
        migrations.AddField(
            model_name="inboxbits",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisations.organisation"
            ),
        ),
        migrations.AddField(
            model_name="incident",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="incidents", to="organisations.organisation"
            ),
        ),
        migrations.AddField(
            model_name="handover",
            name="incident",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="handovers",
                to="cases.incident",
            ),
        ),
        migrations.AddConstraint(
            model_name="inboxbits",
            constraint=models.UniqueConstraint(
                fields=("organisation", "kind", "value", "block"), name="inbox_bits_once"
            ),
        ),
        migrations.AddIndex(
            model_name="incident",
            index=models.Index(fields=["organisation", "-latest"], name="incident_by_time"),
        ),
        migrations.AddIndex(
            model_name="handover",
            index=models.Index(fields=["organisation", "handed_at"], name="handover_by_time"),
        ),
        migrations.AddConstraint(
            model_name="handover",
            constraint=models.UniqueConstraint(fields=("case", "organisation"), name="handover_once"),
        ),
        migrations.AddConstraint(
            model_name="handover",
            constraint=models.UniqueConstraint(fields=("organisation", "number"), name="handover_number_once"),
        ),
        migrations.AddConstraint(
            model_name="handover",
            constraint=models.CheckConstraint(
                condition=models.Q(("until__gt", models.F("handed_at"))), name="handover_ends"
            ),
        ),
    ]
