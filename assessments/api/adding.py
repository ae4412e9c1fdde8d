"""Adding records by machine: the forms and the actions that people have."""

from django.core.exceptions import ValidationError as Refused
from django.db.models import OuterRef, Subquery
from django.shortcuts import get_object_or_404
from django_filters.rest_framework import DjangoFilterBackend
from rest_framework import status
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response

from ctportal.pages.viewsets import RecordViewSet


class AddingViewSet(RecordViewSet):
    """Records that are added by POST, with what a form would send.

    A subclass says how one is `added`, from the words that were sent, and under
    which names several may be.
    """

    filter_backends = [DjangoFilterBackend]
    several = ()

    def create(self, request):
        sent = {name: self._words(name, said) for name, said in request.data.items()}
        try:
            made = self.added(sent)
        except Refused as refusal:
            told = getattr(refusal, "message_dict", None) or refusal.messages
            raise ValidationError(told) from refusal
        record = get_object_or_404(self.get_queryset(), pk=made.pk)
        self._show([record])
        told = self.get_serializer(record).data
        return Response(told, status=status.HTTP_201_CREATED)

    def added(self, sent):
        raise NotImplementedError

    def _words(self, name, said):
        if name not in self.several:
            return in_words(said)
        return [in_words(one) for one in (said if isinstance(said, list) else [said])]

    def found(self, model, sent, name, **asked):
        """The record that is named in what was sent; none other is there."""
        ref = sent.get(name, "").replace("\0", "")
        readable = model.objects.readable_by(self.request.user).for_table()
        shown = readable.unsealed_for(self.request.user).filter(ref=ref, **asked)
        if not shown:
            raise ValidationError({name: ["Not found."]})
        return shown[0]

    def ref_of(self, model, number):
        readable = model.objects.readable_by(self.request.user)
        return Subquery(readable.filter(pk=OuterRef(number)).values("ref"))


class NamingViewSet(AddingViewSet):
    """What names projects: each one named is shown."""

    def get_queryset(self):
        return super().get_queryset().with_programmes(self.request.user)

    def _show(self, records):
        super()._show(records)
        self.request.shown.extend(tie.record for r in records for tie in r.named)


def in_words(said) -> str:
    """As a form sends it; nothing where nothing is said."""
    return "" if said is None else str(said)


def words_sent(request) -> dict[str, str]:
    return {name: in_words(said) for name, said in request.data.items()}


def filled_in(form_class, sent, **told) -> dict:
    """What a form makes of the words that were sent; the rest is as it begins."""
    begun = {field.name: field.value() for field in form_class(**told)}
    form = form_class(begun | {"language": "en"} | sent, **told)
    if not form.is_valid():
        raise ValidationError(form.errors)
    return getattr(form, "facts", form.cleaned_data)
