import django.db.models.deletion
from django.db import migrations, models

# Who keeps a group fills it: the Committee, which nobody keeps, needs no guard of its own.
FORMER_GUARD = """
DROP TRIGGER IF EXISTS committee_is_seated_by_two ON people_communitymember;
DROP FUNCTION IF EXISTS committee_is_seated_by_two();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0008_shared_views_are_named_apart"),
    ]

    operations = [
        migrations.AddField(
            model_name="community",
            name="kept_by",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.entity",
            ),
        ),
        migrations.RunSQL(FORMER_GUARD, migrations.RunSQL.noop),
    ]
