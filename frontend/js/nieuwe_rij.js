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

function volg(rij, leeg) {
  rij.addEventListener(
    "input",
    () => {
      const nieuw = maak(leeg, rij);
      rij.removeAttribute("data-nieuwe-rij");
      rij.after(nieuw);
      volg(nieuw, leeg);
    },
    { once: true },
  );
}

// A copy of the blank row with a new uuid; what was chosen in the row above (who said it) stays chosen.
function maak(leeg, voorbeeld) {
  const oud = leeg.match(UUID)[0];
  const doos = document.createElement("div");
  doos.innerHTML = leeg.replaceAll(oud, crypto.randomUUID());
  const nieuw = doos.firstElementChild;
  for (const veld of voorbeeld.querySelectorAll("[data-onthoud] :is(input, select), :is(input, select)[data-onthoud]")) {
    const zelfde = nieuw.querySelector(`[id="${CSS.escape(veld.id.replace(UUID, nieuw.dataset.rij.match(UUID)[0]))}"]`);
    if (!zelfde) continue;
    zelfde.checked = veld.checked;
    if (veld.matches("select")) zelfde.value = veld.value;
  }
  return nieuw;
}
