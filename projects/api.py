"""The same records for machines."""

from django.db.models import OuterRef, Prefetch, Subquery

from ctportal.confidentiality import policy
from ctportal.pages.viewsets import RecordViewSet

from .models import Project, StageAttachment, StageInput
from .serializers import ProjectSerializer, StageInputSerializer


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


class StageInputViewSet(RecordViewSet):
    """What offices say of each other's projects."""

    model = StageInput
    serializer_class = StageInputSerializer
    named = ("readable_project",)

    def get_queryset(self):
        readable = Project.objects.readable_by(self.request.user)
        named = readable.filter(pk=OuterRef("project")).values("ref")
        return super().get_queryset().annotate(readable_project=Subquery(named))


routes = {"projects": ProjectViewSet, "stage-inputs": StageInputViewSet}
