"""What the draft of a visit's report recommends is a line of its notebook."""

from tests.assessments import word
from tests.assessments.test_drafts import REPORT, brought, taken_in
from visits import results


def test_recommendations_of_a_draft_are_lines_of_the_notebook(
    browser, holder, visit, as_person
):
    with as_person(holder):
        report = results.report_of(visit, holder)
    client = browser(holder)
    taken_in(client, brought(client, report, word.document(*REPORT)))
    with as_person(holder):
        lines = results.drafts_of(visit, holder)
        assert [line.text.split("\n")[0] for line in lines] == [
            "CTED recommends that Carana connect them:",
            "Train the border police.",
        ]
        assert {line.assessment_id for line in lines} == {report.pk}
        assert {line.marking.circle_id for line in lines} == {visit.delegation_id}
