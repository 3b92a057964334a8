"use strict";

/*
 * Runs the key ceremony of each form[data-passkey] (WebAuthn L3 5.1): puts the browser's JSON answer into the field
 * named "answer" and submits the form. Whatever goes wrong is said by the form's own template[data-failure] of that name,
 * with a code and what to do next.
 * An add-on that brings its own keys listens for "threekey:passkey" and calls preventDefault(), then answer(json).
 */

const READ = { get: "parseRequestOptionsFromJSON", create: "parseCreationOptionsFromJSON" };
const FAILURES = {
  NotAllowedError: "cancelled", AbortError: "cancelled", TimeoutError: "nobody",
  InvalidStateError: "already", SecurityError: "place", NotSupportedError: "unsupported",
};
const LONGEST_REACH = 4000;
const NOBODY_MOVED_FOR = 30 * 1000;
const CLOCKS_AGREE_WITHIN = 5 * 60 * 1000;

let suggestion = new AbortController();
/* Since when somebody is there: since the page could be used, or, where it stood there, since something moved again. */
let usableAt = 0;
let cameAt = null;
let movedAt = null;
let pickedAt = null;

function somebodyMoved() {
  const now = performance.now();
  if (movedAt === null || now - movedAt > NOBODY_MOVED_FOR) cameAt = now;
  movedAt = now;
}

/** How long page, person and key took, where the form asks for it: nobody waited for a page that stood there before. */
function noteTimes(form, beganAt) {
  const since = Math.min(cameAt ?? beganAt, beganAt);
  const took = {
    tookPage: since === usableAt ? usableAt : 0,
    tookPerson: beganAt - since,
    tookCeremony: performance.now() - beganAt,
  };
  for (const [field, time] of Object.entries(took)) {
    if (form.elements[field]) form.elements[field].value = Math.round(time);
  }
}

function busy(form, isBusy) {
  form.ariaBusy = isBusy ? "true" : null;
  const status = form.querySelector("[data-passkey-status]");
  status.textContent = isBusy ? form.dataset.textBusy : "";
  status.dataset.state = isBusy ? "busy" : "";
}

function fail(form, failure) {
  const words = failure && form.querySelector(`template[data-failure="${failure}"]`);
  const place = form.querySelector("[data-passkey-failure]");
  place.replaceChildren(...(words ? [words.content.cloneNode(true)] : []));
  place.dataset.state = failure ?? "";
}

/** A browser does not say whether there was no key or nobody wanted it, but it waits for a key as long as it was asked. */
function failureOf(error, startedAt, form) {
  const longest = JSON.parse(form.dataset.options).timeout ?? Infinity;
  const waited = error.name === "NotAllowedError" && performance.now() - startedAt >= longest - 1000;
  return waited ? "nobody" : FAILURES[error.name] ?? "failed";
}

function obstacle() {
  if (!isSecureContext) return "insecure";
  if (!self.PublicKeyCredential?.parseRequestOptionsFromJSON) return "unsupported";
  return null;
}

async function isReachable(form) {
  try {
    await fetch(form.dataset.reach, { method: "HEAD", cache: "no-store", signal: AbortSignal.timeout(LONGEST_REACH) });
    return true;
  } catch {
    return false;
  }
}

/** Looks first whether anybody is there to take the answer: a page of the browser's own would end the sign-in. */
async function send(form, answer) {
  form.elements.answer.value = typeof answer === "string" ? answer : JSON.stringify(answer);
  if (await isReachable(form)) form.submit();
  else fail(form, "gone");
}

async function askBrowser(form, extras) {
  const kind = form.dataset.passkey;
  const publicKey = PublicKeyCredential[READ[kind]](JSON.parse(form.dataset.options));
  const credential = await navigator.credentials[kind]({ publicKey, ...extras });
  return credential.toJSON();
}

function askAddOn(form) {
  return new Promise((resolve, reject) => {
    const detail = {
      kind: form.dataset.passkey,
      options: JSON.parse(form.dataset.options),
      answer: resolve,
      fail: (name) => reject(new DOMException(name, name)),
    };
    const asked = new CustomEvent("threekey:passkey", { bubbles: true, cancelable: true, detail });
    if (form.dispatchEvent(asked)) resolve(null);
  });
}

async function perform(form) {
  suggestion.abort();
  const startedAt = performance.now();
  busy(form, true);
  fail(form, null);
  try {
    const answer = await askAddOn(form);
    const hindrance = answer === null && obstacle();
    if (hindrance) return fail(form, hindrance);
    const given = answer ?? (await askBrowser(form));
    noteTimes(form, startedAt);
    await send(form, given);
  } catch (error) {
    fail(form, failureOf(error, startedAt, form));
  } finally {
    busy(form, false);
  }
}

/** Keys in the browser's own list of suggestions; the page's button stays as the other way. */
async function suggest(form) {
  if (obstacle() || !(await PublicKeyCredential.isConditionalMediationAvailable?.())) return;
  suggestion = new AbortController();
  try {
    const given = await askBrowser(form, { mediation: "conditional", signal: suggestion.signal });
    noteTimes(form, pickedAt ?? movedAt ?? performance.now());
    await send(form, given);
  } catch {
    // Nobody took a suggestion, or the button was pressed instead, which says what it has to say itself.
  }
}

function keepFresh(form) {
  const renew = async () => {
    if (form.ariaBusy === "true") setTimeout(renew, 5000);
    else if (await isReachable(form)) location.reload();
    else {
      fail(form, "gone");
      setTimeout(renew, 10000);
    }
  };
  setTimeout(renew, Number(form.dataset.renew) * 1000);
}

/** Keeps the browser's own list of keys true (WebAuthn L3 5.1.10), so that nobody is offered one that lets nobody in. */
function signal({ signal, party, credential, user, credentials }) {
  const told = signal === "unknown"
    ? self.PublicKeyCredential?.signalUnknownCredential?.({ rpId: party, credentialId: credential })
    : self.PublicKeyCredential?.signalAllAcceptedCredentials?.({
        rpId: party, userId: user, allAcceptedCredentialIds: credentials.split(" "),
      });
  told?.catch(() => {});
}

for (const sign of ["pointermove", "pointerdown", "keydown"]) {
  addEventListener(sign, somebodyMoved, { capture: true, passive: true });
}
addEventListener("focusin", ({ target }) => {
  if (target.autocomplete?.includes("webauthn")) pickedAt = performance.now();
});
document.querySelectorAll("[data-signal]").forEach((element) => signal(element.dataset));
/* A page that came as the answer to something that cannot be repeated says where it is renewed. */
document.querySelectorAll("[data-address]").forEach((element) => history.replaceState(null, "", element.dataset.address));
document.querySelectorAll("[data-clock]").forEach((element) => {
  element.hidden = Math.abs(Date.now() - Number(element.dataset.clock)) < CLOCKS_AGREE_WITHIN;
});
document.querySelectorAll("form[data-passkey]").forEach((form) => {
  form.querySelector("[type=submit]").disabled = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (form.ariaBusy !== "true") perform(form);
  });
  if (form.dataset.conditional) suggest(form);
  if (form.dataset.renew) keepFresh(form);
});
usableAt = performance.now();
/* A page that renewed itself was asked for by nobody. */
if (performance.getEntriesByType("navigation")[0]?.type !== "reload") cameAt = movedAt = usableAt;
