"""What every page on which statements are edited can do: propose other words, rank wishes, give a place."""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar, cast

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from profiel.forms_uitspraak import Sprekersbron, UitspraakForm, sprekersbron
from profiel.models import Uitspraak
from profiel.plekken import Plek
from profiel.regels_uitspraak import mag_tekst_wijzigen
from profiel.services_plaatsing import plaatsing_weg, uitspraak_plaatsen
from profiel.services_rang import wens_verplaatsen
from profiel.services_voorstel import DOELSOORT, voorstel_intrekken, voorstellen
from profiel.weergave_invullen import Regel, regel_van
from profiel.zinnen import Gezegd, Zinnen, zinnen_van
from supportplan.kern.keuzes import Conceptsoort
from supportplan.kern.models import Concept
from supportplan.kern.rijen.formulieren import plekken_in
from supportplan.kern.rijen.opslaan import uit_concept
from supportplan.kern.rijen.views import RijenMixin
from supportplan.kern.toegang import Recht

LANG = 20  # sentences with their fields on one page; of more, the others stand there to read, with a button


class Zinnenpagina(RijenMixin, is_grondslag=True):
    """A page of statements. Its buttons say `doe="<act>:uitspraak_<uuid>[:<more>]"`."""

    recht = Recht.PROFIEL_INVULLEN
    formulieren = (UitspraakForm,)
    acties: ClassVar[Mapping[str, str]] = {
        **RijenMixin.acties,
        "voorstellen": "voorstellen",
        "voorstel_weg": "weghalen_voorstellen",
        "intrekken": "voorstel_intrekken",
        "plaats": "plaatsen",
        "plek_weg": "plek_weghalen",
        "wens": "wens_verplaatsen",
        "wijzig": "openen",
    }
    kort: ClassVar[bool] = True  # whether speakers and readers of stored statements stay hidden

    @cached_property
    def zinnen(self) -> Zinnen:
        """Every statement I may read; two queries."""
        return zinnen_van(self.dossier, self.deelnemer)

    @property
    def bron(self) -> Sprekersbron:
        """Who said what; with the statements themselves when the page shows them, else by two small queries."""
        if self.request.method == "GET" or "zinnen" in self.__dict__:
            return self.zinnen.bron
        return sprekersbron(self.dossier)

    def formulier_extra(self) -> Mapping[str, Mapping[str, Any]]:
        """Give the forms the speakers."""
        return {UitspraakForm.soort: {"bron": self.bron, "kort": self.kort}}

    def opnieuw_tonen(self) -> HttpResponse:
        """Show the page from what is stored now; a POST may just have added statements."""
        self.__dict__["zinnen"] = zinnen_van(self.dossier, self.deelnemer)
        self.__dict__.pop("bewaring", None)
        return super().opnieuw_tonen()

    def regel(
        self,
        gezegd: Gezegd,
        form: type[UitspraakForm] = UitspraakForm,
        *,
        om_te_lezen: bool = False,
        hier: Plek | None = None,
        erbij: str = "",
    ) -> Regel:
        """Return one statement with its form. `om_te_lezen`: without, until its button is pressed or something waits.

        Drawing and checking a hundred forms takes most of the time of a page that long.
        """
        rij, prefix = gezegd.uitspraak, f"{form.soort}_{gezegd.uitspraak.uuid}"
        gevraagd = prefix == self.request.GET.get("wijzig")
        met_form = not om_te_lezen or gevraagd or self.vraagt_aandacht(form, rij)
        gevuld = cast("UitspraakForm", self.form_voor(form, rij)) if met_form else None
        mag_tekst = mag_tekst_wijzigen(rij, self.wie, timezone.localdate(), sprekers=gezegd.sprekers)
        return regel_van(
            gezegd, gevuld, self.dossier, prefix=prefix, mag_tekst=mag_tekst, open=gevraagd, hier=hier, erbij=erbij
        )

    def openen(self, prefix: str) -> HttpResponseRedirect:
        """Show the fields of a statement that stood there to read, with the cursor in its words.

        What was typed elsewhere on the page is stored.
        """
        return redirect(f"{self.adres()}?{urlencode({'wijzig': prefix})}#id_{prefix}-tekst")

    def uitspraak_bij(self, prefix: str) -> Uitspraak | None:
        """Return the statement a prefix names, when I may read it."""
        _soort, uuid = plekken_in([f"{prefix}-"]).get(prefix, ("", None))
        leesbaar = Uitspraak.objects.filter(dossier=self.dossier).leesbaar_voor(self.deelnemer)
        gevonden: Uitspraak | None = leesbaar.filter(uuid=uuid).select_related("dossier").first() if uuid else None
        return gevonden

    def _met(self, prefix: str, doen: Callable[[Uitspraak], str]) -> str:
        """Do something with the statement; say what came of it, or why it cannot."""
        uitspraak = self.uitspraak_bij(prefix)
        if uitspraak is None:
            messages.warning(self.request, _("Deze zin is er niet meer."))
            return ""
        try:
            with transaction.atomic():
                bericht = doen(uitspraak)
            if bericht:
                messages.success(self.request, bericht)
        except ValidationError as bezwaar:
            messages.warning(self.request, " ".join(bezwaar.messages))
        return prefix

    def voorstellen(self, prefix: str) -> str:
        """Make what I typed over somebody else's words a proposal; marks I set along with it are stored."""
        plek = plekken_in([f"{prefix}-"]).get(prefix)
        concept = self.concepten.ongeldig.get(plek) if plek else None

        def doen(uitspraak: Uitspraak) -> str:
            voorstellen(uitspraak=uitspraak, tekst=concept.invoer["tekst"][0] if concept else "", wie=self.wie)
            if concept:
                gebleven = {"tekst": [uitspraak.tekst], "revisie": [str(uitspraak.revisie)]}
                self.bewaring.opslaan(uit_concept(concept, prefix, gebleven), plekken_in([f"{prefix}-"]))
                Concept.objects.filter(pk=concept.pk).delete()
            return _("Uw voorstel staat bij de zin. Lees het voor, en schrijf op wat het antwoord is.")

        return self._met(prefix, doen)

    def weghalen_voorstellen(self, prefix: str) -> str:
        """Propose to take somebody else's sentence away."""

        def doen(uitspraak: Uitspraak) -> str:
            voorstellen(uitspraak=uitspraak, tekst="", weg=True, wie=self.wie)
            return _("U stelt voor deze zin weg te halen. Vraag het, en schrijf op wat het antwoord is.")

        return self._met(prefix, doen)

    def voorstel_intrekken(self, prefix: str) -> str:
        """Take my own proposal back."""

        def doen(uitspraak: Uitspraak) -> str:
            voorstel = Concept.objects.filter(
                dossier=self.dossier,
                gebruiker=self.gebruiker,
                soort=Conceptsoort.VOORSTEL,
                doelsoort=DOELSOORT,
                doel_uuid=uitspraak.uuid,
            ).first()
            if voorstel is not None:
                voorstel_intrekken(voorstel=voorstel, wie=self.wie)
            return _("Uw voorstel is ingetrokken.")

        return self._met(prefix, doen)

    def plaatsen(self, rest: str) -> str:
        """Give a statement a place as well: the one in the button, else the one chosen in the list "plek"."""
        prefix, _teken, sleutel = rest.partition(":")

        def doen(uitspraak: Uitspraak) -> str:
            plek = Plek.uit(sleutel or self.request.POST.get("plek", ""))
            if plek is None:
                raise ValidationError(_("Kies een plek uit de lijst."))
            uitspraak_plaatsen(uitspraak, plek.formulier, plek.rij, plek.kolom, self.gebruiker)
            return self.bericht_van_plek(plek)

        return self._met(prefix, doen)

    def bericht_van_plek(self, plek: Plek) -> str:
        """Return what is said after a sentence got a place; empty when the page itself says so."""
        return _("De zin staat nu bij %(plek)s.") % {"plek": plek.woorden}

    def plek_weghalen(self, rest: str) -> str:
        """Take one place of a statement away; the sentence itself stays."""
        prefix, _teken, sleutel = rest.partition(":")

        def doen(uitspraak: Uitspraak) -> str:
            plek = Plek.uit(sleutel)
            if plek is None:
                raise ValidationError(_("Deze plek bestaat niet."))
            plaatsing_weg(uitspraak, plek.formulier, plek.rij, plek.kolom, self.gebruiker)
            return _("De zin staat niet meer bij %(plek)s. Hij is niet weg.") % {"plek": plek.woorden}

        return self._met(prefix, doen)

    def wens_verplaatsen(self, rest: str) -> str:
        """Move a wish in the list of most important ones: "<move>:<wish>", and after "na" also ":<wish above it>"."""
        zet, _teken, rest = rest.partition(":")
        prefix, _teken, boven = rest.partition(":")

        def doen(uitspraak: Uitspraak) -> str:
            na = self.uitspraak_bij(boven) if boven else None
            if boven and na is None:
                raise ValidationError(_("De wens erboven is er niet meer. Zet de wens opnieuw op zijn plaats."))
            return wens_verplaatsen(uitspraak=uitspraak, zet=zet, wie=self.wie, na=na)

        return self._met(prefix, doen)
