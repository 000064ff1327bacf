// Under a blank row ([data-nieuwe-rij]) a fresh blank comes as soon as something is typed in it, with a uuid of its own.
// Enter in a field with data-enter goes to the next blank row, so that one types sentence after sentence.
const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/;

export function nieuweRijen() {
  for (const rij of document.querySelectorAll("[data-nieuwe-rij]")) volg(rij, rij.outerHTML);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || !event.target.matches("[data-enter]")) return;
    event.preventDefault();
    const rij = event.target.closest("[data-rij]");
    const volgende = rij?.nextElementSibling?.querySelector("[data-enter]");
    if (volgende && event.target.value.trim()) volgende.focus();
  });
}

// A blank row makes place for the next one when text is typed in it, not when a speaker is ticked.
function volg(rij, leeg) {
  const begin = (event) => {
    if (!event.target.matches("textarea, input:not([type=checkbox], [type=radio])") || !event.target.value.trim()) return;
    rij.removeEventListener("input", begin);
    const nieuw = maak(leeg);
    rij.removeAttribute("data-nieuwe-rij");
    rij.after(nieuw);
    onthoud(rij, nieuw);
    volg(nieuw, leeg);
    rij.addEventListener("change", (verandering) => {
      const gekozen = verandering.target.closest("[data-onthoud]");
      if (gekozen && nieuw.hasAttribute("data-nieuwe-rij")) onthoud(rij, nieuw);
    });
  };
  rij.addEventListener("input", begin);
}

// A copy of the blank row with a new uuid.
function maak(leeg) {
  const doos = document.createElement("div");
  doos.innerHTML = leeg.replaceAll(leeg.match(UUID)[0], crypto.randomUUID());
  return doos.firstElementChild;
}

// What was chosen in the row above (who said it) stays chosen in the row that is still blank.
function onthoud(boven, nieuw) {
  const uuid = nieuw.dataset.rij.match(UUID)[0];
  for (const veld of boven.querySelectorAll("[data-onthoud] :is(input, select), :is(input, select)[data-onthoud]")) {
    const zelfde = nieuw.querySelector(`[id="${CSS.escape(veld.id.replace(UUID, uuid))}"]`);
    if (!zelfde) continue;
    zelfde.checked = veld.checked;
    if (veld.matches("select")) zelfde.value = veld.value;
  }
}
