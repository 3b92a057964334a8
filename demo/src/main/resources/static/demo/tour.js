"use strict";

/* Something goes on by itself: look again until it is over, at the place where the visitor reads. */
{
  const waiting = document.querySelector("[data-look-again=\"soon\"]");
  if (waiting) setTimeout(() => location.reload(), 1500);
}
