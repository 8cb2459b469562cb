// Keeps the whole app in the browser, so that it opens without a network after the first visit.
//
// Every version of the app has a cache of its own, named after a digest of all its files. A page is
// served from one cache only, from its first byte to its last lesson: two versions never mix. A newer
// version is fetched beside the old one and takes over when no page of the old one is left, or when
// the only one that is left is being loaded anew (boot.js asks for that).
//
// `cargo xtask build` writes the two lines below. As they stand, without a version, this worker takes
// itself away again: whoever works on the app wants to see what was just built.
"use strict";
const VERSION = "";
const FILES = {};

const KIN = `lockstep ${registration.scope} `;
const OWN = KIN + VERSION;
/** How many files are fetched at a time. */
const HANDS = 4;

addEventListener("install", (event) => event.waitUntil(VERSION ? keepAll() : skipWaiting()));
addEventListener("activate", (event) => event.waitUntil(VERSION ? takeOver() : withdraw()));
addEventListener("message", (event) => event.waitUntil(hear(event)));
addEventListener("fetch", (event) => {
  const file = event.request.method === "GET" && VERSION ? fileOf(event.request.url) : null;
  if (file) event.respondWith(answer(file, event.request));
});

/** Which of our files an address means; the page itself is asked for by its folder, too. */
function fileOf(address) {
  const url = new URL(address);
  const plain = url.origin + url.pathname;
  if (!plain.startsWith(registration.scope)) return null;
  const file = plain.slice(registration.scope.length) || "index.html";
  return Object.hasOwn(FILES, file) ? file : null;
}

async function answer(file, request) {
  const cache = await caches.open(OWN).catch(() => null);
  const kept = await cache?.match(new URL(file, registration.scope));
  // A browser that is short of space may have thrown things away.
  return kept ?? fetch(request);
}

/** Fetches what is not there yet. Files that are not those of this version are refused by their digest. */
async function keepAll() {
  const cache = await caches.open(OWN);
  const files = Object.keys(FILES);
  const work = async () => {
    for (let file = files.pop(); file; file = files.pop()) {
      const url = new URL(file, registration.scope);
      if (!(await cache.match(url))) await cache.put(url, await fetched(url, FILES[file]));
    }
  };
  try {
    await Promise.all(Array.from({ length: HANDS }, work));
  } catch (error) {
    // What was fetched serves the next attempt, unless space is what was missing.
    if (error?.name === "QuotaExceededError") await caches.delete(OWN);
    throw error;
  }
}

/** The page has just loaded most files: the browser's own cache will do, if it holds the right bytes. */
async function fetched(url, integrity) {
  let reply;
  try {
    reply = await fetch(url, { integrity, cache: "force-cache" });
  } catch {
    reply = await fetch(url, { integrity, cache: "reload" });
  }
  if (!reply.ok) throw new Error(`${url}: ${reply.status}`);
  // A reply of our own: one that was redirected or unpacked on its way must not be given to a page.
  const headers = new Headers(reply.headers);
  for (const name of ["Content-Encoding", "Content-Length", "Transfer-Encoding"]) headers.delete(name);
  return new Response(await reply.blob(), { headers });
}

async function takeOver() {
  for (const name of await caches.keys()) {
    if (name.startsWith(KIN) && name !== OWN) await caches.delete(name);
  }
  // An older version that took over while this one was being fetched has thrown it away.
  await keepAll().catch(() => {});
}

async function withdraw() {
  for (const name of await caches.keys()) {
    if (name.startsWith(KIN)) await caches.delete(name);
  }
  await registration.unregister();
}

async function hear(event) {
  const { wish, version } = event.data ?? {};
  if (wish === "serve" && version === VERSION) await clients.claim();
  if (wish === "take over") {
    if (await isOnlyPage()) await skipWaiting();
    else event.source.postMessage("another page still runs the older version");
  }
}

/** Whether one page at most is open. The one that was just left may still be counted for a moment. */
async function isOnlyPage() {
  for (let look = 0; look < 10; look += 1) {
    await new Promise((later) => setTimeout(later, 40));
    const pages = await clients.matchAll({ type: "window", includeUncontrolled: true });
    if (pages.filter((page) => page.url.startsWith(registration.scope)).length <= 1) return true;
  }
  return false;
}
