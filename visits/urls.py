"""Addresses of the visits pages."""

from django.urls import path

from .views import calendar, due, lines, notebook, pasting, steps, visits, workbooks

app_name = "visits"

urlpatterns = [
    path("", visits.index, name="index"),
    path("new/", visits.new, name="new"),
    path("calendar/", calendar.calendar, name="calendar"),
    path("due-under-16e/", due.due, name="due"),
    path("<slug:ref>/", visits.detail, name="detail"),
    path("<slug:ref>/steps/<slug:code>/", steps.step, name="step"),
    path("<slug:ref>/delegation/", steps.join, name="join"),
    path("<slug:ref>/delegation/leave/", steps.leave, name="leave"),
    path("<slug:ref>/notebook/", notebook.notebook, name="notebook"),
    path("<slug:ref>/notebook/send/", notebook.send, name="send"),
    path("<slug:ref>/notebook/paste/", pasting.paste, name="paste"),
    path("<slug:ref>/notebook/template/", notebook.blank_template, name="template"),
    path("<slug:ref>/notebook/along/", notebook.take_along, name="take-along"),
    path("<slug:ref>/notebook/import/", workbooks.upload, name="import"),
    path("<slug:ref>/notebook/earlier/", lines.earlier, name="earlier"),
    path("<slug:ref>/notebook/<slug:line>/", notebook.line, name="line"),
    path("<slug:ref>/notebook/<slug:line>/move/", lines.move, name="move"),
    path("<slug:ref>/notebook/<slug:line>/withdraw/", lines.withdraw, name="withdraw"),
    path("<slug:ref>/notebook/<slug:line>/restore/", lines.restore, name="restore"),
    path("<slug:ref>/notebook/<slug:line>/tie/", lines.tie, name="tie"),
    path("<slug:ref>/workbooks/<slug:workbook>/", workbooks.workbook, name="workbook"),
    path(
        "<slug:ref>/workbooks/<slug:workbook>/columns/",
        workbooks.columns,
        name="columns",
    ),
    path(
        "<slug:ref>/workbooks/<slug:workbook>/bring-in/",
        workbooks.bring_in,
        name="bring-in",
    ),
    path(
        "<slug:ref>/workbooks/<slug:workbook>/<int:number>/",
        workbooks.repair,
        name="repair",
    ),
]
