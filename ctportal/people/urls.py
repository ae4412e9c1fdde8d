"""Addresses of one's own account and of people."""

from django.urls import path, re_path
from django.views.generic import RedirectView

from . import views
from .views import hand_over, saved_views

app_name = "people"

to_account = RedirectView.as_view(pattern_name="people:account")

urlpatterns = [
    path("account/", views.account, name="account"),
    path("account/access/", views.access, name="access"),
    path("account/access/acts/", views.acts, name="acts"),
    # Matrices are mailed to this address: whoever runs the portal changes it.
    path("account/email/", to_account, name="email"),
    # Not beneath the account, which is open before a second factor is set up.
    path("people/calendar/", views.calendar, name="calendar"),
    path("people/views/", saved_views.saved_views, name="saved-views"),
    path("people/views/save/", saved_views.save_view, name="save-view"),
    path("people/views/<uuid:key>/share/", saved_views.share_view, name="share-view"),
    path(
        "people/views/<uuid:key>/forget/", saved_views.forget_view, name="forget-view"
    ),
    path("people/", views.office, name="office"),
    path("people/functions/", views.functions, name="functions"),
    path("people/members/<str:login>/", views.member, name="member"),
    path("people/members/<str:login>/end/<uuid:ref>/", views.end, name="end-place"),
    path("people/propose/<slug:kind>/", views.propose, name="propose"),
    path(
        "people/proposals/<uuid:proposal>/confirm/",
        views.confirm,
        name="confirm-place",
    ),
    path(
        "people/proposals/<uuid:proposal>/turn-down/",
        views.turn_down,
        name="turn-down-place",
    ),
    path("people/hand-over/", hand_over.new_hand_over, name="new-hand-over"),
    path("people/hand-over/<uuid:key>/", hand_over.hand_over, name="hand-over"),
    path(
        "people/hand-over/<uuid:key>/confirm/",
        hand_over.confirm_hand_over,
        name="confirm-hand-over",
    ),
    path(
        "people/hand-over/<uuid:key>/turn-down/",
        hand_over.turn_down_hand_over,
        name="turn-down-hand-over",
    ),
    path("people/accounts/", views.accounts, name="accounts"),
    path("people/accounts/invite/", views.invite, name="invite"),
    path("people/accounts/<str:login>/", views.manage_account, name="manage-account"),
    path(
        "people/accounts/<str:login>/invite-again/",
        views.invite_again,
        name="invite-again",
    ),
    re_path(
        r"^people/accounts/(?P<login>[^/]+)/"
        r"(?P<act>disable|enable|reset-second-factor)/$",
        views.act_on_account,
        name="act-on-account",
    ),
    path("people/organizations/", views.entities, name="entities"),
    path("people/organizations/new/", views.new_entity, name="new-entity"),
    path(
        "people/organizations/<slug:code>/", views.rename_entity, name="rename-entity"
    ),
]
