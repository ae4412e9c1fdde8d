from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("confidentiality", "0009_said_of_everyone")]

    operations = [migrations.RemoveField(model_name="marking", name="consent")]
