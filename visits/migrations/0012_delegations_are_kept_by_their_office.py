from django.db import migrations

FILL = """
UPDATE people_community c SET kept_by_id = m.holder_id
FROM visits_visit v JOIN confidentiality_marking m ON m.id = v.marking_id
WHERE v.delegation_id = c.id
"""


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0009_groups_are_kept_by_offices"),
        ("visits", "0011_a_state_is_listed_once_for_each_kind"),
    ]

    operations = [migrations.RunSQL(FILL, migrations.RunSQL.noop)]
