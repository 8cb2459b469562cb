// What the page has to do with its surroundings: pages of other people, newer versions of the app, times
// without a network, readers of other languages, and the time after a fault. `boot.js` fetches it for those
// whom it concerns, and for everybody when the app stands. Everything here may fail, and the app runs.
"use strict";
globalThis.lockstepSurroundings = ({ code, data, tell, make, workers }) => {
  /** How long the start waits for a newer version to take over, in milliseconds. */
  const PATIENCE = 5000;

  const SPEECH = {
    en: {
      stopped: "Lockstep has stopped because of a fault of its own. Load the page again to go on.",
      whole: "Open in a new window",
    },
    de: {
      stopped: "Lockstep ist durch einen eigenen Fehler stehen geblieben. Lade die Seite neu, um weiterzumachen.",
      whole: "In neuem Fenster öffnen",
    },
    es: {
      stopped: "Lockstep se ha detenido por un fallo propio. Vuelve a cargar la página para seguir.",
      whole: "Abrir en una ventana nueva",
    },
    ar: {
      stopped: "توقف Lockstep بسبب خطأ فيه هو. أعد تحميل الصفحة للمتابعة.",
      whole: "افتح في نافذة جديدة",
    },
  };
  const speech = SPEECH[code];

  // Inside somebody else's page (docs/embedding.md): the stage, the consoles, the clock, and a way out
  // that takes the present run along.
  function embed() {
    const query = new URLSearchParams(location.search);
    document.documentElement.dataset.embed = "yes";
    query.delete("embed");
    const frame = document.body.insertBefore(make("nav", "whole"), document.body.firstChild);
    frame.setAttribute("aria-label", "Lockstep");
    const out = frame.appendChild(document.createElement("a"));
    out.textContent = speech.whole;
    out.target = "_blank";
    out.rel = "noopener";
    const follow = () => { out.href = `${location.pathname}${query.size ? `?${query}` : ""}${location.hash}`; };
    for (const name of ["pointerdown", "focus", "click"]) out.addEventListener(name, follow);
    follow();
  }

  // What Lockstep is, for whoever has time to read.
  async function explain() {
    const more = document.querySelector(".boot-more");
    if (!more || more.lang === code) return;
    more.lang = code;
    try {
      const reply = await fetch(new URL(`./about/${code}.txt`, document.baseURI));
      if (!reply.ok) return;
      const [picture, ...paragraphs] = (await reply.text()).trim().split("\n\n");
      more.querySelector("img").alt = picture;
      more.querySelectorAll("p").forEach((p, place) => { p.textContent = paragraphs[place]; });
    } catch {
      // Then it stays as it is.
    }
  }

  // Where a newer version is already in the browser and this is the only page of the older one, the
  // newer one takes over before anything has begun.
  async function newerTakesOver() {
    const worker = workers();
    if (!worker?.controller) return false;
    try {
      const waiting = (await worker.getRegistration())?.waiting;
      if (!waiting) return false;
      const taken = new Promise((decided) => {
        worker.addEventListener("controllerchange", () => decided(true), { once: true });
        worker.addEventListener("message", () => decided(false), { once: true });
        setTimeout(() => decided(false), PATIENCE);
      });
      worker.startMessages();
      // While the older worker still answers requests, browsers put the change off, some for very long.
      if (document.readyState !== "complete") await new Promise((all) => window.addEventListener("load", all, { once: true }));
      waiting.postMessage({ wish: "take over" });
      if (await taken) location.reload();
      return taken;
    } catch {
      return false;
    }
  }

  // Once the app runs and has nothing better to do, the browser keeps it for times without a network.
  async function keepForOffline() {
    const worker = workers();
    // Whether there is a newer version, the browser asks by itself.
    if (!worker || worker.controller) return;
    try {
      await worker.register(new URL(data.offline, document.baseURI), { updateViaCache: "none" });
      const ready = await worker.ready;
      // This page's own version serves it from now on; another one must wait for the next visit.
      ready.active.postMessage({ wish: "serve", version: data.version });
    } catch {
      // Forbidden, or no space: the app works as before, with the network.
    }
  }

  // The program has stopped by a fault.
  const stopped = (error) => tell(speech.stopped, String(error));

  return { embed, explain, newerTakesOver, keepForOffline, stopped };
};
