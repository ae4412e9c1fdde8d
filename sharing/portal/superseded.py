"""What search says of found records that a later one has taken the place of."""

from assessments.models import Assessment, Recommendation
from assessments.superseding import SUPERSEDED


def put_beside(entries, person, only):
    """Give each superseded entry its `standing`, and the later one it may name."""
    for model in (Assessment, Recommendation):
        found = {entry.pk: entry for entry in entries if entry.kind == model.kind}
        if not found:
            continue
        rows = model.objects.readable_by(person).filter(status=SUPERSEDED)
        for row in rows.filter(pk__in=found).unsealed_for(person, only):
            found[row.pk].newer = row.newer
            found[row.pk].standing = row.standing
