"""Plausible mistakes, each a small change to one file, and what must catch it."""

from dataclasses import dataclass

DOORS = "tests/confidentiality/test_doors.py"
FIRST_ALONE = "tests/confidentiality/test_first_wall_alone.py"
ROWS = "tests/proof/test_rows.py"
ALONE = "tests/proof/alone.py"
# The tests by which each row is tried: its own, smaller than in `make proof`, and
# those that were there before it.
GUARDS = {
    1: (f"{ROWS}::test_row_1_a_record_withheld_leaves_no_trace",),
    2: (f"{ROWS}::test_row_2_every_route_and_every_model_is_accounted_for",),
    3: (f"{ROWS}::test_row_3_without_the_first_wall_the_second_holds",),
    4: (
        f"{DOORS}::test_nor_does_one_without_the_second_wall",
        f"{DOORS}::test_so_it_does_without_the_second_wall",
        f"{ROWS}::test_row_4_without_the_second_wall_the_first_holds",
    ),
    5: (f"{ROWS}::test_row_5_both_walls_and_the_explanation_agree",),
    6: (f"{ROWS}::test_row_6_no_canary_is_found_where_it_should_not_be",),
    7: (f"{ALONE}::test_row_7_time_tells_nothing",),
    9: (f"{ALONE}::test_row_9_the_second_wall_costs_little",),
    10: (f"{ROWS}::test_row_10_everything_confidential_has_its_line",),
    12: (f"{ROWS}::test_row_12_a_sealed_value_is_not_lost",),
}


@dataclass(frozen=True)
class Mistake:
    """What somebody did wrong, where, and the row or the test that must say so."""

    what: str
    file: str
    old: str
    new: str
    caught_by: int | str

    @property
    def guards(self) -> tuple[str, ...]:
        by_row = isinstance(self.caught_by, int)
        return GUARDS[self.caught_by] if by_row else (self.caught_by,)

    @property
    def guard(self) -> str:
        by_row = isinstance(self.caught_by, int)
        return f"row {self.caught_by}" if by_row else self.caught_by


MISTAKES = (
    Mistake(
        "a list forgets the word readable_by",
        "assessments/views/lists.py",
        "model.objects.readable_by(request.user)",
        "model.objects.all()",
        4,
    ),
    Mistake(
        "the API forgets it",
        "ctportal/pages/viewsets.py",
        "self.model.objects.readable_by(self.request.user)",
        "self.model.objects.all()",
        4,
    ),
    Mistake(
        "facets are counted over all rows",
        "sharing/portal/facets.py",
        "rows = self._narrowed(others).order_by()",
        "rows = self.matching.model.objects.order_by()",
        4,
    ),
    Mistake(
        "a figure on home counts what is hidden",
        "sharing/portal/figures.py",
        "needs = Need.objects.readable_by(person)",
        "needs = Need.objects.all()",
        4,
    ),
    Mistake(
        "States are put in order by all their needs",
        "sharing/portal/state_lists.py",
        "rows = SearchEntry.objects.readable_by(person).filter(",
        "rows = SearchEntry.objects.filter(",
        4,
    ),
    Mistake(
        "a result shows the hidden report it hangs under",
        "assessments/views/records.py",
        "reports = Assessment.objects.readable_by(request.user).for_table()",
        "reports = Assessment.objects.for_table()",
        f"{FIRST_ALONE}::test_a_result_does_not_show_the_hidden_report_it_hangs_under",
    ),
    Mistake(
        "a form offers every record as a choice",
        "projects/origins.py",
        "readable = kind.objects.readable_by(person).unsealed_for(person)",
        "readable = kind.objects.unsealed_for(person)",
        f"{FIRST_ALONE}::test_a_project_is_offered_nothing_hidden_to_build_on",
    ),
    Mistake(
        "a record is found by its marking, whoever asks",
        "ctportal/confidentiality/views/finding.py",
        "    readable = Marking.objects.readable_by(request.user)\n"
        "    record = finding.record_of("
        "get_object_or_404(readable, ref=ref), request.user)",
        "    marking = get_object_or_404(Marking, ref=ref)\n"
        "    record = finding.kinds()[marking.kind].objects.get(pk=marking.pk)",
        4,
    ),
    Mistake(
        "the read policy of records is USING (true)",
        "ctportal/confidentiality/wall/building.py",
        'READ = "audience_id IN (SELECT open_audiences())"',
        'READ = "true"',
        3,
    ),
    Mistake(
        "a tie asks for one end only",
        "ctportal/confidentiality/wall/building.py",
        '" AND ".join(_seen(model, model.ends))',
        '" AND ".join(_seen(model, model.ends[:1]))',
        3,
    ),
    Mistake(
        "a model stands before no wall",
        "visits/models/ties.py",
        "class VisitReport(Link):",
        "class VisitReport(models.Model):",
        2,
    ),
    Mistake(
        "a route is added and nobody thinks of it",
        "assessments/urls.py",
        "urlpatterns = [",
        'urlpatterns = [path("<slug:ref>/print/", assessments.detail, name="print"),',
        2,
    ),
    Mistake(
        "the search index keeps the audience a record had",
        "sharing/portal/search.sql",
        "audience_id = NEW.audience_id, state_id = NEW.state_id",
        "state_id = NEW.state_id",
        1,
    ),
    Mistake(
        "a marking hands its new audience to nobody",
        "ctportal/confidentiality/wall/wall.sql",
        "'UPDATE %I SET audience_id = $1 WHERE marking_id = $2'",
        "'SELECT FROM %I WHERE $1 = $2'",
        1,
    ),
    Mistake(
        "facets are kept for the next who asks the same",
        "sharing/portal/facets.py",
        "        return [Group(facet, self._choices(facet)) for facet in FACETS]",
        "        kept = self.__class__.__dict__.get('kept') or {}\n"
        "        self.__class__.kept = kept\n"
        "        asked = self.query.urlencode()\n"
        "        if asked not in kept:\n"
        "            kept[asked] = [Group(f, self._choices(f)) for f in FACETS]\n"
        "        return kept[asked]",
        "tests/sharing/portal/test_search.py::test_each_facet_adds_up_to_the_rows",
    ),
    Mistake(
        "an exported list has the row's number in a last column",
        "ctportal/pages/exports.py",
        "values.append(record.marking.get_classification_display())",
        "values += [record.marking.get_classification_display(), record.pk]",
        1,
    ),
    Mistake(
        "what may not be read is refused, not missing",
        "ctportal/confidentiality/views/finding.py",
        "    readable = Marking.objects.readable_by(request.user)\n",
        "    from django.core.exceptions import PermissionDenied\n"
        "    readable = Marking.objects.readable_by(request.user)\n"
        "    if Marking.objects.filter(ref=ref) and not readable.filter(ref=ref):\n"
        "        raise PermissionDenied\n",
        4,
    ),
    Mistake(
        "a request spares what was released by hand",
        "ctportal/confidentiality/audiences.py",
        "or not any(r.strikes(entity) for r in requests)",
        'or release.basis == "by-hand"',
        1,
    ),
    Mistake(
        "a request forgets that groups of readers hold those it strikes",
        "ctportal/confidentiality/audiences.py",
        "if not requests and not barred:",
        "if release.community or (not requests and not barred):",
        "tests/confidentiality/test_audiences.py",
    ),
    Mistake(
        "a release forgets its days",
        "ctportal/confidentiality/keys.py",
        'in_force(timezone.localdate(), "key__"),',
        "",
        5,
    ),
    Mistake(
        "the database forgets the last day of a key",
        "ctportal/confidentiality/wall/wall.sql",
        "AND coalesce(k.ends_on >= current_date, true)",
        "",
        5,
    ),
    Mistake(
        "an account that is closed still opens what it opened",
        "ctportal/confidentiality/keys.py",
        " or not person.is_active:",
        ":",
        5,
    ),
    Mistake(
        "clearance is not looked at",
        "ctportal/confidentiality/keys.py",
        "key__classification__lte=holding.classification,",
        "",
        5,
    ),
    Mistake(
        "the log tells what was opened",
        "ctportal/confidentiality/actions/records.py",
        '    note(f"{model.kind}-opened", by=by, of=marking)',
        "    import logging\n"
        '    logging.getLogger("portal").warning("opened: %s", record)\n'
        '    note(f"{model.kind}-opened", by=by, of=marking)',
        6,
    ),
    Mistake(
        "a task is handed a text",
        "ctportal/confidentiality/actions/records.py",
        '    note(f"{model.kind}-opened", by=by, of=marking)',
        "    from celery import current_app\n"
        '    current_app.send_task("index", args=[str(record)])\n'
        '    note(f"{model.kind}-opened", by=by, of=marking)',
        6,
    ),
    Mistake(
        "a mail's subject names what is in it",
        "sharing/exchange/mails.py",
        "subject=_subject(edition),",
        "subject=_subject(edition) + str([n.values for n in edition.lines.all()]),",
        6,
    ),
    Mistake(
        "an event says what was written",
        "ctportal/confidentiality/actions/records.py",
        '    note(f"{model.kind}-opened", by=by, of=marking)',
        '    note(f"{model.kind}-opened: {record}"[:60], by=by, of=marking)',
        6,
    ),
    Mistake(
        "sealing leaves the former values behind",
        "ctportal/confidentiality/sealing.py",
        "    _move_revisions(stored.pk, sealed.pk, field)\n    note",
        "    note",
        6,
    ),
    Mistake(
        "sealing leaves the value in its row",
        "ctportal/confidentiality/sealing.py",
        "sealed=stored.sealed, **{field: stored.emptied(field)})",
        "sealed=stored.sealed)",
        6,
    ),
    Mistake(
        "search looks for the words first, and asks the rule then",
        "sharing/portal/search.sql",
        "WHERE NOT e.is_wide AND e.audience_id = opened.audience_id",
        "WHERE NOT e.is_wide AND opened.audience_id = (SELECT m.audience_id"
        " FROM confidentiality_marking m WHERE m.id = e.marking_id)",
        7,
    ),
    Mistake(
        "the wall looks the audiences up for every row",
        "ctportal/confidentiality/wall/building.py",
        'READ = "audience_id IN (SELECT open_audiences())"',
        "READ = \"audience_id IN (SELECT open_audiences() WHERE ref > '')\"",
        9,
    ),
    Mistake(
        "an answer writes no disclosure",
        "ctportal/ledger/middleware.py",
        "            disclose(by=request.user, channel=channel, refs=refs)\n",
        "",
        10,
    ),
    Mistake(
        "a mail writes no disclosure",
        "sharing/exchange/actions.py",
        '            disclose(by=delivery.recipient, channel="mail", refs=refs)\n',
        "",
        10,
    ),
    Mistake(
        "an action writes no event",
        "ctportal/confidentiality/actions/releases.py",
        '    note("released", by=by, of=made.marking)\n',
        "",
        10,
    ),
    Mistake(
        "a page shows records it does not hand over",
        "ctportal/pages/viewsets.py",
        "        self._show([record])\n",
        "",
        10,
    ),
    Mistake(
        "saving a record forgets that a field of it is sealed",
        "ctportal/confidentiality/actions/saving.py",
        "        save_row(stored, by=by, **changed)",
        "        save_row(stored, by=by, sealed=[], **changed)",
        12,
    ),
    Mistake(
        "a pack holds what its maker may read",
        "sharing/packs/collecting.py",
        '(of_maker.filter(self._under(self.shared)).values_list("ref"))\n'
        "        reader = self.people[0]",
        '(of_maker.values_list("ref"))\n        reader = self.by',
        1,
    ),
    Mistake(
        "an action forgets to ask for the holder",
        "ctportal/confidentiality/actions/releases.py",
        "    policy.require_holder(by, record, *policy.KEEPERS)\n    if basis",
        "    if basis",
        "tests/confidentiality/test_requests.py::test_nor_by_an_action",
    ),
    Mistake(
        "a file is given an ETag",
        "ctportal/correspondence/serving.py",
        "headers=SAFE,",
        'headers=SAFE | {"ETag": record.digest},',
        "tests/correspondence/test_pages.py",
    ),
)
