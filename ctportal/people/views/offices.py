"""Who acts for one's own office, and who fills which function in any."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse

from ctportal.pages import lists

from .. import givers, offices
from ..lists import Functions, Members
from ..lists import functions as every_function
from ..models import Membership


def office(request):
    """The people of one's own office, for who gives its places; else the functions."""
    person = request.user
    if givers.is_administrator(person):
        return redirect("people:accounts")
    if not givers.gives_places(person, person.entity):
        return redirect("people:functions")
    members = Membership.objects.current().of(person.entity).for_table()
    waiting = {
        "proposals": offices.proposals_for(person),
        "hand_overs": offices.hand_overs_for(person),
    }
    return lists.page(request, Members, members, **waiting)


def member(request, login):
    """What somebody of one's own office has been given, and what is proposed."""
    office_of_theirs = require_office(request.user)
    people = offices.people_with_places_in(office_of_theirs)
    found = get_object_or_404(people, login=login)
    waiting = offices.proposals_for(request.user)
    answer = {
        "member": found,
        "is_self": found == request.user,
        "places": offices.places_of(found, office_of_theirs),
        "proposals": [p for p in waiting if p.person == found],
    }
    return TemplateResponse(request, "people/member.html", answer)


def functions(request):
    """Who fills which function today, for everybody who acts for somebody."""
    if request.user.entity is None:
        return redirect("/")
    return lists.page(request, Functions, every_function())


def require_office(person):
    """The office whose places this person gives."""
    if not givers.gives_places(person, person.entity):
        raise PermissionDenied
    return person.entity
