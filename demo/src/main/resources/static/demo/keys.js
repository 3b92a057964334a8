"use strict";

/*
 * Offers the demo's people wherever a page asks for a passkey (see frame/passkey.js), and one's own passkey beside them.
 * Where the way to the page was meant for one of them ("as" in its address), that one alone, and the others folded away.
 */
{
  const as = new URLSearchParams(location.search).get("as") ?? "";
  const part = location.hostname.startsWith("seal.") ? "seal" : "id";
  const READ = { get: "parseRequestOptionsFromJSON", create: "parseCreationOptionsFromJSON" };

  const ask = async (what, body) => {
    const response = await fetch(`/demo/${part}/${what}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    const answer = await response.json();
    if (!response.ok) throw new DOMException(answer.name, answer.name);
    return answer;
  };

  const ownPasskey = async ({ kind, options }) => {
    const publicKey = PublicKeyCredential[READ[kind]](options);
    return (await navigator.credentials[kind]({ publicKey })).toJSON();
  };

  const make = (name, text, className) => {
    const element = document.createElement(name);
    if (text) element.textContent = text;
    if (className) element.className = className;
    return element;
  };

  const list = (people, choose) => {
    const items = make("ul");
    for (const person of people) {
      const button = make("button", person.name);
      button.type = "button";
      button.append(make("span", person.title));
      button.addEventListener("click", () => choose(person.person));
      const item = make("li");
      item.append(button);
      items.append(item);
    }
    return items;
  };

  /* Asks a moment after the last letter, so that no question is asked for each of them. */
  const search = (words, show) => {
    const field = make("input", "", "form-control");
    field.type = "search";
    field.placeholder = words;
    field.setAttribute("aria-label", words);
    let waiting;
    field.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => show(field.value), 150);
    });
    return field;
  };

  /* Resolves with a person, "own", or null where the visitor turns away. */
  const pick = ({ words, meant, people, more }, find) => new Promise((resolve) => {
    const dialog = make("dialog", "", "demo-keys");
    const heading = make("h2", words.title);
    heading.id = "demo-keys-title";
    dialog.setAttribute("aria-labelledby", heading.id);
    const choose = (choice) => { dialog.close(); resolve(choice); };
    const first = people.filter((each) => each.first && each.person !== meant?.person);
    const others = people.filter((each) => !each.first);
    dialog.append(heading, make("p", words.lead), list(meant ? [meant] : first, choose));
    if (others.length > 0 || (meant && first.length > 0)) {
      const rest = make("details");
      rest.append(make("summary", words.others));
      if (meant) rest.append(list(first, choose));
      let shown = list(others, choose);
      if (more) rest.append(search(words.search, async (text) => {
        const found = list((await find(text)).people.filter((each) => !each.first), choose);
        shown.replaceWith(found);
        shown = found;
      }));
      rest.append(shown);
      dialog.append(rest);
    }
    const own = make("button", words.own, "btn");
    const cancel = make("button", words.cancel, "btn btn-link");
    own.type = cancel.type = "button";
    own.addEventListener("click", () => choose("own"));
    cancel.addEventListener("click", () => choose(null));
    const foot = make("div", "", "demo-keys-foot");
    foot.append(own, cancel);
    dialog.append(foot);
    dialog.addEventListener("cancel", () => resolve(null));
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
  });

  const perform = async (asked) => {
    const find = (text) => ask("candidates", { ...asked, as, search: text });
    const choice = await pick(await find(""), find);
    if (choice === null) throw new DOMException("", "NotAllowedError");
    return choice === "own" ? ownPasskey(asked) : ask("answer", { ...asked, person: choice });
  };

  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = "/demo/keys.css";
  document.head.append(style);

  document.addEventListener("threekey:passkey", (event) => {
    event.preventDefault();
    const { kind, options, answer, fail } = event.detail;
    perform({ kind, options }).then(answer, (failure) => fail(failure.name));
  });
}
