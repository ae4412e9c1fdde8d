"""Addresses of the assessments pages."""

from django.urls import include, path

from .evaluations.urls import urlpatterns as of_evaluations
from .surveys.urls import urlpatterns as of_surveys
from .views import (
    assessments,
    comments,
    drafts,
    extracts,
    lists,
    needs,
    progress,
    results,
    returned,
    superseding,
    text,
    translations,
    versions,
)

app_name = "assessments"

urlpatterns = [
    path("", lists.assessments, name="index"),
    *of_evaluations,
    *of_surveys,
    path("new/", assessments.new, name="new"),
    path("recommendations/", lists.recommendations, name="recommendations"),
    path("recommendations/<slug:ref>/", results.recommendation, name="recommendation"),
    path(
        "recommendations/<slug:ref>/edit/",
        results.edit_recommendation,
        name="edit-recommendation",
    ),
    path("recommendations/<slug:ref>/need/", needs.propose, name="propose-need"),
    path(
        "recommendations/<slug:ref>/progress/", progress.report, name="report-progress"
    ),
    path("", include("assessments.following.urls")),
    path("findings/", lists.findings, name="findings"),
    path("findings/<slug:ref>/", results.finding, name="finding"),
    path("findings/<slug:ref>/edit/", results.edit_finding, name="edit-finding"),
    path("needs/", lists.needs, name="needs"),
    path("needs/not-agreed/", lists.needs_not_agreed, name="needs-not-agreed"),
    path("", include("assessments.programmes.urls")),
    path("", include("assessments.products.urls")),
    path("", include("assessments.bodies.urls")),
    path("needs/<slug:ref>/", needs.need, name="need"),
    path("needs/<slug:ref>/edit/", needs.edit, name="edit-need"),
    path("needs/<slug:ref>/agreement/", needs.agree, name="agree"),
    path("needs/<slug:ref>/met/", needs.meet, name="meet"),
    path("sections/<slug:ref>/", text.section, name="section"),
    path("sections/<slug:ref>/edit/", text.edit, name="edit-section"),
    path("sections/<slug:ref>/take-out/", text.take_out, name="take-out"),
    path("sections/<slug:ref>/set-apart/", text.set_apart, name="set-apart"),
    path("translations/", translations.index, name="in-translation"),
    path("translations/<slug:ref>/", translations.translation, name="translation"),
    path("translations/<slug:ref>/edit/", translations.edit, name="edit-translation"),
    path("versions/<slug:ref>/", versions.version, name="version"),
    path("<slug:ref>/", assessments.detail, name="detail"),
    path("<slug:ref>/edit/", assessments.edit, name="edit"),
    path("<slug:ref>/extract/<slug:matter>/", extracts.extract, name="extract"),
    path("<slug:ref>/advance/", assessments.advance, name="advance"),
    path("<slug:ref>/superseded/", superseding.supersede, name="supersede"),
    path("comments/<slug:ref>/", comments.comment, name="comment"),
    path("comments/<slug:ref>/edit/", comments.edit, name="edit-comment"),
    path("comments/<slug:ref>/answer/", comments.answer, name="answer-comment"),
    path("comments/<slug:ref>/place/", comments.place, name="place-comment"),
    path("<slug:ref>/comments/", comments.comments, name="comments"),
    path("<slug:ref>/comments/new/", comments.new, name="new-comment"),
    path("<slug:ref>/returned/", returned.bring, name="bring-returned"),
    path("<slug:ref>/returned/<slug:document>/", returned.returned, name="returned"),
    path("<slug:ref>/draft/", drafts.bring, name="bring-draft"),
    path("<slug:ref>/draft/<slug:document>/", drafts.draft, name="draft"),
    path("<slug:ref>/translations/", translations.translations, name="translations"),
    path("<slug:ref>/translations/new/", translations.order, name="order-translation"),
    path(
        "<slug:ref>/in/<slug:language>/",
        translations.side_by_side,
        name="side-by-side",
    ),
    path(
        "<slug:ref>/in/<slug:language>/<slug:part>/",
        translations.translate,
        name="translate",
    ),
    path("<slug:ref>/versions/", versions.versions, name="versions"),
    path("<slug:ref>/versions/keep/", versions.keep, name="keep-version"),
    path("<slug:ref>/section/", text.new, name="new-section"),
    path("<slug:ref>/finding/", results.new_finding, name="new-finding"),
    path(
        "<slug:ref>/recommendation/",
        results.new_recommendation,
        name="new-recommendation",
    ),
]
