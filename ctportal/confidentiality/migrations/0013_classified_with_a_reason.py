import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("confidentiality", "0012_records_made_from_others"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="marking",
            name="handling",
            field=models.CharField(blank=True, max_length=200, verbose_name="handling"),
        ),
        migrations.AddField(
            model_name="marking",
            name="review_on",
            field=models.DateField(
                null=True, verbose_name="review the classification on"
            ),
        ),
        migrations.CreateModel(
            name="Reclassification",
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
                    "former",
                    models.SmallIntegerField(
                        choices=[
                            (0, "Unclassified"),
                            (1, "Confidential"),
                            (2, "Strictly Confidential"),
                        ]
                    ),
                ),
                (
                    "given",
                    models.SmallIntegerField(
                        choices=[
                            (0, "Unclassified"),
                            (1, "Confidential"),
                            (2, "Strictly Confidential"),
                        ]
                    ),
                ),
                ("former_handling", models.CharField(blank=True, max_length=200)),
                ("reason", models.CharField(max_length=300, verbose_name="reason")),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "marking",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reclassifications",
                        to="confidentiality.marking",
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
            },
        ),
    ]
