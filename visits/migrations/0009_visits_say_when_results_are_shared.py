from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("visits", "0008_entries_do_not_hide_sealed_values"),
        ("correspondence", "0005_letters_and_clocks"),
    ]

    operations = [
        migrations.AddField(
            model_name="visit",
            name="shared_on",
            field=models.DateField(editable=False, null=True),
        ),
    ]
