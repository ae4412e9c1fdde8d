"""Addresses of the pages on who may read what."""

from django.urls import path

from . import views

app_name = "confidentiality"

# A standing release as addresses spell it: whose, what, from when, with whom.
RULE = "<slug:office>/<slug:information>/<slug:step>/<slug:reader>/"

urlpatterns = [
    path("readers/<slug:ref>/", views.readers, name="readers"),
    path("readers/<slug:ref>/access/", views.access_to, name="access"),
    path("readers/<slug:ref>/release/", views.release, name="release"),
    path("readers/<slug:ref>/consent/", views.consent, name="consent"),
    path("readers/<slug:ref>/classify/", views.classify, name="classify"),
    path(
        "readers/<slug:ref>/end/<slug:reader>/", views.end_release, name="end-release"
    ),
    path("proposed/<slug:ref>/", views.release_proposal, name="release-proposal"),
    path("proposed/<slug:ref>/settle/", views.settle_release, name="settle-release"),
    path("readers/<slug:ref>/as/", views.view_as, name="view-as-whom"),
    path("readers/<slug:ref>/as/<slug:entity>/", views.view_as, name="view-as"),
    path("as/", views.all_as, name="all-as-whom"),
    path("as/<slug:entity>/", views.all_as, name="all-as"),
    path("readers/<slug:ref>/seal/", views.seal, name="seal"),
    path("readers/<slug:ref>/history/", views.history, name="history"),
    path("readers/<slug:ref>/revert/", views.revert, name="revert"),
    path("sealed/<slug:ref>/", views.share_again, name="share-again"),
    path("standing/", views.standing, name="standing"),
    path(f"standing/{RULE}", views.change_standing, name="change-standing"),
    path(f"standing/{RULE}further/", views.further_reader, name="further-reader"),
    path("standing/<slug:ref>/", views.standing_change, name="standing-change"),
    path("standing/<slug:ref>/settle/", views.settle_standing, name="settle-standing"),
    path("nobodys/", views.nobodys, name="nobodys"),
    path("nobodys/<slug:ref>/", views.name_reader, name="name-reader"),
    path("nobodys/<slug:ref>/settle/", views.settle_naming, name="settle-naming"),
    path("ask-for-access/", views.ask_for_access, name="ask-for-access"),
    path("asked/", views.asked, name="asked"),
    path("asked/<uuid:question>/answer/", views.answer, name="answer"),
    path(
        "answers/<uuid:question>/put-aside/",
        views.put_answer_aside,
        name="put-answer-aside",
    ),
]
