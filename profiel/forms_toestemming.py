"""The form of one consent (P-07)."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from profiel.forms_kennismaking import DAG_FOUT, dagveld, niet_in_de_toekomst, tekstvak
from profiel.forms_mensen import eind_na_begin
from supportplan.kern.keuzes import Rol
from supportplan.kern.models import Deelnemer, Toestemming
from supportplan.kern.rijen.formulieren import RijForm
from supportplan.kern.rijen.velden import RijVeld


class ToestemmingForm(RijForm):
    """That somebody agreed: about whom, what, from whom, to whom, what for, how, and until when (P-07).

    A page gives who takes part (`deelnemers`). Withdrawing is for a consent that stands.
    """

    soort = "toestemming"
    kern = ("wat",)
    allebei = False

    door = RijVeld(
        label=gettext_lazy("Wie gaf toestemming?"),
        error_messages={"required": gettext_lazy("Kies wie toestemming gaf.")},
    )

    class Meta:
        model = Toestemming
        fields = ("door", "over", "wat", "bij", "aan", "doel", "wijze", "op", "tot", "ingetrokken_op")
        widgets: ClassVar[dict[str, Any]] = {
            "wat": tekstvak(),
            "doel": tekstvak(),
            "op": dagveld(),
            "tot": dagveld(),
            "ingetrokken_op": dagveld(),
        }
        labels: ClassVar[dict[str, Any]] = {
            "over": gettext_lazy("Over wie gaat het?"),
            "wat": gettext_lazy("Waarvoor is toestemming gegeven?"),
            "bij": gettext_lazy("Van wie komt de informatie?"),
            "aan": gettext_lazy("Wie krijgt de informatie?"),
            "doel": gettext_lazy("Met welk doel?"),
            "wijze": gettext_lazy("Hoe is het gevraagd en gezegd?"),
            "op": gettext_lazy("Wanneer?"),
            "tot": gettext_lazy("Geldig tot en met"),
            "ingetrokken_op": gettext_lazy("Ingetrokken op"),
        }
        help_texts: ClassVar[dict[str, Any]] = {
            "wat": gettext_lazy("Bijvoorbeeld: overleggen over de ochtendzorg."),
            "bij": gettext_lazy("Bijvoorbeeld: de huisarts."),
            "wijze": gettext_lazy("Bijvoorbeeld: mondeling, een zus was erbij."),
        }
        error_messages: ClassVar[dict[str, Any]] = {
            "over": {"required": gettext_lazy("Schrijf op over wie het gaat.")},
            "wat": {"required": gettext_lazy("Schrijf op waarvoor toestemming is gegeven, of haal dit weg.")},
            "op": {"required": gettext_lazy("Kies op welke dag toestemming is gegeven."), "invalid": DAG_FOUT},
            "tot": {"invalid": DAG_FOUT},
            "ingetrokken_op": {"invalid": DAG_FOUT},
        }

    def __init__(self, *args: Any, deelnemers: Sequence[Deelnemer] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mensen = [mens for mens in deelnemers if mens.rol != Rol.PROFESSIONAL or mens.pk == self.instance.door_id]
        client = next((mens for mens in mensen if mens.rol == Rol.CLIENT), None)
        door: Any = self.fields["door"]
        door.zet(mensen, woord=_naam_en_rol)
        if not self.is_nieuw:
            return
        del self.fields["ingetrokken_op"]  # nothing stands yet that can be withdrawn
        begin = {"door": client.pk, "over": client.naam} if client else {}
        self.initial.update(op=timezone.localdate(), **begin)

    def is_leeg(self) -> bool:
        """Whether nothing was typed; the name that stood there already is not typed."""
        voor = self.initial.get("over")
        getypt = [self[naam].data for naam in ("wat", "bij", "aan", "doel", "wijze", "tot")]
        return self.is_nieuw and not any(getypt) and self["over"].data in {None, "", voor}

    def clean(self) -> dict[str, Any]:
        """Refuse days that cannot be."""
        gegevens: dict[str, Any] = super().clean() or self.cleaned_data
        niet_in_de_toekomst(self, gegevens, "op", "ingetrokken_op")
        eind_na_begin(self, gegevens, "op", "tot")
        op, weg = gegevens.get("op"), gegevens.get("ingetrokken_op")
        if op and weg and weg < op:
            self.add_error("ingetrokken_op", ValidationError(_("Kies een dag nadat de toestemming gegeven is.")))
        return gegevens


def _naam_en_rol(mens: Deelnemer) -> str:
    return f"{mens.naam} ({mens.get_rol_display()})"
