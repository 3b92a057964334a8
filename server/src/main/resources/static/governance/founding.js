"use strict";

// Others are still on their way: the page is fetched anew until there is something to do.
const AGAIN_MILLIS = 3000;

if (document.querySelector("[data-look-again]")) {
  setTimeout(() => location.reload(), AGAIN_MILLIS);
}
