"""The settings of the product, with the answers of production to what goes wrong instead of Django's own error page."""

from supportplan.settings import *  # noqa: F403  # all of them

DEBUG = False
