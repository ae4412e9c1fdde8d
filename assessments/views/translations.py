"""Reports beside their translations, and the work on those."""

from django.conf import settings
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from assessments import actions
from assessments.lists import Translations
from assessments.models import Assessment, Translation
from assessments.statuses import of_translation
from assessments.translations import reading
from assessments.translations.forms import OrderForm, PartForm, TranslationForm
from assessments.versions.reading import markings_of
from ctportal.confidentiality import finding
from ctportal.confidentiality.models import Marking
from ctportal.confidentiality.policy import is_holder
from ctportal.pages import lists

from .records import changeable, form_page, readable, surroundings


def index(request):
    """Every report that is in translation."""
    rows = Translation.objects.readable_by(request.user).for_table()
    answer = lists.page(request, Translations, rows)
    told = getattr(answer, "context_data", None) or {}
    if "listing" in told:
        request.shown.extend(row.report for row in told["listing"].page.rows)
    return answer


def translations(request, ref):
    """The languages a report is in, and what is in translation."""
    report = readable(request, Assessment, ref)
    ordered = Translation.objects.readable_by(request.user).filter(report=report)
    ordered = list(ordered.for_table().order_by("due_on", "ref"))
    request.shown.extend(ordered)
    context = surroundings(request, report) | {
        "languages": reading.languages_of(report, request.user),
        "ordered": [(row, of_translation(row)) for row in ordered],
    }
    return render(request, "assessments/translations/translations.html", context)


def side_by_side(request, ref, language):
    """The report beside what it is in another language, passage by passage."""
    report = readable(request, Assessment, ref)
    passages = reading.side_by_side(report, _known(language), request.user)
    lines = [beside.line for beside in passages]
    markings = markings_of(lines, request.user)
    request.shown.extend(markings.values())
    context = surroundings(request, report) | {
        "passages": [(beside, markings[beside.line.part]) for beside in passages],
        "language": get_language_info(language),
        "is_own": is_holder(request.user, report),
    }
    return render(request, "assessments/translations/side_by_side.html", context)


def translate(request, ref, language, part):
    """The passages of one part, written in the other language."""
    report = changeable(request, Assessment, ref)
    marked = Marking.objects.readable_by(request.user).for_table()
    record = finding.record_of(get_object_or_404(marked, ref=part), request.user)
    passages = reading.of_part(record, _known(language), report, request.user)
    if not passages:
        raise Http404
    request.shown.extend([record])

    def act(form):
        said = {"said": form.said, "translator": form.cleaned_data["translator"]}
        actions.translate(record, by=request.user, language=language, **said)
        return reverse("assessments:side-by-side", args=[report.ref, language])

    form = PartForm(request.POST or None, passages=passages, language=language)
    title = _("Translate: %(part)s") % {"part": record}
    return form_page(request, form, act, title=title, about=report)


def order(request, ref):
    report = changeable(request, Assessment, ref)

    def act(form):
        return actions.order_translation(report, by=request.user, **form.facts)

    title = _("Order a translation")
    form = OrderForm(request.POST or None)
    return form_page(request, form, act, title=title, about=report)


def translation(request, ref):
    """The processing of one document: its days, its words, its symbol."""
    found = readable(request, Translation, ref)
    request.shown.extend([found.report])
    context = surroundings(request, found) | {"report": found.report}
    context["status"] = of_translation(found)
    return render(request, "assessments/translations/translation.html", context)


def edit(request, ref):
    found = changeable(request, Translation, ref)

    def act(form):
        return actions.change_translation(found, by=request.user, **form.facts)

    form = TranslationForm(request.POST or None, instance=found)
    return form_page(request, form, act, title=_("Change its processing"), about=found)


def _known(language):
    if language not in dict(settings.LANGUAGES):
        raise Http404
    return language
