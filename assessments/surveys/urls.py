"""Addresses of surveys: instruments first, then answers."""

from django.urls import path

from ..views import answers, questions, surveys

INSTRUMENTS = [
    path("instruments/", surveys.index, name="instruments"),
    path("instruments/new/", surveys.new, name="new-instrument"),
    path("instruments/<slug:ref>/", surveys.instrument, name="instrument"),
    path("instruments/<slug:ref>/edit/", surveys.edit, name="edit-instrument"),
    path("instruments/<slug:ref>/step/", surveys.step, name="step-instrument"),
    path("instruments/<slug:ref>/import/", questions.bring, name="bring-questions"),
    path("instruments/<slug:ref>/heading/", questions.heading, name="new-heading"),
    path("instruments/<slug:ref>/question/", questions.question, name="new-question"),
    path(
        "instruments/<slug:ref>/headings/<uuid:identity>/",
        questions.heading,
        name="edit-heading",
    ),
    path(
        "instruments/<slug:ref>/questions/<uuid:identity>/",
        questions.question,
        name="edit-question",
    ),
    path(
        "instruments/<slug:ref>/take-away/<uuid:identity>/",
        questions.take_away,
        name="take-away-question",
    ),
]
ANSWERS = [
    path("answers/", answers.index, name="surveys-answered"),
    path("answers/<slug:ref>/", answers.answers, name="answers"),
    path("answers/<slug:ref>/fill/", answers.fill, name="fill-answers"),
    path("answers/<slug:ref>/accept/", answers.accept_part, name="accept-part"),
    path("answers/<slug:ref>/compared/", answers.compared, name="compare-answers"),
    path(
        "answers/<slug:ref>/questions/<uuid:identity>/",
        answers.answer,
        name="answer-question",
    ),
    path(
        "answers/<slug:ref>/accept/<uuid:identity>/",
        answers.accept,
        name="accept-answer",
    ),
    path("survey-answers/<slug:ref>/", answers.one, name="survey-answer"),
    path("<slug:ref>/survey/", answers.begin, name="begin-answers"),
]
urlpatterns = [*INSTRUMENTS, *ANSWERS]
