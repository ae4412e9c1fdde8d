"""Every address of the portal."""

from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.i18n import set_language
from drf_spectacular.views import SpectacularAPIView
from rest_framework.routers import SimpleRouter

import assessments.api
import projects.api
import sharing.corrigenda.api
import sharing.exchange.api
import sharing.notes.api
import sharing.packs.api
import sharing.portal.api
import visits.api
from assessments.approvals import api as approvals_api
from assessments.bodies import api as bodies_api
from assessments.following import api as following_api
from assessments.grounds import api as grounds_api
from assessments.products import api as products_api
from assessments.programmes import api as programmes_api
from assessments.requirements import api as requirements_api
from assessments.scales import api as scales_api
from ctportal.clearance.chains import api as clearance_api
from ctportal.clearance.decisions import api as decisions_api
from ctportal.correspondence import api as correspondence_api
from ctportal.correspondence.clocks import api as clocks_api
from ctportal.correspondence.letters import api as letters_api
from ctportal.embedded import views as health
from ctportal.pages.views import data_policy
from ctportal.reference.api import (
    InstrumentViewSet,
    ResolutionViewSet,
    StateViewSet,
    ThemeViewSet,
)
from visits.views.calendar import feed

kinds = {
    "states": StateViewSet,
    "themes": ThemeViewSet,
    "instruments": InstrumentViewSet,
    "resolutions": ResolutionViewSet,
    **correspondence_api.routes,
    **letters_api.routes,
    **clearance_api.routes,
    **decisions_api.routes,
    **assessments.api.routes,
    **following_api.routes,
    **programmes_api.routes,
    **products_api.routes,
    **bodies_api.routes,
    **scales_api.routes,
    **requirements_api.routes,
    **approvals_api.routes,
    **visits.api.routes,
    **projects.api.routes,
    **sharing.exchange.api.routes,
    **sharing.packs.api.routes,
    **sharing.notes.api.routes,
    **sharing.corrigenda.api.routes,
    **sharing.portal.api.routes,
}
router = SimpleRouter()
for kind, viewset in kinds.items():
    router.register(kind, viewset, basename=f"api-{kind}")
under_another = {
    **assessments.api.under_a_recommendation,
    **grounds_api.under_a_recommendation,
    **visits.api.under_a_visit,
    **clocks_api.under_a_record,
}
for name, (address, viewset) in under_another.items():
    router.register(address, viewset, basename=f"api-{name}")

urlpatterns = [
    path("", include("sharing.portal.urls")),
    path("visits/", include("visits.urls")),
    path("assessments/corrigenda/", include("sharing.corrigenda.urls")),
    path("assessments/", include("assessments.urls")),
    path("projects/", include("projects.urls")),
    path("exchange/", include("sharing.exchange.urls")),
    path("packs/", include("sharing.packs.urls")),
    path("notes/", include("sharing.notes.urls")),
    path("withdrawals/", include("sharing.withdrawal.urls")),
    path("coordination/", include("coordination.urls")),
    path("documents/", include("ctportal.correspondence.urls")),
    path("letters/", include("ctportal.correspondence.letters.urls")),
    path("", include("ctportal.people.urls")),
    path("clearance/", include("ctportal.clearance.urls")),
    path("committee/", include("ctportal.clearance.decisions.urls")),
    path("transmissions/", include("ctportal.correspondence.transmission_urls")),
    path("ledger/", include("ctportal.ledger.urls")),
    path("account/", include("allauth.urls")),
    path("confidentiality/requests/", include("sharing.requests.urls")),
    path("confidentiality/", include("ctportal.confidentiality.urls")),
    path("calendar/<slug:token>.ics", feed, name="calendar-feed"),
    path("data-policy/", data_policy, name="data-policy"),
    path("language/", login_not_required(set_language), name="set_language"),
    path("api/v1/schema/", SpectacularAPIView.as_view(), name="schema"),
    path("api/v1/", include(router.urls)),
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
]

handler400 = "ctportal.pages.uploads.not_understood"
