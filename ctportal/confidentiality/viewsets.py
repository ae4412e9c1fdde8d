"""Records that machines may change: by the form, the action and the version that
people have."""

from rest_framework import status
from rest_framework.exceptions import APIException, ValidationError

from ctportal.pages.viewsets import RecordViewSet

from . import policy
from .actions import ChangedMeanwhile


class Conflict(APIException):
    status_code = status.HTTP_409_CONFLICT
    default_detail = "Changed meanwhile."


class ChangeableViewSet(RecordViewSet):
    """Takes a PATCH of some fields, with the `version` they were read in.

    A subclass names its `form_class` and the action that does the `change`.  A field
    that is not there, or not shared with the bearer, is passed over alike.
    """

    form_class = None
    change = None

    def partial_update(self, request, *args, **words):
        record = self.get_object()
        policy.require_holder(request.user, record)
        sent = dict(request.data)
        self._require_version(record, sent.pop("version", None))
        form = self._filled_in(record, sent)
        facts = {n: form.facts[n] for n in sent if n in form.facts}
        try:
            self.change(record, by=request.user, **facts)
        except ChangedMeanwhile as meanwhile:
            raise Conflict from meanwhile
        return self.retrieve(request, *args, **words)

    def form(self, *args, **kwargs):
        """The form people have; a subclass says what else it is made with."""
        return self.form_class(*args, **kwargs)

    def _require_version(self, record, seen):
        if seen is None:
            raise ValidationError({"version": ["Say which version you have read."]})
        if str(seen) != record.version_read:
            raise Conflict

    def _filled_in(self, record, sent):
        """The form as a person would send it who changed just these fields."""
        stored = self.form(instance=record)
        said = {field.name: field.value() for field in stored} | sent
        form = self.form(
            said | {"version": record.version_read}, instance=self.get_object()
        )
        if not form.is_valid():
            raise ValidationError(form.errors)
        return form
