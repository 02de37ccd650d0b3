"""Settings of the app: one local owner, no accounts, everything in the home folder."""

import os
from pathlib import Path

from csp.constants import NONCE, SELF

import kithmap.goalmap
from kithmap.kit.speech import ENGLISH
from kithmap.kit.speech import LANGUAGES as SPOKEN
from kithmap_app.store.databases import told_database
from kithmap_app.store.folder import home_folder, secret_key
from kithmap_app.store.zone import local_zone
from kithmap_app.web.edition import is_kept_for_good, static_edition

HOME = home_folder()
SECRET_KEY = secret_key(HOME)
DEBUG = False
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
"""The app answers this machine only."""

INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "django_htmx",
    "kithmap_app.store",
    "kithmap_app.web",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "kithmap_app.web.compressed.CompressionMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "kithmap_app.web.tongue.TongueMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "kithmap_app.web.faults.FaultMiddleware",
]
ROOT_URLCONF = "kithmap_app.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": ["django.template.context_processors.request", "csp.context_processors.nonce"],
        },
    }
]

DATABASES = {"default": told_database(os.environ.get("KITHMAP_DATABASE", ""), home=HOME).settings()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

USE_TZ = True
TIME_ZONE = local_zone(os.environ)
"""The machine's own: today is the owner's day, not that of Greenwich."""
KITHMAP_TODAY = os.environ.get("KITHMAP_TODAY", "")
"""A day (YYYY-MM-DD) that stands in for today, for tests and for looking back."""

LANGUAGE_CODE = ENGLISH
LANGUAGES = list(SPOKEN.items())
LOCALE_PATHS = [Path(__file__).parent / "locale"]
LANGUAGE_COOKIE_NAME = "kithmap-language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 60 * 60
"""Seconds, a year."""

SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
"""Sessions hold a sentence until the next page, and whether names are hidden: no table is worth that."""
SESSION_COOKIE_AGE = 365 * 24 * 60 * 60
"""Seconds, a year: what was put off or hidden still is after a long holiday."""
SESSION_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = None
"""A page that cuts itself off from whoever opened it must begin in another process of the browser, which took 28 ms of
the first paint. Whoever opened one of ours learns nothing from it: there are no frames to count, and no messages are
listened to (a test holds both)."""
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
"""A grid of needs and people is one form."""
FILE_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
"""Mailboxes go to disk while they arrive, not into memory."""

FONTS = Path(kithmap.goalmap.__file__).parent / "fonts"
STATIC_URL = f"static/{static_edition([Path(__file__).parent / 'web' / 'static', FONTS])}/"
STATICFILES_DIRS = [("kithmap/fonts", FONTS)]
WHITENOISE_USE_FINDERS = True
"""Static files are served from the package: there is nothing to collect."""
WHITENOISE_IMMUTABLE_FILE_TEST = is_kept_for_good

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "style-src": [SELF, NONCE],
        "script-src": [SELF, NONCE],
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF, "data:"],
        "frame-ancestors": ["'none'"],
        "form-action": [SELF],
        "base-uri": ["'none'"],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
"""Faults are told on standard error, where whoever started the server sees them."""
