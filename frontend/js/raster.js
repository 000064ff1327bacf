// A sheet of buttons ([data-raster], a table) is one stop of Tab; the arrows walk over it as over the sheet itself.
// It begins where the last choice was. Without this file each button is a stop of its own.
const STAP = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

export function rasters() {
  for (const tabel of document.querySelectorAll("[data-raster]")) volg(tabel);
}

function volg(tabel) {
  const rijen = [...tabel.tBodies[0].rows].map((rij) => [...rij.querySelectorAll("td")].map((cel) => cel.querySelector("button")));
  const knoppen = rijen.flat().filter(Boolean);
  zet(knoppen, tabel.querySelector("[data-raster-begin]") ?? knoppen[0]);
  tabel.addEventListener("keydown", (event) => {
    const stap = STAP[event.key];
    const nu = event.target.closest("button");
    if (!stap || !nu || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    let rij = rijen.findIndex((een) => een.includes(nu));
    let kolom = rijen[rij].indexOf(nu);
    do {
      rij += stap[0];
      kolom += stap[1];
    } while (rijen[rij]?.[kolom] === null);
    const naar = rijen[rij]?.[kolom];
    if (!naar) return;
    zet(knoppen, naar);
    naar.focus();
  });
}

function zet(knoppen, begin) {
  for (const knop of knoppen) knop.tabIndex = knop === begin ? 0 : -1;
}
