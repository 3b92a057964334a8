"use strict";

/** A second press of a button while the first is on its way does nothing. */
function sendOnce(event) {
  const form = event.target;
  if (event.defaultPrevented || form.method === "dialog" || form.matches("[data-passkey]")) return;
  if (form.ariaBusy === "true") event.preventDefault();
  else form.ariaBusy = "true";
}

function offerCopying(button) {
  if (!navigator.clipboard) return;
  button.hidden = false;
  const words = button.querySelector("span");
  const before = words.textContent;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    words.textContent = button.dataset.copied;
    setTimeout(() => { words.textContent = before; }, 3000);
  });
}

/** On a phone there may be more pages than the bar is wide: the one that is open is in sight. */
function showWhereWeAre(nav) {
  const here = nav.querySelector("[aria-current]");
  if (here && nav.scrollWidth > nav.clientWidth) nav.scrollLeft = here.offsetLeft - (nav.clientWidth - here.offsetWidth) / 2;
}

document.querySelectorAll(".tk-nav").forEach(showWhereWeAre);
document.querySelectorAll("[data-copy]").forEach(offerCopying);
document.querySelectorAll("[data-opens]").forEach((button) =>
  button.addEventListener("click", () => document.getElementById(button.dataset.opens).showModal()));
document.addEventListener("submit", sendOnce);
addEventListener("pageshow", () => document.querySelectorAll("form[aria-busy]").forEach((form) => { form.ariaBusy = null; }));
