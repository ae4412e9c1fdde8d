"""What a project is, in a few words."""

from django.utils.translation import gettext as _

from ctportal.pages.marks import Status


def states_of(project) -> str:
    return ", ".join(tie.state.name for tie in project.in_states.all())


def themes_of(project) -> str:
    return ", ".join(tie.theme.name for tie in project.on_themes.all())


def partners_of(project) -> str:
    """The originating office, and with whom it works."""
    partners = [tie.entity for tie in project.partners.all()]
    others = [entity.name for entity in partners if entity != project.holder]
    if not others:
        return project.holder.name
    return _("%(office)s with %(others)s") % {
        "office": project.holder.name,
        "others": ", ".join(others),
    }


def stage_of(project) -> Status:
    said = f"{project.stage} {project.get_stage_display()}"
    return Status("settled" if project.closed_on else "underway", said)
