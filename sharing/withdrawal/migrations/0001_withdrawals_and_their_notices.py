"""Withdrawals, their notices and what was answered to them."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("confidentiality", "0014_requests_say_from_whom"),
        ("people", "0003_places_given_by_two"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Withdrawal",
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
                (
                    "reason",
                    models.CharField(blank=True, max_length=200, verbose_name="reason"),
                ),
                ("due_on", models.DateField(verbose_name="answers expected by")),
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
                    "request",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="withdrawals",
                        to="confidentiality.confidentialityrequest",
                    ),
                ),
            ],
            options={
                "verbose_name": "Withdrawal",
            },
        ),
        migrations.CreateModel(
            name="WithdrawalNotice",
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
                (
                    "person",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="to whom"
                    ),
                ),
                ("text", models.TextField(verbose_name="text")),
                ("material", models.JSONField(default=list)),
                ("due_on", models.DateField(verbose_name="answer expected by")),
                ("sent_on", models.DateField(null=True, verbose_name="sent")),
                ("sent_by_hand", models.BooleanField(default=False)),
                ("message_id", models.CharField(blank=True, max_length=200)),
                ("queued_at", models.DateTimeField(null=True)),
                ("not_before", models.DateTimeField(null=True)),
                ("attempts", models.PositiveIntegerField(default=0)),
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
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.entity",
                    ),
                ),
                (
                    "mailbox",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "withdrawal",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notices",
                        to="withdrawal.withdrawal",
                    ),
                ),
            ],
            options={
                "verbose_name": "Withdrawal notice",
            },
        ),
        migrations.CreateModel(
            name="NoticeAnswer",
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
                (
                    "answer",
                    models.CharField(
                        choices=[
                            ("acknowledged", "acknowledged"),
                            ("returned", "returned"),
                            ("destroyed", "destroyed"),
                            ("cannot", "cannot be returned or destroyed"),
                        ],
                        max_length=12,
                        verbose_name="what became of it",
                    ),
                ),
                ("answered_on", models.DateField(verbose_name="on")),
                (
                    "by_whom",
                    models.CharField(
                        blank=True,
                        help_text="name and function",
                        max_length=200,
                        verbose_name="by whom",
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
                    "notice",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="withdrawal.withdrawalnotice",
                    ),
                ),
            ],
            options={
                "verbose_name": "Answer to a withdrawal notice",
            },
        ),
        migrations.CreateModel(
            name="WithdrawnRecord",
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
                    "withdrawal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="withdrawn",
                        to="withdrawal.withdrawal",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="withdrawal",
            index=models.Index(
                fields=["audience", "-created_at", "-ref"],
                name="withdrawal__audienc_89409d_idx",
            ),
        ),
        migrations.AddIndex(
            model_name="withdrawalnotice",
            index=models.Index(
                fields=["audience", "-created_at", "-ref"],
                name="withdrawal__audienc_9a9bd7_idx",
            ),
        ),
        migrations.AddIndex(
            model_name="withdrawalnotice",
            index=models.Index(
                condition=models.Q(("queued_at__isnull", False), ("sent_on", None)),
                fields=["not_before"],
                name="notices_waiting",
            ),
        ),
        migrations.AddConstraint(
            model_name="withdrawalnotice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("entity__isnull", False),
                    models.Q(("person", ""), _negated=True),
                    _connector="OR",
                ),
                name="notice_goes_to_somebody",
            ),
        ),
        migrations.AddIndex(
            model_name="noticeanswer",
            index=models.Index(
                fields=["notice", "answered_on"], name="withdrawal__notice__ecbc50_idx"
            ),
        ),
        migrations.AddConstraint(
            model_name="withdrawnrecord",
            constraint=models.UniqueConstraint(
                fields=("withdrawal", "record"), name="withdrawal_takes_a_record_once"
            ),
        ),
    ]
