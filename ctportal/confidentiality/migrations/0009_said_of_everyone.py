"""What one field said of a record is the State's answer about everyone."""

from django.db import migrations


def say_of_everyone(apps, schema_editor):
    Marking = apps.get_model("confidentiality", "Marking")
    Consent = apps.get_model("confidentiality", "Consent")
    Consent.objects.bulk_create(
        Consent(marking=marking, readers="everyone", answer=marking.consent)
        for marking in Marking.objects.exclude(consent="not-asked")
    )


def say_in_the_field(apps, schema_editor):
    Consent = apps.get_model("confidentiality", "Consent")
    answers = Consent.objects.filter(readers="everyone").select_related("marking")
    for said in answers.order_by("said_on", "pk"):
        said.marking.consent = said.answer
        said.marking.save(update_fields=["consent"])


class Migration(migrations.Migration):
    dependencies = [("confidentiality", "0008_consents")]

    operations = [migrations.RunPython(say_of_everyone, say_in_the_field)]
