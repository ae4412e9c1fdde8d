"""A merged record for machines: its reference leads to the one that was kept."""

from django.shortcuts import redirect
from drf_spectacular.utils import OpenApiResponse, extend_schema, extend_schema_view

from .. import actions

LEADS_TO_KEPT = OpenApiResponse(
    description="It was merged into the record at `Location`, until they are taken "
    "apart. Whoever may not read that one finds nothing here."
)


class FoundAsKept:
    """As on pages: for who may read both, the way from the one to the other."""

    def retrieve(self, request, *args, **kwargs):
        ref = kwargs["ref"].replace("\0", "")
        kept = actions.kept_instead(self.model, ref, request.user)
        if kept:
            return redirect(self.reverse_action("detail", args=[kept.ref]))
        return super().retrieve(request, *args, **kwargs)


def told_of_kept(viewset):
    """The schema of a kind that may be merged."""
    answers = {200: viewset.serializer_class, 302: LEADS_TO_KEPT}
    return extend_schema_view(retrieve=extend_schema(responses=answers))(viewset)
