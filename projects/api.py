"""The same records for machines."""

from django.db.models import Prefetch

from ctportal.confidentiality import policy
from ctportal.pages.viewsets import RecordViewSet

from .models import Project, StageAttachment
from .serializers import ProjectSerializer


class ProjectViewSet(RecordViewSet):
    """Capacity-building projects with their stages and what those build on."""

    model = Project
    serializer_class = ProjectSerializer

    def get_queryset(self):
        readable = policy.readable_by(self.request.user, "record__")
        ties = StageAttachment.objects.filter(readable).select_related("record__holder")
        return (
            super()
            .get_queryset()
            .prefetch_related(
                Prefetch("attachments", ties, to_attr="readable_attachments"),
                "partners__entity",
                "decisions",
            )
        )

    def paginate_queryset(self, queryset):
        shown = super().paginate_queryset(queryset)
        for project in shown:
            self._show_attached(project)
        return shown

    def get_object(self):
        project = super().get_object()
        self._show_attached(project)
        return project

    def _show_attached(self, project):
        attached = (tie.record for tie in project.readable_attachments)
        self.request.shown.extend(attached)


routes = {"projects": ProjectViewSet}
