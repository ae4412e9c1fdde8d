"""Ending everything with which somebody is signed in."""

from allauth.usersessions.models import UserSession
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from knox.models import AuthToken

from .models import CalendarAddress


def sign_out_everywhere(person):
    """End sessions, API tokens and the calendar, in the transaction that asks."""
    AuthToken.objects.filter(user=person).delete()
    CalendarAddress.objects.filter(person=person).delete()
    UserSession.objects.filter(user=person).delete()
    for session in Session.objects.iterator():
        if session.get_decoded().get(SESSION_KEY) == str(person.pk):
            session.delete()
