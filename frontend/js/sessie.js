// S-14: five minutes before a session ends a dialog asks whether somebody is still there. Typing counts as being there,
// also where nothing is saved meanwhile. After the end the page is covered, not left: what was typed is still in it.
const WAARSCHUWEN = 300; // seconds before the end
const VERLENGEN = 240; // while somebody types: tell the server at most once in this time
const KIJKEN = 30;

export function sessie() {
  const dialoog = document.getElementById("sessie");
  if (dialoog) new Sessie(dialoog);
}

class Sessie {
  constructor(dialoog) {
    this.dialoog = dialoog;
    this.wie = dialoog.dataset.wie;
    this.getypt = false;
    this.verlengd = Date.now();
    this.eind = Date.now() + Number(dialoog.dataset.over) * 1000;
    this.gezien = 0; // the end that was closed with "Sluiten"; it is not told twice
    document.addEventListener("input", () => (this.getypt = true));
    dialoog.addEventListener("cancel", (event) => this.escape(event));
    dialoog.addEventListener("close", () => this.stand === "af" && !dialoog.open && dialoog.showModal());
    this.op("blijf", () => this.verlengen());
    this.op("verder", () => this.verder());
    setInterval(() => this.tik(), KIJKEN * 1000);
    document.addEventListener("visibilitychange", () => document.hidden || this.tik());
  }

  op(knop, doe) {
    this.dialoog.querySelector(`[data-sessie-${knop}]`).addEventListener("click", doe);
  }

  get over() {
    return (this.eind - Date.now()) / 1000;
  }

  tik() {
    if (this.stand === "af") return;
    if (this.getypt && Date.now() - this.verlengd >= VERLENGEN * 1000) this.verlengen();
    else if (this.over <= WAARSCHUWEN) this.vragen("GET").then((stand) => stand && this.toon(stand));
  }

  verlengen() {
    this.getypt = false;
    this.verlengd = Date.now();
    return this.vragen("POST").then((stand) => stand && this.toon(stand));
  }

  // How long the session has; another tab may have made it longer. Nothing without a connection: then we try again.
  async vragen(method) {
    try {
      const headers = { Accept: "application/json" };
      if (method === "POST") headers["X-CSRFToken"] = await this.sleutel();
      const antwoord = await fetch(this.dialoog.dataset.stand, { method, headers, credentials: "same-origin" });
      if (antwoord.status === 401) return { over: 0 };
      return antwoord.ok ? await antwoord.json() : null;
    } catch {
      return null;
    }
  }

  async sleutel() {
    const antwoord = await fetch(this.dialoog.dataset.sleutel, { credentials: "same-origin" });
    return (await antwoord.json()).sleutel;
  }

  toon(stand) {
    this.eind = Date.now() + stand.over * 1000;
    if (stand.over <= 0) return this.open("af");
    if (stand.over > WAARSCHUWEN) return this.dicht();
    if (stand.verlengbaar) return this.open("blijf");
    if (Math.abs(this.gezien - this.eind) > 5000) this.open("laatst");
    this.gezien = this.eind;
  }

  open(stand) {
    const anders = this.stand !== stand;
    this.stand = stand;
    for (const deel of this.dialoog.querySelectorAll("[data-sessie]"))
      deel.hidden = !deel.dataset.sessie.split(" ").includes(stand);
    this.dialoog.classList.toggle("sp-sessie--dicht", stand === "af");
    const titel = this.dialoog.querySelector("h2:not([hidden])");
    for (const kop of this.dialoog.querySelectorAll("h2")) kop.removeAttribute("id");
    titel.id = "sessie-titel";
    const tijd = new Date(this.eind).toLocaleTimeString("nl-NL", { hour: "2-digit", minute: "2-digit" });
    for (const plek of this.dialoog.querySelectorAll("[data-sessie-tijd]")) plek.textContent = tijd;
    if (anders && this.dialoog.open) this.dialoog.close(); // opened anew, a screen reader reads it again
    if (!this.dialoog.open) this.dialoog.showModal();
  }

  dicht() {
    this.stand = null;
    this.zeg("");
    this.dialoog.classList.remove("sp-sessie--dicht");
    if (this.dialoog.open) this.dialoog.close();
  }

  // Escape says that somebody is there. Once signed out it must not uncover the page.
  escape(event) {
    if (this.stand === "laatst") return;
    event.preventDefault();
    if (this.stand === "blijf") this.verlengen();
  }

  // Signed in again in another tab, as the same person: give every form a fresh token and uncover the page.
  async verder() {
    const stand = await this.vragen("GET");
    if (!stand) return this.zeg("Er is geen verbinding. Probeer het zo opnieuw.");
    if (stand.over <= 0) return this.zeg("U bent nog niet aangemeld. Meld u eerst aan in een nieuw tabblad.");
    if (stand.wie !== this.wie) return this.zeg("In dit venster is iemand anders aangemeld. Meld die eerst af.");
    const sleutel = await this.sleutel();
    for (const veld of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) veld.value = sleutel;
    this.dicht();
    this.toon(stand);
  }

  zeg(tekst) {
    this.dialoog.querySelector("[data-sessie-bericht]").textContent = tekst;
  }
}
