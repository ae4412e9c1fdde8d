"""Addresses of what the Committee approves, among those of assessments."""

from django.urls import path

from . import views

urlpatterns = [
    path("approvals/", views.index, name="approvals"),
    path("approvals/kinds/<slug:kind>/", views.change, name="change-approval"),
    path(
        "approvals/changes/<slug:ref>/", views.approval_change, name="approval-change"
    ),
    path("approvals/changes/<slug:ref>/settle/", views.settle, name="settle-approval"),
]
