"""How forms become HTML."""

from typing import Any

from django.forms.renderers import Jinja2, TemplatesSetting

WIDGETS = "django/forms/widgets/"


class Formulierrenderer(TemplatesSetting):
    """Django's own widgets by Jinja2, everything else by our templates.

    A page of a hundred sentences has a thousand small inputs; Jinja2 draws one in a fifth of the time.
    """

    widgets = Jinja2()

    def get_template(self, template_name: str) -> Any:
        """Return the template; those of widgets are Django's own, in their Jinja2 form."""
        if template_name.startswith(WIDGETS):
            return self.widgets.get_template(template_name)
        return super().get_template(template_name)
