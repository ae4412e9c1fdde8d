import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0002_joint_holders"),
    ]

    operations = [
        migrations.CreateModel(
            name="Deputyship",
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
                    "begins_on",
                    models.DateField(blank=True, null=True, verbose_name="from"),
                ),
                (
                    "ends_on",
                    models.DateField(blank=True, null=True, verbose_name="until"),
                ),
                (
                    "entity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deputyships",
                        to="people.entity",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deputyships",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "stands_for",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deputies",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PlaceProposal",
            fields=[
                (
                    "begins_on",
                    models.DateField(blank=True, null=True, verbose_name="from"),
                ),
                (
                    "ends_on",
                    models.DateField(blank=True, null=True, verbose_name="until"),
                ),
                (
                    "proposed_at",
                    models.DateTimeField(default=django.utils.timezone.now),
                ),
                ("settled_at", models.DateTimeField(null=True)),
                ("is_confirmed", models.BooleanField(default=False)),
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, primary_key=True, serialize=False
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("membership", "to act for the organization"),
                            ("clearance", "clearance"),
                            ("function", "function"),
                            ("deputy", "deputy"),
                            ("ending", "end of a place"),
                        ],
                        max_length=12,
                    ),
                ),
                ("reason", models.CharField(max_length=300, verbose_name="reason")),
                ("carried_out_at", models.DateTimeField(null=True)),
                (
                    "role",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("assessment-officer", "assessment officer"),
                            ("reviewer", "reviewer"),
                            ("confidentiality-officer", "confidentiality officer"),
                            ("head", "head of office"),
                            ("project-manager", "project manager"),
                            (
                                "board-secretary",
                                "secretary of the Programme Review Board",
                            ),
                            ("secretariat", "officer of the secretariat"),
                            ("reader", "reader"),
                            ("administrator", "administrator"),
                            ("auditor", "auditor"),
                        ],
                        max_length=24,
                        verbose_name="role",
                    ),
                ),
                (
                    "classification",
                    models.SmallIntegerField(
                        blank=True,
                        choices=[
                            (0, "Unclassified"),
                            (1, "Confidential"),
                            (2, "Strictly Confidential"),
                        ],
                        null=True,
                        verbose_name="clearance",
                    ),
                ),
                (
                    "in_charge",
                    models.BooleanField(
                        default=False, verbose_name="officer-in-charge"
                    ),
                ),
                (
                    "clearance",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.clearance",
                    ),
                ),
                (
                    "deputyship",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.deputyship",
                    ),
                ),
                (
                    "entity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.entity",
                    ),
                ),
                (
                    "function",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.function",
                    ),
                ),
                (
                    "incumbency",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.incumbency",
                    ),
                ),
                (
                    "membership",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.membership",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "stands_for",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["proposed_at", "pk"],
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="deputyship",
            name="given_in",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.placeproposal",
            ),
        ),
        migrations.AddField(
            model_name="clearance",
            name="given_in",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.placeproposal",
            ),
        ),
        migrations.AddField(
            model_name="incumbency",
            name="given_in",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.placeproposal",
            ),
        ),
        migrations.AddField(
            model_name="membership",
            name="given_in",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.placeproposal",
            ),
        ),
        migrations.AddConstraint(
            model_name="placeproposal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("is_confirmed", False),
                    models.Q(("settled_by", models.F("proposed_by")), _negated=True),
                    _connector="OR",
                ),
                name="placeproposal_is_confirmed_by_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="placeproposal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("is_confirmed", False),
                        ("settled_at", None),
                        ("settled_by", None),
                    ),
                    models.Q(
                        ("settled_at__isnull", False), ("settled_by__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="placeproposal_is_settled_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="placeproposal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("begins_on", None),
                    ("ends_on", None),
                    ("ends_on__gte", models.F("begins_on")),
                    _connector="OR",
                ),
                name="placeproposal_ends_after_it_begins",
            ),
        ),
        migrations.AddConstraint(
            model_name="placeproposal",
            constraint=models.UniqueConstraint(
                condition=models.Q(("settled_at", None)),
                fields=(
                    "kind",
                    "entity",
                    "person",
                    "function",
                    "stands_for",
                    "membership",
                    "clearance",
                    "incumbency",
                    "deputyship",
                ),
                name="a_place_is_proposed_once_at_a_time",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="placeproposal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        models.Q(("begins_on__isnull", False)),
                        ("classification__isnull", False),
                        ("kind", "membership"),
                        models.Q(("role", ""), _negated=True),
                    ),
                    models.Q(
                        models.Q(("begins_on__isnull", False)),
                        ("classification__isnull", False),
                        ("kind", "clearance"),
                    ),
                    models.Q(
                        models.Q(("begins_on__isnull", False)),
                        models.Q(
                            ("in_charge", False),
                            ("ends_on__isnull", False),
                            _connector="OR",
                        ),
                        ("function__isnull", False),
                        ("kind", "function"),
                    ),
                    models.Q(
                        models.Q(("begins_on__isnull", False)),
                        models.Q(("ends_on__isnull", False)),
                        ("kind", "deputy"),
                        ("stands_for__isnull", False),
                    ),
                    models.Q(models.Q(("ends_on__isnull", False)), ("kind", "ending")),
                    _connector="OR",
                ),
                name="a_proposal_names_what_it_gives_and_for_which_days",
            ),
        ),
        migrations.AddConstraint(
            model_name="placeproposal",
            constraint=models.CheckConstraint(
                condition=models.Q(("person", models.F("proposed_by")), _negated=True),
                name="nobody_proposes_a_place_for_themselves",
            ),
        ),
        migrations.AddConstraint(
            model_name="placeproposal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("is_confirmed", False),
                    models.Q(("person", models.F("settled_by")), _negated=True),
                    _connector="OR",
                ),
                name="nobody_confirms_a_place_of_their_own",
            ),
        ),
        migrations.AddConstraint(
            model_name="deputyship",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("begins_on", None),
                    ("ends_on", None),
                    ("ends_on__gte", models.F("begins_on")),
                    _connector="OR",
                ),
                name="deputyship_ends_after_it_begins",
            ),
        ),
    ]
