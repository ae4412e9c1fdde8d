"""Events and disclosures learn their transaction, and are found by it.

Those written before have none and go into the first seal together.
"""

import django.contrib.postgres.indexes
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("confidentiality", "0003_kinds_have_names"),
        ("ledger", "0002_events_name_people"),
        ("people", "0001_people_and_what_they_act_for"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Seal",
            fields=[
                ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                ("sealed_at", models.DateTimeField()),
                ("begins", models.BigIntegerField()),
                ("ends", models.BigIntegerField()),
                ("entries", models.BigIntegerField()),
                ("digest", models.CharField(max_length=64)),
                ("chain", models.CharField(max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name="Verification",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("seals", models.BigIntegerField()),
                ("entries", models.BigIntegerField()),
                ("faults", models.PositiveIntegerField()),
            ],
        ),
        migrations.AddField(
            model_name="disclosure",
            name="transaction",
            field=models.BigIntegerField(default=0, editable=False),
        ),
        migrations.AddField(
            model_name="event",
            name="transaction",
            field=models.BigIntegerField(default=0, editable=False),
        ),
        migrations.AlterField(
            model_name="disclosure",
            name="channel",
            field=models.CharField(
                choices=[
                    ("page", "on a page"),
                    ("export", "in an export"),
                    ("api", "through the API"),
                    ("file", "as a file"),
                    ("mail", "by mail"),
                    ("pack", "in a briefing pack"),
                ],
                max_length=20,
            ),
        ),
        migrations.AddIndex(
            model_name="disclosure",
            index=models.Index(
                fields=["transaction", "id"], name="disclosure_in_order"
            ),
        ),
        migrations.AddIndex(
            model_name="disclosure",
            index=models.Index(fields=["at", "id"], name="disclosure_by_moment"),
        ),
        migrations.AddIndex(
            model_name="disclosure",
            index=models.Index(fields=["by", "at", "id"], name="disclosure_by_person"),
        ),
        migrations.AddIndex(
            model_name="disclosure",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["refs"], name="disclosure_by_record"
            ),
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(fields=["transaction", "id"], name="event_in_order"),
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(fields=["at", "id"], name="event_by_moment"),
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(fields=["by", "at", "id"], name="event_by_person"),
        ),
    ]
