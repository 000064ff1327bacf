// A double click sends a form once: the second submit within the same page view is dropped.
export function verzenden() {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post" || form.hasAttribute("data-mag-vaker")) return;
    if (form.dataset.verzonden) event.preventDefault();
    form.dataset.verzonden = "ja";
  });
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-verzonden]")) delete form.dataset.verzonden;
  });
}
