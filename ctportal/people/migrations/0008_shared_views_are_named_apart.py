from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0007_saved_views"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="savedview",
            name="person_names_a_view_of_a_list_once",
        ),
        migrations.AddConstraint(
            model_name="savedview",
            constraint=models.UniqueConstraint(
                condition=models.Q(("office", None)),
                fields=("person", "path", "name"),
                name="person_names_an_own_view_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="savedview",
            constraint=models.UniqueConstraint(
                condition=models.Q(("office__isnull", False)),
                fields=("person", "path", "name", "office"),
                name="person_names_a_shared_view_once",
            ),
        ),
    ]
