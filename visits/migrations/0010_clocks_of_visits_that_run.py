"""The days that ran for States become clocks of their own.

They were counted from the visit's dates: thirty days for the answer and the comments,
six months for the steps taken.  A visit's results were UNOCT's after thirty days, or
when the State answered.
"""

from django.db import migrations

SHARED = """
UPDATE visits_visit SET shared_on = LEAST(answered_on, transmitted_on + 30)
WHERE transmitted_on IS NOT NULL;
"""
CLOCK = """
INSERT INTO correspondence_runningclock (
    record_id, kind, counted_from, started_on, in_working_days, ends_on, still_open,
    answered_on, remind_before, remind_after, source, kept_by_id, started_at)
SELECT marking_id, '{kind}', 'day', {begins}, false, {ends}, '', {answered},
    {remind}, {remind}, 'Committee''s post-visit guidelines of 8 October 2018',
    created_by_id, now()
FROM visits_visit WHERE {begins} IS NOT NULL AND {runs};
"""
ANSWER = CLOCK.format(
    kind="answer",
    begins="transmitted_on",
    ends="transmitted_on + 30",
    answered=(
        "CASE WHEN answered_on IS NOT NULL"
        " THEN GREATEST(answered_on, transmitted_on) END"
    ),
    remind=7,
    runs="true",
)
COMMENTS = CLOCK.format(
    kind="comments",
    begins="commented_from",
    ends="commented_from + 30",
    answered="NULL",
    remind=7,
    runs="status = 'with-state'",
)
STEPS_TAKEN = CLOCK.format(
    kind="steps-taken",
    begins="adopted_on",
    ends="(adopted_on + interval '6 months')::date",
    answered="NULL",
    remind=30,
    runs="status <> 'closed'",
)
UNDO = """
DELETE FROM correspondence_runningclock
WHERE record_id IN (SELECT marking_id FROM visits_visit);
"""


class Migration(migrations.Migration):
    dependencies = [("visits", "0009_visits_say_when_results_are_shared")]

    operations = [
        migrations.RunSQL(SHARED, migrations.RunSQL.noop),
        migrations.RunSQL(ANSWER + COMMENTS + STEPS_TAKEN, UNDO),
    ]
