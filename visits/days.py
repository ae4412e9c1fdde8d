"""The days of a visit, and what moves with them."""

from ctportal.confidentiality.actions import save_record


def move(visit, begins_on, ends_on, *, by, event, **facts):
    """Give a visit other days."""
    shift(visit, begins_on, ends_on)
    days = {"begins_on": begins_on, "ends_on": ends_on}
    save_record(visit, by=by, event=event, **days, **facts)


def shift(visit, begins_on, ends_on):
    """Move a visit's parts and what is still to be done for it, before it gets these
    days: each keeps its distance from the first day or the last."""
    later = begins_on - visit.begins_on
    at_its_end = ends_on - visit.ends_on
    if not (later or at_its_end):
        return
    for part in visit.parts.all():
        part.begins_on, part.ends_on = part.begins_on + later, part.ends_on + later
        part.save(update_fields=["begins_on", "ends_on"])
    for item in visit.checklist.open():
        item.due_on += later if item.is_from_first else at_its_end
        item.save(update_fields=["due_on"])
