// Rows in an order people set ([data-slepen]) can also be dragged by their grip, with a mouse or a finger. The server gets
// the command "na X", as a button would send it, and answers with its own page: that says how the rows stand now and in
// words what happened, also when it refused. Nothing typed is sent along or touched. The buttons do the same.
import Sortable from "sortablejs";

const WOORDEN = {
  geen_verbinding: "Niet verplaatst: er is geen verbinding. De regel staat weer op zijn oude plaats.",
  afgemeld: "Niet verplaatst: u bent afgemeld. Meld u aan in een nieuw tabblad en probeer het opnieuw.",
  fout: "Niet verplaatst: er ging iets mis. De regel staat weer op zijn oude plaats.",
};
const rustig = matchMedia("(prefers-reduced-motion: reduce)");

for (const lijst of document.querySelectorAll("[data-slepen]")) sleepbaar(lijst);

function sleepbaar(lijst) {
  let was = [];
  let actief = null;
  lijst.dataset.sleepbaar = "";
  // The focus comes back where it was. Meanwhile nothing has it: a browser scrolls a field with the focus into sight.
  const focusTerug = () => {
    if (actief?.isConnected && document.activeElement !== actief) actief.focus({ preventScroll: true });
  };
  lijst.addEventListener("mousedown", (event) => event.target.closest(".sp-greep") && event.preventDefault());
  const sleep = new Sortable(lijst, {
    handle: ".sp-greep",
    draggable: "[data-plek]",
    animation: rustig.matches ? 0 : 150,
    forceFallback: true, // the same with a mouse and a finger
    fallbackOnBody: true, // outside the form: the copy under the pointer has fields with the same names
    fallbackTolerance: 3,
    fallbackClass: "sp-sleepgeest",
    ghostClass: "sp-sleepplek",
    onChoose() {
      actief = document.activeElement;
      actief?.blur();
    },
    onUnchoose: focusTerug,
    onStart({ item }) {
      was = plekken(lijst);
      melding(item, "");
      houdOpZijnPlaats(item, () => lijst.classList.add("sp-sleept"));
    },
    async onEnd({ item }) {
      houdOpZijnPlaats(item, () => lijst.classList.remove("sp-sleept"));
      focusTerug(); // again: it may stand in a row that was folded
      const nu = plekken(lijst);
      const hier = nu.indexOf(item.dataset.plek);
      if (was.indexOf(item.dataset.plek) === hier) return;
      sleep.option("disabled", true);
      const mislukt = await versturen(lijst, `${lijst.dataset.slepen}:${item.dataset.plek}:${nu[hier - 1] ?? ""}`);
      if (mislukt) metFocus(() => schik(lijst, was));
      if (mislukt) melding(item, mislukt, "alert");
      sleep.option("disabled", false);
    },
  });
}

// Sends the command and shows what the server's page says, also that it was refused; returns why there was no answer.
async function versturen(lijst, doe) {
  const form = lijst.closest("form");
  const mee = new FormData();
  mee.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  mee.set("doe", doe);
  let antwoord, tekst;
  try {
    antwoord = await fetch(form.action, { method: "POST", body: mee, credentials: "same-origin" });
    tekst = await antwoord.text();
  } catch {
    return WOORDEN.geen_verbinding;
  }
  const vers = new DOMParser().parseFromString(tekst, "text/html");
  if (antwoord.status === 401) return WOORDEN.afgemeld;
  if (!antwoord.ok) return WOORDEN.fout;
  if (!vers.getElementById(lijst.id)) return WOORDEN.afgemeld;
  const geweigerd = [...vers.querySelectorAll("[data-berichten] .utrecht-alert--warning")].map(woorden);
  metFocus(() => houdOpZijnPlaats(lijst, () => verversen(vers)));
  melding(rij(lijst, doe.split(":").at(-2)), geweigerd.join(" "));
  return "";
}

function verversen(vers) {
  for (const nieuw of vers.querySelectorAll("[data-volgorde][id]")) {
    const bak = document.getElementById(nieuw.id);
    if (bak) schik(bak, plekken(nieuw));
  }
  for (const nieuw of vers.querySelectorAll("[data-ververs][id]")) {
    document.getElementById(nieuw.id)?.replaceChildren(...nieuw.childNodes);
  }
}

function plekken(bak) {
  return [...bak.children].flatMap((kind) => kind.dataset.plek ?? []);
}

function rij(bak, plek) {
  return [...bak.children].find((kind) => kind.dataset.plek === plek);
}

function schik(bak, volgorde) {
  let volgende = null;
  for (const plek of volgorde.toReversed()) {
    const deze = rij(bak, plek);
    if (!deze) continue;
    if (deze.nextElementSibling !== volgende) bak.insertBefore(deze, volgende);
    volgende = deze;
  }
}

// A moved or replaced element loses the focus; give it back, or to the first thing to press in what came instead.
function metFocus(doen) {
  const actief = document.activeElement;
  const deel = actief?.closest("[data-ververs]")?.id;
  doen();
  if (actief?.isConnected) {
    if (document.activeElement !== actief) actief.focus({ preventScroll: true });
  } else if (deel) {
    document.getElementById(deel)?.querySelector("a, button")?.focus({ preventScroll: true });
  }
}

// What changes above (rows that fold, a message on top) does not move what is under the pointer.
function houdOpZijnPlaats(deze, doen) {
  const boven = deze.getBoundingClientRect().top;
  doen();
  scrollBy({ top: deze.getBoundingClientRect().top - boven, behavior: "instant" });
}

// Why a row went back stands in that row too. What the server said is read aloud where it stands on top of the page.
function melding(deze, tekst, rol) {
  deze?.querySelector(".sp-sleepmelding")?.remove();
  if (!tekst || !deze) return;
  const plaats = document.createElement("p");
  plaats.className = "sp-sleepmelding";
  if (rol) plaats.setAttribute("role", rol);
  deze.append(plaats);
  plaats.textContent = tekst;
}

function woorden(alert) {
  return alert.querySelector("p:not(.sp-melding__soort)")?.textContent.trim() ?? "";
}
