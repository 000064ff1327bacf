// after a failed save the focus goes to the summary, and its links put the focus in the field itself.
export function fouten() {
  const overzicht = document.querySelector(".sp-foutoverzicht");
  if (!overzicht) return;
  // A button on the page before left the place of a row in the address; that jump would hide what went wrong.
  if (location.hash) history.replaceState(null, "", location.pathname + location.search);
  overzicht.focus();
  overzicht.addEventListener("click", (event) => {
    const veld = event.target.closest("a[href^='#']");
    const doel = veld && document.getElementById(veld.hash.slice(1));
    if (!doel) return;
    event.preventDefault();
    const invoer = doel.matches("input, select, textarea") ? doel : doel.querySelector("input, select, textarea");
    const vraag = document.querySelector(`label[for="${CSS.escape(doel.id)}"]`) ?? doel.closest("fieldset") ?? doel;
    vraag.scrollIntoView({ block: "start" });
    (invoer ?? doel).focus({ preventScroll: true });
  });
}
