"""A pack has of sealed values what its maker and all its readers may read."""

from ctportal.confidentiality import sealing
from sharing.packs.composing import compose
from sharing.packs.models import Copy


def seal(record, by, as_person, **words):
    with as_person(by):
        return sealing.seal(record, "text", by=by, **words)


def item_of(pack, by, as_person):
    with as_person(by):
        composed = compose(pack, by=by, number=1)
    items = [item for section in composed.document.sections for item in section.items]
    return items[0], composed


def test_others_find_that_it_is_not_shared(shared, holder, unoct, make_pack, as_person):
    seal(shared, holder, as_person)
    item, composed = item_of(make_pack(holder, reader=unoct), holder, as_person)
    assert item.text == "Not shared"
    assert composed.refs == [shared.ref]


def test_in_the_words_of_the_packs_language(
    shared, holder, unoct, make_pack, as_person
):
    seal(shared, holder, as_person)
    pack = make_pack(holder, reader=unoct, language="fr")
    item, _composed = item_of(pack, holder, as_person)
    assert item.text != "Share passenger data between the crossings."


def test_who_may_read_it_reads_it_and_the_copy_says_so(
    shared, holder, unoct, make_pack, as_person
):
    value = seal(shared, holder, as_person, readers=[unoct])
    item, composed = item_of(make_pack(holder, reader=unoct), holder, as_person)
    assert item.text == "Share passenger data between the crossings."
    assert {shared.ref, value.ref} <= set(composed.refs)


def test_a_copy_made_before_is_closed_to_who_lost_it(
    shared, holder, reader, unoct, make_pack, make_copy, as_person
):
    copy = make_copy(make_pack(reader, reader=unoct), reader)
    seal(shared, holder, as_person)
    with as_person(reader):
        assert Copy.objects.readable_by(reader).get(pk=copy.pk).closed_at


def test_and_stays_open_to_who_kept_it(
    shared, holder, reader, unoct, make_pack, make_copy, as_person
):
    copy = make_copy(make_pack(reader, reader=unoct), reader)
    seal(shared, holder, as_person, readers=[unoct])
    with as_person(reader):
        assert Copy.objects.readable_by(reader).get(pk=copy.pk).closed_at is None
