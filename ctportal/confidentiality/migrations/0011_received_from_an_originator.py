import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("confidentiality", "0010_consents_replace_a_field"),
        ("people", "0003_places_given_by_two"),
    ]

    operations = [
        migrations.AddField(
            model_name="marking",
            name="originator",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.entity",
            ),
        ),
        migrations.AddField(
            model_name="marking",
            name="passing_on",
            field=models.CharField(
                choices=[
                    ("freely", "freely"),
                    ("agreed", "not without the originator’s agreement"),
                    ("never", "not at all"),
                ],
                default="freely",
                max_length=9,
            ),
        ),
    ]
