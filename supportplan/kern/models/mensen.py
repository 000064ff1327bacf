"""The people of one dossier: who takes part, who is around the client, who speaks for them, who consented."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from supportplan.kern.keuzes import Rol, Vertegenwoordigingssoort
from supportplan.kern.models.basis import Bewerkbaar, Vrijgeefbaar, geschiedenis, vrijgave_klopt
from supportplan.kern.models.gebruiker import Gebruiker


@geschiedenis
class Deelnemer(Bewerkbaar):
    """A person in this dossier, with the personal data and safe contact that hold here (method 1, P-15)."""

    rol = models.CharField(_("rol"), max_length=20, choices=Rol)
    gebruiker = models.ForeignKey(
        Gebruiker, models.PROTECT, null=True, blank=True, related_name="deelnames", verbose_name=_("account")
    )
    roepnaam = models.CharField(_("roepnaam"), max_length=100)
    voornamen = models.CharField(_("voornamen"), max_length=200, blank=True)
    achternaam = models.CharField(_("achternaam"), max_length=200, blank=True)
    geboortedatum = models.DateField(_("geboortedatum"), null=True, blank=True)
    straat = models.CharField(_("straat"), max_length=200, blank=True)
    huisnummer = models.CharField(_("huisnummer"), max_length=20, blank=True)
    postcode = models.CharField(_("postcode"), max_length=10, blank=True)
    plaats = models.CharField(_("plaats"), max_length=100, blank=True)
    functie = models.CharField(_("functie"), max_length=100, blank=True)
    werkt_bij = models.CharField(_("organisatie"), max_length=200, blank=True)
    relatie = models.CharField(_("relatie tot de cliënt"), max_length=100, blank=True)
    aanspreekpunt = models.BooleanField(_("eerste aanspreekpunt"), default=False)

    # Safe contact: every letter, invitation and reminder obeys it
    telefoon = models.CharField(_("telefoon"), max_length=30, blank=True)
    bellen_wanneer = models.CharField(_("wanneer bellen"), max_length=200, blank=True)
    email = models.EmailField(_("e-mailadres"), blank=True)
    geen_brief = models.BooleanField(_("geen brief sturen"), default=False)
    geen_voicemail = models.BooleanField(_("geen voicemail inspreken"), default=False)
    geen_mail = models.BooleanField(_("geen mail sturen"), default=False)
    contact_afspraak = models.TextField(_("afspraak over contact"), blank=True)

    taal = models.CharField(_("taal"), max_length=100, blank=True)
    tolk = models.BooleanField(_("een tolk is nodig"), default=False)
    leeshulp = models.CharField(_("hulp bij lezen"), max_length=200, blank=True)
    manier_van_praten = models.CharField(_("hoe iemand wil praten"), max_length=500, blank=True)

    van = models.DateField(_("doet mee van"), null=True, blank=True)
    tot = models.DateField(_("doet mee tot"), null=True, blank=True)

    class Meta(Bewerkbaar.Meta):
        verbose_name = _("deelnemer")
        verbose_name_plural = _("deelnemers")
        indexes: ClassVar[list[models.Index]] = [  # the two halves of kern/toegang.niet_vandaag
            models.Index(fields=["gebruiker", "tot"], name="deelnemer_tot_wanneer"),
            models.Index(fields=["gebruiker", "van"], name="deelnemer_vanaf_wanneer"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["dossier"], condition=Q(rol=Rol.CLIENT, verwijderd_op=None), name="deelnemer_een_client"
            ),
            models.CheckConstraint(
                name="deelnemer_van_voor_tot", condition=Q(van=None) | Q(tot=None) | Q(tot__gte=models.F("van"))
            ),
        ]

    def __str__(self) -> str:
        return self.naam

    @property
    def naam(self) -> str:
        """The name as people say it."""
        return f"{self.roepnaam} {self.achternaam}".strip()


@geschiedenis
class Netwerkpersoon(Bewerkbaar, Vrijgeefbaar):
    """Somebody around the client (P-06). Being named here is not access; with a Deelnemer they have a voice."""

    deelnemer = models.OneToOneField(
        Deelnemer, models.PROTECT, null=True, blank=True, related_name="netwerkpersoon", verbose_name=_("deelnemer")
    )
    naam = models.CharField(_("naam of bijnaam"), max_length=200)
    relatie = models.CharField(_("relatie"), max_length=100, blank=True)
    in_document_als = models.CharField(_("in het document heet deze persoon"), max_length=200, blank=True)
    huisgenoot = models.BooleanField(_("woont in hetzelfde huis"), default=False)
    mantelzorger = models.BooleanField(_("mantelzorger"), default=False)
    doet = models.TextField(_("wat deze persoon doet"), blank=True)
    zou_kunnen = models.TextField(_("wat deze persoon zou kunnen doen"), blank=True)
    telefoon = models.CharField(_("telefoon"), max_length=30, blank=True)
    telefoon_mag = models.BooleanField(_("deze persoon vindt het goed dat het nummer hier staat"), default=False)
    niet_vragen = models.BooleanField(_("niet om hulp vragen"), default=False)
    niet_vragen_reden = models.TextField(_("waarom niet"), blank=True)

    class Meta(Bewerkbaar.Meta):
        verbose_name = _("persoon in het netwerk")
        verbose_name_plural = _("personen in het netwerk")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            vrijgave_klopt("netwerkpersoon_vrijgave_klopt"),
            models.CheckConstraint(
                name="netwerkpersoon_telefoon_alleen_als_het_mag", condition=Q(telefoon="") | Q(telefoon_mag=True)
            ),
        ]

    def __str__(self) -> str:
        return self.naam

    @property
    def naam_in_document(self) -> str:
        """How the document names this person: as agreed ("een vriendin"), else by relation, never by name unasked."""
        if self.in_document_als:
            return self.in_document_als
        return self.naam if self.is_vrijgegeven else (self.relatie or str(_("iemand uit het netwerk")))


@geschiedenis
class Vertegenwoordiging(Bewerkbaar):
    """That a deelnemer speaks for the client, on what ground, how far and how long (W-26)."""

    deelnemer = models.ForeignKey(Deelnemer, models.PROTECT, related_name="vertegenwoordigingen")
    soort = models.CharField(_("soort"), max_length=20, choices=Vertegenwoordigingssoort)
    omvang = models.TextField(_("waarvoor"), blank=True)
    antwoordt_mee = models.BooleanField(_("geeft volgens de wet antwoord op het plan"), default=False)
    van = models.DateField(_("van"), null=True, blank=True)
    tot = models.DateField(_("tot"), null=True, blank=True)

    class Meta(Bewerkbaar.Meta):
        verbose_name = _("vertegenwoordiging")
        verbose_name_plural = _("vertegenwoordigingen")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="vertegenwoordiging_van_voor_tot",
                condition=Q(van=None) | Q(tot=None) | Q(tot__gte=models.F("van")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.deelnemer} ({self.get_soort_display()})"


@geschiedenis
class Toestemming(Bewerkbaar):
    """A consent as a record; none is asked for the statutory task itself (P-07)."""

    door = models.ForeignKey(Deelnemer, models.PROTECT, related_name="toestemmingen")
    over = models.CharField(_("over wie"), max_length=200)
    wat = models.TextField(_("wat"))
    bij = models.CharField(_("van wie"), max_length=200, blank=True)
    aan = models.CharField(_("aan wie"), max_length=200, blank=True)
    doel = models.TextField(_("waarvoor"), blank=True)
    wijze = models.CharField(_("hoe gegeven"), max_length=200, blank=True)
    op = models.DateField(_("gegeven op"))
    tot = models.DateField(_("geldig tot"), null=True, blank=True)
    ingetrokken_op = models.DateField(_("ingetrokken op"), null=True, blank=True)

    class Meta(Bewerkbaar.Meta):
        verbose_name = _("toestemming")
        verbose_name_plural = _("toestemmingen")

    def __str__(self) -> str:
        return self.wat


@geschiedenis
class Clientondersteuning(Bewerkbaar):
    """That somebody was told of free, independent cliëntondersteuning (W-05)."""

    deelnemer = models.ForeignKey(Deelnemer, models.PROTECT, related_name="clientondersteuning")
    gewezen_op = models.DateField(_("verteld op"))
    door = models.CharField(_("verteld door"), max_length=200, blank=True)
    gewenst = models.BooleanField(_("wil dit graag"), null=True, blank=True)
    wie = models.CharField(_("wie ondersteunt"), max_length=200, blank=True)

    class Meta(Bewerkbaar.Meta):
        verbose_name = _("cliëntondersteuning")
        verbose_name_plural = _("cliëntondersteuning")

    def __str__(self) -> str:
        return f"{self.deelnemer} {self.gewezen_op}"
