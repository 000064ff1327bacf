// A link with data-dialoog="id" opens that <dialog> as a modal; without this script it goes to the page it links to.
// Escape and data-dialoog-sluit close it; the browser itself gives the focus back to the link.
export function dialogen() {
  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-dialoog]");
    const dialoog = opener && document.getElementById(opener.dataset.dialoog);
    if (dialoog) {
      event.preventDefault();
      dialoog.showModal();
    }
    const sluiter = event.target.closest("[data-dialoog-sluit]");
    if (sluiter) {
      event.preventDefault();
      sluiter.closest("dialog").close();
    }
  });
}
