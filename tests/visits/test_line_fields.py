"""Every field of a line, typed on the page of the notebook."""

from assessments.models import Recommendation, Requirement

from .lines import write
from .posting import typed

FURTHER = {
    "title": "Posts by night",
    "addressees": "Police; Customs",
    "due": "T2 2027",
    "requirement": "S/RES/1373 (2001), 2 (g)",
    "pillar": "IV",
    "gender": "yes",
    "children": "no",
}


def only_line(holder, as_person):
    with as_person(holder):
        return Recommendation.objects.readable_by(holder).with_requirement().get()


def test_every_field_of_a_line_is_stored(as_holder, visit, holder, as_person):
    as_holder.post(f"/visits/{visit.ref}/notebook/", typed(**FURTHER))
    line = only_line(holder, as_person)
    assert (line.title, line.addressees) == ("Posts by night", "Police; Customs")
    assert (str(line.due_on), line.due_text) == ("2027-06-30", "T2 2027")
    assert line.requirement == Requirement.objects.get(code="1373-2g")
    assert (line.pillar.code, line.theme.pillar.code) == ("IV", "II")
    assert (line.concerns_gender, line.concerns_children) == (True, False)


def test_the_pillar_comes_from_the_theme(as_holder, visit, holder, as_person):
    as_holder.post(f"/visits/{visit.ref}/notebook/", typed(pillar="II"))
    line = only_line(holder, as_person)
    assert (line.own_pillar, line.pillar.code) == (None, "II")


def test_what_a_page_does_not_send_stays_as_it_is(as_holder, visit, holder, as_person):
    line = write(visit, holder, addressees="Police", concerns_children=True)
    path = f"/visits/{visit.ref}/notebook/{line.ref}/"
    as_holder.post(path, typed(text="Close a post.", version="1"))
    now = only_line(holder, as_person)
    assert (now.addressees, now.concerns_children) == ("Police", True)


def test_a_requirement_nobody_knows_keeps_the_line_on_the_page(as_holder, visit):
    page = as_holder.post(
        f"/visits/{visit.ref}/notebook/", typed(requirement="S/RES/1 (1946), 9")
    ).content.decode()
    assert "The portal has no requirement cited like this." in page
    assert 'value="S/RES/1 (1946), 9"' in page


def test_a_line_can_be_marked_unclassified(as_holder, visit, holder, as_person):
    words = typed(**{"mark": "0", "mark-shown": "1"})
    as_holder.post(f"/visits/{visit.ref}/notebook/", words)
    with as_person(holder):
        line = Recommendation.objects.select_related("marking").get()
    assert line.marking.classified_as == 0


def test_who_may_not_lower_a_mark_does_not(as_holder, visit, holder, as_person):
    line = write(visit, holder)
    path = f"/visits/{visit.ref}/notebook/{line.ref}/"
    as_holder.post(path, typed(**{"mark": "0", "mark-shown": "1", "version": "1"}))
    with as_person(holder):
        stored = Recommendation.objects.select_related("marking").get()
    assert stored.marking.classified_as == 1


def test_theirs_is_taken_with_one_button(as_holder, visit, holder, as_person):
    line = write(visit, holder)
    path = f"/visits/{visit.ref}/notebook/{line.ref}/"
    as_holder.post(path, typed(text="First.", version="1"))
    as_holder.post(path, typed(text="Second.", version="1", take="text"))
    assert only_line(holder, as_person).text == "First."
