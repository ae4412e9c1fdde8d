"""Pages of what was sent by other means."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from ctportal.confidentiality import finding, policy
from ctportal.confidentiality.models import Marking
from ctportal.pages import lists

from . import transmissions
from .forms import TransmissionForm
from .lists import Transmissions
from .models import Transmission


def index(request):
    """What one's office sent outside the portal."""
    found = Transmission.objects.readable_by(request.user).select_related(
        "entity", "marking__holder", "marking__state"
    )
    may_write = request.user.role in policy.KEEPERS
    new_url = reverse("transmissions:new") if may_write else ""
    return lists.page(request, Transmissions, found, new_url=new_url)


def detail(request, ref):
    """One transmission, and the records that went along."""
    found = Transmission.objects.readable_by(request.user).select_related(
        "entity", "created_by", "marking__holder"
    )
    sent = get_object_or_404(found, ref=ref)
    went = Marking.objects.readable_by(request.user).filter(
        pk__in=sent.records.values("record")
    )
    records = finding.records_of(went.order_by("kind", "ref"), request.user)
    request.shown.extend([sent, *records])
    told = {"sent": sent, "records": records}
    return render(request, "correspondence/transmission.html", told)


def new(request):
    """Write down what was sent; the address may name what it was."""
    policy.require_role(request.user, *policy.KEEPERS)
    asked = " ".join(request.GET.getlist("of"))
    form = TransmissionForm(
        request.POST or None, by=request.user, initial={"refs": asked}
    )
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data
        sent = transmissions.write_down(facts.pop("refs"), by=request.user, **facts)
        messages.success(request, _("Written down."))
        return redirect(sent)
    return render(request, "correspondence/new_transmission.html", {"form": form})
