"use strict";

/*
 * Proves an entry of the ledger in the reader's browser, from what anybody may fetch: the checkpoint, its key, a bundle of
 * leaves and tiles of hashes. Hashing as in RFC 9162 section 2.1, tiles as in C2SP tlog-tiles, the checkpoint a C2SP signed
 * note. Nothing the page shows is believed: it is what the steps compare with.
 */

const place = document.getElementById("proof");
const TILE = 256;
const HASH = 32;
const utf8 = new TextEncoder();

const bytesOf = (base64) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
const base64Of = (bytes) => btoa(String.fromCharCode(...bytes));
const same = (one, other) => base64Of(one) === base64Of(other);
const sha256 = async (...parts) => new Uint8Array(await crypto.subtle.digest("SHA-256", joined(parts)));
const leafHash = (leaf) => sha256(Uint8Array.of(0), leaf);
const nodeHash = (left, right) => sha256(Uint8Array.of(1), left, right);

function joined(parts) {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

async function fetched(path) {
  const answer = await fetch(path, { cache: "no-cache" });
  if (!answer.ok) throw new Error(path + " " + answer.status);
  return answer;
}

/** C2SP tlog-tiles: groups of three digits, all but the last with an x; a tile that is not full names its width. */
function tilePath(kind, index, count) {
  let groups = String(index % 1000).padStart(3, "0");
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000)) {
    groups = "x" + String(rest % 1000).padStart(3, "0") + "/" + groups;
  }
  const width = Math.min(TILE, count - index * TILE);
  return "/ledger/tile/" + kind + "/" + groups + (width < TILE ? ".p/" + width : "");
}

/** Of a signed note: the text with its last line feed, and the signatures by the name of their key. */
function noteOf(text) {
  const end = text.lastIndexOf("\n\n");
  const signatures = text.slice(end + 2).split("\n").filter((line) => line.startsWith("\u2014 ")).map((line) => {
    const [, name, base64] = line.split(" ");
    return { name, bytes: bytesOf(base64) };
  });
  const signed = text.slice(0, end + 1);
  const [origin, size, root] = signed.split("\n");
  return { signed, signatures, origin, size: Number(size), root: bytesOf(root) };
}

/** A verifier key: name, key hash, and a byte for the algorithm (1 is Ed25519) in front of the key. */
async function keyOf(text) {
  const [, name, hash, base64] = text.trim().match(/^(.+)\+([0-9a-f]{8})\+(.+)$/);
  const encoded = bytesOf(base64);
  const id = (await sha256(utf8.encode(name + "\n"), encoded)).slice(0, 4);
  const named = [...id].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  if (named !== hash || encoded[0] !== 1) throw new Error("not an Ed25519 verifier key");
  return { name, id, raw: encoded.slice(1) };
}

/** The hashes of the tree, from tiles that are fetched once. */
class Tiles {
  constructor(size) {
    this.size = size;
    this.known = new Map();
  }

  async tile(level, index) {
    const path = tilePath(level, index, Math.floor(this.size / TILE ** level));
    if (!this.known.has(path)) this.known.set(path, new Uint8Array(await (await fetched(path)).arrayBuffer()));
    return this.known.get(path);
  }

  /** Hash over 2^height leaves that begin at a multiple of as many. */
  async perfect(height, index) {
    const within = 2 ** (height % 8);
    const first = index * within;
    const tile = await this.tile(Math.floor(height / 8), Math.floor(first / TILE));
    let hashes = [];
    for (let at = first % TILE; at < (first % TILE) + within; at++) hashes.push(tile.slice(at * HASH, (at + 1) * HASH));
    while (hashes.length > 1) {
      const above = [];
      for (let at = 0; at < hashes.length; at += 2) above.push(await nodeHash(hashes[at], hashes[at + 1]));
      hashes = above;
    }
    return hashes[0];
  }

  async range(from, to) {
    const count = to - from;
    const height = Math.log2(count);
    if (Number.isInteger(height)) return this.perfect(height, from / count);
    const middle = from + split(count);
    return nodeHash(await this.range(from, middle), await this.range(middle, to));
  }

  /** PATH(m, D[n]) of RFC 9162 section 2.1.3.1, from the leaf upwards. */
  async path(index) {
    const path = [];
    let [from, to] = [0, this.size];
    while (to - from > 1) {
      const middle = from + split(to - from);
      if (index < middle) {
        path.unshift(await this.range(middle, to));
        to = middle;
      } else {
        path.unshift(await this.range(from, middle));
        from = middle;
      }
    }
    return path;
  }
}

/** The largest power of two below a count. */
function split(count) {
  let power = 1;
  while (power * 2 < count) power *= 2;
  return power;
}

/** RFC 9162 section 2.1.3.2. */
async function rootFrom(leaf, index, size, path) {
  let [node, last, hash] = [index, size - 1, leaf];
  for (const sibling of path) {
    if (last === 0) return null;
    const isLeft = node % 2 === 1 || node === last;
    hash = isLeft ? await nodeHash(sibling, hash) : await nodeHash(hash, sibling);
    while (isLeft && node % 2 === 0 && node !== 0) [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
    [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  }
  return last === 0 ? hash : null;
}

/** Leaves of an entry bundle: each behind its length in two bytes. */
function leafIn(bundle, number) {
  let at = 0;
  for (let leaf = 0; leaf < number; leaf++) at += 2 + bundle[at] * 256 + bundle[at + 1];
  return bundle.slice(at + 2, at + 2 + bundle[at] * 256 + bundle[at + 1]);
}

/** Two keys sign while one follows upon the other; one of them is enough. */
async function isSignedByOneOf(keys, note) {
  for (const text of keys) {
    if (await signedBy(await keyOf(text), note)) return true;
  }
  return false;
}

const linesOf = (text) => text.split("\n").map((line) => line.trim()).filter((line) => line !== "");

async function signedBy(key, note) {
  const signature = note.signatures.find((one) => one.name === key.name && same(one.bytes.slice(0, 4), key.id));
  if (!signature) return false;
  const usable = await crypto.subtle.importKey("raw", key.raw, { name: "Ed25519" }, false, ["verify"]);
  return crypto.subtle.verify({ name: "Ed25519" }, usable, signature.bytes.slice(4), utf8.encode(note.signed));
}

/** What each step proves; a step that throws could not be taken, which proves nothing either way. */
async function stepsOf({ index, type, time, payload, salt, charterKey }) {
  const note = noteOf(await (await fetched("/ledger/checkpoint")).text());
  if (index >= note.size) throw new Error("the checkpoint does not cover the entry yet");
  const keys = linesOf(await (await fetched("/ledger/key")).text());
  const bundle = Math.floor(index / TILE);
  const leaves = new Uint8Array(await (await fetched(tilePath("entries", bundle, note.size))).arrayBuffer());
  const leaf = leafIn(leaves, index % TILE);
  const said = JSON.parse(new TextDecoder().decode(leaf));
  const tiles = new Tiles(note.size);
  return {
    payload: async () => {
      const commitment = said.commitment.replaceAll("-", "+").replaceAll("_", "/");
      return same(await sha256(bytesOf(salt), bytesOf(payload)), bytesOf(commitment));
    },
    leaf: async () => said.format === "threekey-leaf/1" && said.type === type && said.at === time,
    path: async () => {
      const root = await rootFrom(await leafHash(leaf), index, note.size, await tiles.path(index));
      return root !== null && same(root, note.root);
    },
    signature: async () => isSignedByOneOf(keys, note),
    key: async () => isSignedByOneOf(linesOf(charterKey).filter((key) => keys.includes(key)), note),
  };
}

function show(step, outcome) {
  const line = place.querySelector(`[data-step="${step}"]`);
  const tone = { holds: "good", fails: "alarm", cannot: "caution" }[outcome];
  line.classList.replace("tk-tone-neutral", "tk-tone-" + tone);
  line.dataset.outcome = outcome;
  for (const mark of line.querySelectorAll("[data-mark]")) mark.hidden = mark.dataset.mark !== outcome;
  for (const says of line.querySelectorAll("[data-says]")) says.hidden = says.dataset.says !== outcome;
}

function conclude(outcomes) {
  const verdict = outcomes.includes("fails") ? "fails" : outcomes.includes("cannot") ? "partly" : "holds";
  for (const one of place.querySelectorAll("[data-verdict]")) one.hidden = one.dataset.verdict !== verdict;
  place.dataset.outcome = verdict;
}

async function prove() {
  const asked = [...place.querySelectorAll("[data-step]")].map((line) => line.dataset.step);
  const outcomes = [];
  let steps = {};
  try {
    steps = await stepsOf({ ...place.dataset, index: Number(place.dataset.index) });
  } catch (unreachable) {
    console.warn(unreachable);
  }
  for (const step of asked) {
    try {
      outcomes.push((await steps[step]()) ? "holds" : "fails");
    } catch (impossible) {
      console.warn(impossible);
      outcomes.push("cannot");
    }
    show(step, outcomes.at(-1));
  }
  conclude(outcomes);
}

prove();
