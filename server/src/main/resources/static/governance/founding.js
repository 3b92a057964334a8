"use strict";

const AGAIN_MILLIS = 3000;

// Others are still on their way: the page is fetched anew until there is something to do.
if (document.querySelector("[data-look-again]")) {
  setTimeout(() => location.reload(), AGAIN_MILLIS);
}

// What is signed names the signatures before it, so the page keeps up with the others while somebody reads it.
const others = document.querySelector("[data-keeps-up]");
if (others) {
  setInterval(async () => {
    const now = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
    if (now.querySelector("[data-keeps-up]")?.textContent !== others.textContent) location.reload();
  }, AGAIN_MILLIS);
}
