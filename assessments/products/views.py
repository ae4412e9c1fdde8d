"""Pages of analytical products."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ctportal.confidentiality.actions import ChangedMeanwhile
from ctportal.confidentiality.policy import require_role
from ctportal.pages import lists

from ..actions.permission import WRITERS
from ..models import AnalyticalProduct
from ..views.records import changeable, form_page, readable, surroundings
from . import actions
from .forms import NewProductForm, ProductForm
from .lists import Products, regions_of, states_of, status_of, themes_of


def index(request):
    rows = AnalyticalProduct.objects.readable_by(request.user).for_table()
    may_open = request.user.role in WRITERS
    new_url = reverse("assessments:new-product") if may_open else ""
    shown = rows.unsealed_for(request.user)
    return lists.page(request, Products, shown, new_url=new_url)


def product(request, ref):
    found = readable(request, AnalyticalProduct, ref)
    about = [
        (_("Themes"), themes_of(found)),
        (_("Member States"), states_of(found)),
        (_("Regions"), regions_of(found)),
    ]
    context = surroundings(request, found) | {
        "status": status_of(found),
        "about": [pair for pair in about if pair[1]],
        "is_draft": found.status == found.Status.DRAFT,
    }
    return render(request, "assessments/product.html", context)


def new(request):
    require_role(request.user, *WRITERS)

    def act(form):
        return actions.open_product(by=request.user, **form.facts)

    return form_page(
        request,
        NewProductForm(request.POST or None),
        act,
        title=_("Write down an analytical product"),
        lead=_("Your office alone may read it, until it is cleared for transmission."),
        cancel_url=reverse("assessments:products"),
    )


def edit(request, ref):
    found = changeable(request, AnalyticalProduct, ref)
    stored = changeable(request, AnalyticalProduct, ref)

    def act(form):
        return actions.change_product(stored, by=request.user, **form.facts)

    form = ProductForm(request.POST or None, instance=found)
    return form_page(request, form, act, title=_("Change this product"), about=found)


@require_POST
def clear(request, ref):
    found = changeable(request, AnalyticalProduct, ref)
    try:
        actions.clear_product(found, by=request.user)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    except ChangedMeanwhile:
        messages.error(request, _("Somebody changed this meanwhile. Look at it again."))
    return redirect(found)
