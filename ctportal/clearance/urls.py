"""Addresses of the clearance pages."""

from django.urls import include, path

from .chains.views import lists, records, templates

app_name = "clearance"

CHAINS = [
    path("", templates.index, name="chains"),
    path("keepers/", templates.name_keeper, name="name-keeper"),
    path("keepers/end/", templates.end_keeper, name="end-keeper"),
    path("<slug:kind>/", templates.change, name="change-chain"),
]
OF_RECORD = [
    path("", records.of_record, name="of-record"),
    path("submit/", records.submit, name="submit"),
    path("take-back/", records.take_back, name="take-back"),
    path("answer-for/", records.answer_for, name="answer-for"),
    path("<uuid:step>/", records.decide, name="decide"),
    path("<uuid:step>/pass-on/", records.pass_on, name="pass-on"),
]

urlpatterns = [
    path("", lists.to_clear, name="to-clear"),
    path("chains/", include(CHAINS)),
    path("of/<slug:ref>/", include(OF_RECORD)),
]
