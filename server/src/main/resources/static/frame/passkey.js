"use strict";

/*
 * Runs the key ceremony of each form[data-passkey] (WebAuthn L3 5.1): puts the browser's JSON answer into the field
 * named "answer" and submits the form. Whatever goes wrong is said in the form's own data-text-... words.
 * An add-on that brings its own keys listens for "threekey:passkey" and calls preventDefault(), then answer(json).
 */

const READ = { get: "parseRequestOptionsFromJSON", create: "parseCreationOptionsFromJSON" };
const WORDS = {
  NotAllowedError: "cancelled", AbortError: "cancelled", TimeoutError: "cancelled",
  InvalidStateError: "already", SecurityError: "place", NotSupportedError: "unsupported",
};

let suggestion = new AbortController();

function say(form, words) {
  const status = form.querySelector("[data-passkey-status]");
  status.textContent = words ? form.dataset["text" + words[0].toUpperCase() + words.slice(1)] : "";
  status.dataset.state = words ?? "";
}

function obstacle() {
  if (!isSecureContext) return "insecure";
  if (!self.PublicKeyCredential?.parseRequestOptionsFromJSON) return "unsupported";
  return null;
}

function send(form, answer) {
  form.elements.answer.value = typeof answer === "string" ? answer : JSON.stringify(answer);
  say(form, null);
  form.submit();
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
  form.ariaBusy = "true";
  say(form, "busy");
  try {
    let answer = await askAddOn(form);
    if (answer === null) {
      const hindrance = obstacle();
      if (hindrance) {
        say(form, hindrance);
        return;
      }
      answer = await askBrowser(form);
    }
    send(form, answer);
  } catch (failure) {
    say(form, WORDS[failure.name] ?? "failed");
  } finally {
    form.ariaBusy = null;
  }
}

/** Keys in the browser's own list of suggestions; the page's button stays as the other way. */
async function suggest(form) {
  if (obstacle() || !(await PublicKeyCredential.isConditionalMediationAvailable?.())) return;
  suggestion = new AbortController();
  try {
    send(form, await askBrowser(form, { mediation: "conditional", signal: suggestion.signal }));
  } catch {
    // Nobody took a suggestion, or the button was pressed instead, which says what it has to say itself.
  }
}

function keepFresh(form) {
  const renew = () => (form.ariaBusy === "true" ? setTimeout(renew, 5000) : location.reload());
  setTimeout(renew, Number(form.dataset.renew) * 1000);
}

document.querySelectorAll("form[data-passkey]").forEach((form) => {
  form.querySelector("[type=submit]").disabled = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (form.ariaBusy !== "true") perform(form);
  });
  if (form.dataset.conditional) suggest(form);
  if (form.dataset.renew) keepFresh(form);
});
