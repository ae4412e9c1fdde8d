"""Every setting of the portal, read from the environment.

DATABASE_URL, DATABASE_OWNER_URL, BROKER_URL, SECRET_KEY, ALLOWED_HOSTS, EMAIL_URL and
FILES_URL say where the portal lives; `python manage.py up` sets all of them for a
portal that carries its own servers.
"""

from datetime import timedelta
from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy

from ctportal import environment
from ctportal.embedded import home
from ctportal.environment import env

BASE_DIR = Path(__file__).resolve().parent.parent

# --- The place ---------------------------------------------------------------------

SECRET_KEY = environment.required("SECRET_KEY")
DEBUG = False
ALLOWED_HOSTS = environment.listed("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
# True while the portal runs on invented States and people; every page says so.
EXERCISE = environment.flag("EXERCISE", default=True)
# "required" asks people cleared above Unclassified for a second factor.
SECOND_FACTOR = environment.text(
    "SECOND_FACTOR", "optional" if EXERCISE else "required"
)

ROOT_URLCONF = "ctportal.urls"
WSGI_APPLICATION = "ctportal.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "ctportal.pages",
    "ctportal.people",
    "ctportal.reference",
    "ctportal.confidentiality",
    "ctportal.ledger",
    "ctportal.correspondence",
    "ctportal.clearance",
    "ctportal.embedded",
    "assessments",
    "visits",
    "projects",
    "coordination",
    "sharing.portal",
    "sharing.exchange",
    "sharing.packs",
    "sharing.notes",
    "sharing.withdrawal",
    "sharing.corrigenda",
    "sharing.requests",
    "sharing.exercise",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "rest_framework",
    "knox",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "django_filters",
    "django_htmx",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
]

# Sign-in is read before the transaction, in autocommit: its tables have no wall.  From
# `as_reader` on the database knows who asks, and one transaction holds all the rest,
# rendering included.
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "ctportal.people.middleware.bearer_token",
    "ctportal.people.middleware.calendar_address",
    "ctportal.people.middleware.SpeakTheirLanguage",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "ctportal.people.middleware.second_factor",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "ctportal.pages.middleware.never_stored",
    "ctportal.confidentiality.middleware.as_reader",
    "ctportal.confidentiality.middleware.one_transaction",
    "ctportal.pages.sending.acted_on_once",
    "ctportal.ledger.middleware.disclose_what_was_shown",
    "ctportal.pages.repeating.done_once",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "ctportal.pages.context.frame",
            ],
        },
    }
]
FORM_RENDERER = "ctportal.pages.forms.Renderer"

# --- The database and the broker ---------------------------------------------------

DATABASES = {
    "default": {
        **env.db_url_config(environment.required("DATABASE_URL")),
        "ENGINE": "ctportal.confidentiality.wall",
        "ATOMIC_REQUESTS": True,
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
    }
}
# Who migrates, loads reference data, backs up and restores; the portal itself never
# runs as this role, and need not know of it.
DATABASE_OWNER = env.db_url_config(
    environment.text("DATABASE_OWNER_URL", "postgres://")
)

BROKER_URL = environment.required("BROKER_URL")
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
}

CELERY_BROKER_URL = BROKER_URL
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_IGNORE_RESULT = True
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 1800,
    "unacked_restore_interval": 5,
    "unacked_restore_throttle": 1,
    "socket_timeout": 10,
    "health_check_interval": 10,
}
# Below the visibility timeout, so that no task runs twice side by side.
CELERY_TASK_TIME_LIMIT = 900
CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT = 30
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TIMEZONE = "UTC"
# How often, in seconds, the worker is rung; what is due stands in the database.
DOORBELL_SECONDS = env.float("DOORBELL_SECONDS", default=60.0)
CELERY_BEAT_SCHEDULE = {
    "send-due-editions": {
        "task": "sharing.exchange.tasks.send_due_editions",
        "schedule": DOORBELL_SECONDS,
    },
    "empty-the-outbox": {
        "task": "sharing.exchange.tasks.empty_the_outbox",
        "schedule": DOORBELL_SECONDS,
    },
    "send-withdrawal-notices": {
        "task": "sharing.withdrawal.tasks.send_notices",
        "schedule": DOORBELL_SECONDS,
    },
    "send-corrigenda": {
        "task": "sharing.corrigenda.tasks.send_corrigenda",
        "schedule": DOORBELL_SECONDS,
    },
    "remind-of-clocks": {
        "task": "ctportal.correspondence.tasks.remind_of_clocks",
        "schedule": 3600.0,
    },
    "record-no-objections": {
        "task": "ctportal.clearance.tasks.record_no_objections",
        "schedule": DOORBELL_SECONDS,
    },
    "seal-the-ledger": {
        "task": "ctportal.ledger.tasks.seal",
        "schedule": DOORBELL_SECONDS,
    },
    "forget-what-was-sent": {
        "task": "ctportal.pages.tasks.forget_what_was_sent",
        "schedule": 3600.0,
    },
    "heartbeat": {
        "task": "ctportal.embedded.tasks.beat_once",
        "schedule": 5.0,
    },
}

# --- People ------------------------------------------------------------------------

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
SESSION_ENGINE = "ctportal.people.sessions"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_SAMESITE = "Lax"
# What a page tells next may name a record: it waits here, never in the browser.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGOUT_REDIRECT_URL = "/account/login/"
ACCOUNT_ADAPTER = "ctportal.people.adapters.ByInvitation"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "login"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {
    "login": "60/m/ip",
    "login_failed": "20/m/ip,5/5m/key",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
}
MFA_ADAPTER = "ctportal.people.adapters.SecondFactors"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "CT Portal"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]

# --- The API -----------------------------------------------------------------------

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "ctportal.people.authentication.BearerAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["ctportal.pages.parsing.NamedValues"],
    "DEFAULT_PAGINATION_CLASS": "ctportal.pages.api.KeysetPagination",
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "ctportal.pages.api.answer_errors",
    "PAGE_SIZE": 50,
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
}
REST_KNOX = {
    "AUTH_HEADER_PREFIX": "Bearer",
    "TOKEN_TTL": timedelta(days=90),
    "USER_SERIALIZER": None,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "CT Portal",
    "DESCRIPTION": "Records with an audience, moved by actions, read through one rule.",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SCHEMA_PATH_PREFIX": "/api/v1/",
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "ctportal.pages.schema.tell_of_keys",
    ],
    "ENUM_NAME_OVERRIDES": {
        "CommitteeDecisionStatusEnum": "ctportal.clearance.models.Decision.Status",
        "ChainOutcomeEnum": "ctportal.clearance.models.Chain.Outcome",
        "AssessmentTypeEnum": "assessments.models.Assessment.Type",
        "LetterDirectionEnum": "ctportal.correspondence.models.Letter.Direction",
        "LetterTypeEnum": "ctportal.correspondence.models.Letter.Type",
        "AgreedThroughEnum": "assessments.models.results.Channel",
        "ClockKindEnum": "ctportal.correspondence.models.clocks.Kind",
        "PartyActEnum": "ctportal.reference.models.PartyStatus.Act",
        "RecommendationStatusEnum": "assessments.models.Recommendation.Status",
        "VisitChangeEnum": "visits.models.VisitChange.What",
        "StageEnum": "projects.models.Stage",
        "VisitTypeEnum": "visits.models.Visit.Type",
    },
}

FILTERS_EMPTY_CHOICE_LABEL = gettext_lazy("any")

# --- Languages ---------------------------------------------------------------------

LANGUAGE_CODE = "en"
LANGUAGES = [
    ("en", "English"),
    ("fr", "Français"),
    ("es", "Español"),
    ("ar", "العربية"),
    ("ru", "Русский"),
    ("zh-hans", "中文"),
]
FORMAT_MODULE_PATH = "ctportal.formats"
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_TZ = True
TIME_ZONE = "UTC"

# --- Static parts, files, mail -----------------------------------------------------

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600

FILES_DIR = Path(environment.required("FILES_URL").removeprefix("file://"))
# A document larger than this is refused, in bytes.
FILE_SIZE_LIMIT = 25 * 1024 * 1024
# A ClamAV daemon that every file is shown to: tcp://host:3310 or unix:///path.
CLAMD_URL = environment.text("CLAMD_URL")
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_HANDLERS = [
    "ctportal.pages.uploads.UpToTheLimit",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

vars().update(env.email_url_config(environment.required("EMAIL_URL")))
EMAIL_TIMEOUT = 30
DEFAULT_FROM_EMAIL = environment.text(
    "FROM_EMAIL", "CT Portal <portal@ctportal.example>"
)
MAIL_DOMAIN = environment.text("MAIL_DOMAIN", "ctportal.example")
# The address people reach the portal at, used in mails.
PORTAL_URL = environment.text("PORTAL_URL", "http://localhost:8000")

# --- The Committee -------------------------------------------------------------------

# Its members' silence is counted by this clock; no paragraph of the sources says how
# long it lasts, so that each circulation names its deadline, beginning from these.
COMMITTEE_TIME_ZONE = environment.text("COMMITTEE_TIME_ZONE", "America/New_York")
COMMITTEE_WORKING_DAYS = env.int("COMMITTEE_WORKING_DAYS", default=5)
COMMITTEE_HOUR = environment.text("COMMITTEE_HOUR", "17:00")

# --- Visits --------------------------------------------------------------------------

# The offices' own measures, in days: no paragraph of the sources gives a number.  So
# long after a visit the consultation is due (16 h), a preliminary assessment late.
CONSULTATION_DAYS = env.int("CONSULTATION_DAYS", default=60)
PRELIMINARY_DAYS = env.int("PRELIMINARY_DAYS", default=30)
# Visits to one State with fewer days between them are told of as coinciding.
NEAR_DAYS = env.int("NEAR_DAYS", default=30)
# So long after its end a State was visited "lately" (16 g).
LATELY_DAYS = env.int("LATELY_DAYS", default=365)

# --- The ledger --------------------------------------------------------------------

# The last seal is kept outside the database: in this file, better on another machine's
# disk, and in this mailbox if there is one.
# Letterheads of offices, each under its code: cted.docx.
LETTER_TEMPLATES = Path(
    environment.text("LETTER_TEMPLATES", str(home.path() / "letter-templates"))
)
SEALS_FILE = Path(environment.text("SEALS_FILE", str(home.path() / "seals.log")))
SEALS_MAILBOX = environment.text("SEALS_MAILBOX")

# --- Safety ------------------------------------------------------------------------

HTTPS = PORTAL_URL.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_COOKIE_HTTPONLY = False
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"without_words": {"()": "ctportal.logs.WithoutWords"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "without_words"}
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
}
