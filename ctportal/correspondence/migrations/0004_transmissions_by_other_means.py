"""What was sent by other means is written down, with what went along."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("confidentiality", "0010_consents_replace_a_field"),
        ("correspondence", "0003_values_can_be_sealed"),
        ("people", "0003_places_given_by_two"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Transmission",
            fields=[
                (
                    "marking",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="confidentiality.marking",
                    ),
                ),
                ("ref", models.CharField(editable=False, max_length=16, unique=True)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "sealed",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        default=list,
                        editable=False,
                        size=None,
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[
                            ("en", "English"),
                            ("fr", "Français"),
                            ("es", "Español"),
                            ("ar", "العربية"),
                            ("ru", "Русский"),
                            ("zh-hans", "中文"),
                        ],
                        default="en",
                        max_length=8,
                        verbose_name="language",
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                ("sent_on", models.DateField(verbose_name="sent")),
                (
                    "means",
                    models.CharField(
                        choices=[
                            ("note", "note verbale"),
                            ("mail", "e-mail"),
                            ("secure-mail", "secure e-mail"),
                            ("by-hand", "by hand"),
                            ("fax", "fax"),
                        ],
                        max_length=12,
                        verbose_name="by what means",
                    ),
                ),
                (
                    "number",
                    models.CharField(
                        blank=True, max_length=60, verbose_name="its number"
                    ),
                ),
                (
                    "person",
                    models.CharField(
                        blank=True,
                        help_text="name and function",
                        max_length=200,
                        verbose_name="to whom",
                    ),
                ),
                (
                    "audience",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="confidentiality.audience",
                    ),
                ),
                (
                    "changed_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "entity",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.entity",
                        verbose_name="to which organization",
                    ),
                ),
            ],
            options={
                "verbose_name": "Transmission",
            },
        ),
        migrations.CreateModel(
            name="Transmitted",
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
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="confidentiality.marking",
                    ),
                ),
                (
                    "transmission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="records",
                        to="correspondence.transmission",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="transmission",
            index=models.Index(
                fields=["audience", "-sent_on", "-ref"],
                name="corresponde_audienc_b82283_idx",
            ),
        ),
        migrations.AddConstraint(
            model_name="transmission",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("entity__isnull", False),
                    models.Q(("person", ""), _negated=True),
                    _connector="OR",
                ),
                name="transmission_goes_to_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="transmitted",
            constraint=models.UniqueConstraint(
                fields=("transmission", "record"),
                name="transmission_holds_a_record_once",
            ),
        ),
    ]
