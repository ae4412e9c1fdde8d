"""Says of the first standing releases whose information they share, and from when."""

from django.db import migrations

FIRST = {
    "visit-notice": ("cted", "agreement"),
    "visit-results": ("cted", "transmission"),
    "visit-report": ("cted", "adoption"),
    "overview": ("cted", "committee"),
    "priority-project": ("unoct", "analysis"),
}


def say_steps(apps, schema_editor):
    standing = apps.get_model("confidentiality", "StandingRelease").objects
    entities = apps.get_model("people", "Entity").objects
    for information, (holder, step) in FIRST.items():
        rows = standing.filter(information=information, holder=None)
        if rows.exists():
            rows.update(holder=entities.get(code=holder), step=step)


class Migration(migrations.Migration):
    dependencies = [
        ("confidentiality", "0004_standing_releases_have_steps"),
    ]

    operations = [
        # Going back, the columns go as a whole.
        migrations.RunPython(say_steps, migrations.RunPython.noop),
    ]
