"""The days of a visit, and what moves with them."""

from ctportal.confidentiality.actions import save_record


def move(visit, begins_on, ends_on, *, by, event, **facts):
    """Give a visit other days: its parts keep their distance from the first one."""
    later = begins_on - visit.begins_on
    for part in visit.parts.all():
        part.begins_on, part.ends_on = part.begins_on + later, part.ends_on + later
        part.save(update_fields=["begins_on", "ends_on"])
    save_record(
        visit, by=by, event=event, begins_on=begins_on, ends_on=ends_on, **facts
    )
