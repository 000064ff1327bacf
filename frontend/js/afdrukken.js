// The print button; it is hidden where the script does not run.
export function afdrukken() {
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-afdrukken]")) window.print();
  });
}
