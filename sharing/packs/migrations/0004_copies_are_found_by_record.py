"""Copies are found by the records they hold."""

import django.contrib.postgres.indexes
from django.conf import settings
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("confidentiality", "0003_kinds_have_names"),
        ("packs", "0003_values_can_be_sealed"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name="copy",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["refs"], name="copies_by_record"
            ),
        ),
    ]
