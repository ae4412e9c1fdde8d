"""Deliveries say what they hold; one that was closed may be begun anew."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("exchange", "0003_values_can_be_sealed"),
        ("people", "0001_people_and_what_they_act_for"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="delivery",
            name="edition_goes_to_a_recipient_once",
        ),
        migrations.AddField(
            model_name="delivery",
            name="refs",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=16), default=list, size=None
            ),
        ),
        migrations.AddIndex(
            model_name="delivery",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["refs"], name="deliveries_by_record"
            ),
        ),
        migrations.AddConstraint(
            model_name="delivery",
            constraint=models.UniqueConstraint(
                condition=models.Q(("closed_at", None)),
                fields=("edition", "recipient"),
                name="edition_goes_to_a_recipient_once",
            ),
        ),
    ]
