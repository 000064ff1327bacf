// Keeps what is typed while typing goes on. A row ([data-rij]) that was touched is sent to the page's own address; the
// server keeps it, valid or not, and answers per row how that went. Without this file the buttons do the same.
const WACHT = 900;
const OPNIEUW = 4000;
const LANGST = 5000; // a submit waits no longer for a save under way
const WOORDEN = {
  bezig: "Bezig met opslaan …",
  opgeslagen: "Opgeslagen.",
  bewaard: "Bewaard. Nog niet alles is ingevuld.",
  geen_verbinding: "Niet opgeslagen: er is geen verbinding. Uw tekst blijft hier staan; we proberen het steeds opnieuw.",
  afgemeld: "Niet opgeslagen: u bent afgemeld. Meld u aan in een nieuw tabblad; daarna gaat het opslaan hier vanzelf verder.",
  fout: "Niet opgeslagen: er ging iets mis. Uw tekst blijft hier staan; we proberen het opnieuw.",
};

export function opslaan() {
  for (const form of document.querySelectorAll("form[data-opslaan]")) new Opslag(form);
}

class Opslag {
  constructor(form) {
    this.form = form;
    this.stand = form.querySelector("[data-opslagstand]");
    this.vuil = new Map(); // row element -> number of the last change in it
    this.slecht = new Map(); // row element -> what is still wrong with it, also when another row was saved since
    this.teller = 0;
    this.timer = null;
    this.bezig = false;
    form.addEventListener("input", (event) => this.gewijzigd(event.target, WACHT));
    form.addEventListener("change", (event) => this.gewijzigd(event.target, 0));
    form.addEventListener("submit", (event) => this.stoppen(event));
    document.addEventListener("visibilitychange", () => document.hidden && this.nu());
    window.addEventListener("online", () => this.nu());
    window.addEventListener("beforeunload", (event) => {
      if (this.vuil.size && !this.ingediend) event.preventDefault();
    });
  }

  gewijzigd(veld, wacht) {
    const rij = veld.closest("[data-rij]");
    if (!rij || !veld.name) return;
    this.vuil.set(rij, ++this.teller);
    this.plannen(wacht);
  }

  plannen(wacht) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.nu(), wacht);
  }

  // An ordinary submit takes everything along. A save under way is awaited: it raises the revision of its row, and a
  // submit with the old one would clash with itself.
  stoppen(event) {
    this.ingediend = true;
    clearTimeout(this.timer);
    if (this.bezig && this.onderweg) {
      event.preventDefault();
      if (this.wachtend) return;
      this.wachtend = true;
      const verder = () => {
        this.onderweg = null;
        this.form.requestSubmit(event.submitter);
      };
      Promise.race([this.onderweg, new Promise((klaar) => setTimeout(klaar, LANGST))]).then(verder);
      return;
    }
    this.wachtend = false;
    window.addEventListener("pageshow", () => (this.ingediend = false), { once: true });
  }

  nu() {
    clearTimeout(this.timer);
    if (this.bezig || this.ingediend || !this.vuil.size) return;
    this.bezig = true;
    this.onderweg = this.versturen();
  }

  async versturen() {
    const verstuurd = new Map(this.vuil);
    this.zeg(WOORDEN.bezig, "bezig");
    try {
      const antwoord = await fetch(this.form.action, {
        method: "POST",
        body: this.gegevens(verstuurd.keys()),
        headers: { Accept: "application/json" },
        credentials: "same-origin",
        redirect: "manual",
        keepalive: document.hidden,
      });
      await this.verwerk(antwoord, verstuurd);
    } catch {
      this.mislukt(WOORDEN.geen_verbinding);
    }
    this.bezig = false;
    if (this.vuil.size) this.plannen(this.wacht ?? WACHT);
  }

  gegevens(rijen) {
    const alles = new FormData(this.form);
    const mee = new FormData();
    mee.set("csrfmiddlewaretoken", alles.get("csrfmiddlewaretoken"));
    const prefixen = [...rijen].map((rij) => `${rij.dataset.rij}-`);
    for (const [naam, waarde] of alles) if (prefixen.some((prefix) => naam.startsWith(prefix))) mee.append(naam, waarde);
    return mee;
  }

  async verwerk(antwoord, verstuurd) {
    if (antwoord.type === "opaqueredirect" || antwoord.status === 401) return this.mislukt(WOORDEN.afgemeld);
    if (antwoord.status === 403) await this.verseSleutel();
    if (!antwoord.ok) return this.mislukt(WOORDEN.fout);
    const { rijen } = await antwoord.json();
    this.wacht = WACHT;
    let bewaard = false;
    for (const [rij, nummer] of verstuurd) {
      if (this.vuil.get(rij) === nummer) this.vuil.delete(rij);
      const uitslag = rijen[rij.dataset.rij];
      if (!uitslag) continue;
      const revisie = rij.querySelector(`[name="${rij.dataset.rij}-revisie"]`);
      if (revisie && ["opgeslagen", "ongewijzigd"].includes(uitslag.stand)) revisie.value = uitslag.revisie;
      const tekst = toonRij(rij, uitslag);
      if (["ongeldig", "botsing", "geweigerd"].includes(uitslag.stand)) this.slecht.set(rij, tekst || uitslag.bericht);
      else this.slecht.delete(rij);
      bewaard ||= uitslag.stand === "bewaard";
      if (uitslag.stand === "opgeslagen") rij.dispatchEvent(new CustomEvent("rij-opgeslagen", { bubbles: true }));
    }
    const [slecht] = [...this.slecht].filter(([rij]) => rij.isConnected).map(([, tekst]) => tekst);
    if (slecht) this.zeg(`Nog niet opgeslagen: ${slecht} Uw tekst is wel bewaard.`, "fout");
    else if (!this.vuil.size) this.zeg(bewaard ? WOORDEN.bewaard : `${WOORDEN.opgeslagen} ${klok()}`, "goed");
  }

  // After signing in again in another tab the page's token is old.
  async verseSleutel() {
    const antwoord = await fetch(this.stand?.dataset.sleutel ?? "/sleutel/", { credentials: "same-origin" });
    if (antwoord.ok) this.form.elements.csrfmiddlewaretoken.value = (await antwoord.json()).sleutel;
  }

  mislukt(tekst) {
    this.wacht = OPNIEUW;
    this.zeg(tekst, "fout");
  }

  zeg(tekst, soort) {
    if (!this.stand) return;
    if (this.stand.textContent.trim() !== tekst) this.stand.textContent = tekst;
    this.stand.dataset.soort = soort;
  }
}

// What is wrong with the row, or a warning, under the row itself; the fields keep what was typed.
function toonRij(rij, uitslag) {
  const plaats = rij.querySelector("[data-rij-bericht]");
  const fouten = Object.values(uitslag.fouten).flat();
  const goed = ["opgeslagen", "ongewijzigd", "bewaard"].includes(uitslag.stand);
  const tekst = goed ? uitslag.bericht : fouten.join(" ") || uitslag.bericht;
  if (plaats) {
    plaats.textContent = tekst;
    plaats.hidden = !tekst;
    if (uitslag.stand === "botsing") plaats.append(" ", kiesLink(rij));
  }
  return tekst;
}

function kiesLink(rij) {
  const link = document.createElement("a");
  link.href = `${location.pathname}#${rij.dataset.rij}`;
  link.textContent = "Bekijk beide teksten";
  link.addEventListener("click", (event) => {
    event.preventDefault();
    location.assign(link.href);
    location.reload();
  });
  return link;
}

function klok() {
  return new Date().toLocaleTimeString("nl-NL", { hour: "2-digit", minute: "2-digit" });
}
