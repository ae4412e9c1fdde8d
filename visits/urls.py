"""Addresses of the visits pages."""

from django.urls import include, path

from .views import (
    afterwards,
    annual_lists,
    calendar,
    changes,
    checklists,
    consultations,
    due,
    invitations,
    lines,
    mission_reports,
    notebook,
    others,
    pasting,
    preparation,
    steps,
    visits,
    workbooks,
)

app_name = "visits"

ANNUAL_LISTS = [
    path("", annual_lists.index, name="annual-lists"),
    path("new/", annual_lists.new, name="new-annual-list"),
    path("<slug:ref>/", annual_lists.annual_list, name="annual-list"),
    path("<slug:ref>/entries/", annual_lists.add, name="add-entry"),
    path("<slug:ref>/approval/", annual_lists.approve, name="approve-list"),
    path("<slug:ref>/decisions/", annual_lists.decide, name="decide-list"),
    path(
        "<slug:ref>/entries/<uuid:entry>/off/", annual_lists.take_off, name="take-off"
    ),
    path("<slug:ref>/entries/<uuid:entry>/move/", annual_lists.move, name="move-entry"),
    path("<slug:ref>/entries/<uuid:entry>/end/", annual_lists.end, name="end-entry"),
    path(
        "<slug:ref>/entries/<uuid:entry>/visit/",
        annual_lists.open_visit,
        name="open-entry",
    ),
]
OTHERS = [
    path("notices/", others.notices, name="notices"),
    path("notices/new/", others.new_notice, name="new-notice"),
    path("notices/<slug:ref>/", others.notice, name="notice"),
    path("notices/<slug:ref>/edit/", others.edit_notice, name="edit-notice"),
    path("notices/<slug:ref>/call-off/", others.call_off_notice, name="call-off"),
    path(
        "notices/<slug:ref>/invite/",
        invitations.invite_to_notice,
        name="invite-to-notice",
    ),
    path(
        "notices/<slug:ref>/mission-report/",
        mission_reports.new_for_notice,
        name="report-of-notice",
    ),
    path("missions/", others.missions, name="missions"),
    path("missions/new/", others.new_mission, name="new-mission"),
    path("missions/<slug:ref>/", others.mission, name="mission"),
    path("missions/<slug:ref>/edit/", others.edit_mission, name="edit-mission"),
    path(
        "missions/<slug:ref>/call-off/",
        others.call_off_mission,
        name="call-off-mission",
    ),
]
AROUND = [
    path("invitations/", invitations.index, name="invitations"),
    path("invitations/<slug:ref>/", invitations.invitation, name="invitation"),
    path("invitations/<slug:ref>/answer/", invitations.answer, name="answer"),
    path("mission-reports/<slug:ref>/", mission_reports.report, name="mission-report"),
    path("mission-reports/<slug:ref>/edit/", mission_reports.edit, name="edit-report"),
    path(
        "mission-reports/<slug:ref>/clear/", mission_reports.clear, name="clear-report"
    ),
    path("consultations/<slug:ref>/", consultations.consultation, name="consultation"),
    path(
        "consultations/<slug:ref>/edit/", consultations.edit, name="edit-consultation"
    ),
    path(
        "consultations/<slug:ref>/areas/", consultations.agree_area, name="agree-area"
    ),
    path(
        "consultations/<slug:ref>/areas/<uuid:area>/need/",
        consultations.need,
        name="area-need",
    ),
    path(
        "consultations/<slug:ref>/areas/<uuid:area>/idea/",
        consultations.idea,
        name="area-idea",
    ),
    path("checklist/", checklists.templates, name="checklist"),
    path("checklist/new/", checklists.new, name="new-template"),
    path("checklist/<uuid:template>/", checklists.change, name="change-template"),
    path("checklist/<uuid:template>/end/", checklists.end, name="end-template"),
]
OF_A_VISIT = [
    path("preparation/", preparation.preparation, name="preparation"),
    path("checklist/<uuid:item>/", preparation.settle, name="settle"),
    path("states/<slug:iso3>/", preparation.state_agreed, name="state-agreed"),
    path("parts/", preparation.parts, name="parts"),
    path("delegation/strike/", preparation.strike, name="strike"),
    path("invite/", invitations.invite, name="invite"),
    path("changes/<slug:stop>/", changes.change, name="change"),
    path("afterwards/", afterwards.afterwards, name="afterwards"),
    path("mission-report/", mission_reports.new, name="new-report"),
    path("consultation/", afterwards.consult, name="consult"),
    path("extracts/<slug:matter>/", afterwards.extract, name="extract"),
]

urlpatterns = [
    path("", visits.index, name="index"),
    path("new/", visits.new, name="new"),
    path("calendar/", calendar.calendar, name="calendar"),
    path("due-under-16e/", due.due, name="due"),
    path("lists/", include(ANNUAL_LISTS)),
    path("priority-states/", annual_lists.priority_states, name="priority-states"),
    *OTHERS,
    *AROUND,
    path("<slug:ref>/", visits.detail, name="detail"),
    path("<slug:ref>/", include(OF_A_VISIT)),
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
