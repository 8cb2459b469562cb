// Starts the app, and says so in plain words when that does not work.
// It is a file of its own, and no module, so that it runs under a strict content security policy
// and even from a folder on the disk, where it can at least explain itself.
(() => {
  "use strict";
  const { js, wasm, integrity, later, laterIntegrity, laterSheet, laterSheetIntegrity, bytes, offline, version } =
    document.currentScript.dataset;
  /** How long the start waits for a newer version to take over, in milliseconds. */
  const PATIENCE = 5000;

  // What is said before the program runs, or instead of it. Everything else is in the program's catalogue.
  const SPEECH = {
    en: {
      loading: "Lockstep is loading …",
      folder: "Browsers do not run programs of this kind from a folder: put the folder on any web server, or run “cargo xtask serve”.",
      old: "Lockstep needs WebAssembly, which this browser does not have or has switched off: a Firefox, Chrome, Edge or Safari of the last three years has it.",
      failed: "Lockstep could not be started. Load the page again; when that does not help, the files on the server may be incomplete.",
      stopped: "Lockstep has stopped because of a fault of its own. Load the page again to go on.",
      whole: "Open in a new window",
      says: "The browser says:",
    },
    de: {
      loading: "Lockstep wird geladen …",
      folder: "Browser führen solche Programme nicht aus einem Ordner aus: Leg den Ordner auf irgendeinen Webserver, oder starte „cargo xtask serve“.",
      old: "Lockstep braucht WebAssembly. Dieser Browser hat es nicht, oder es ist abgeschaltet. Firefox, Chrome, Edge und Safari aus den letzten drei Jahren haben es.",
      failed: "Lockstep ließ sich nicht starten. Lade die Seite neu. Wenn das nicht hilft, fehlen vielleicht Dateien auf dem Server.",
      stopped: "Lockstep ist durch einen eigenen Fehler stehen geblieben. Lade die Seite neu, um weiterzumachen.",
      whole: "In neuem Fenster öffnen",
      says: "Der Browser meldet:",
    },
    es: {
      loading: "Lockstep se está cargando…",
      folder: "Los navegadores no ejecutan programas de este tipo desde una carpeta: pon la carpeta en cualquier servidor web o ejecuta «cargo xtask serve».",
      old: "Lockstep necesita WebAssembly, y este navegador no lo tiene o lo tiene desactivado. Cualquier Firefox, Chrome, Edge o Safari de los últimos tres años lo tiene.",
      failed: "No se pudo iniciar Lockstep. Vuelve a cargar la página; si no basta, puede que falten archivos en el servidor.",
      stopped: "Lockstep se ha detenido por un fallo propio. Vuelve a cargar la página para seguir.",
      whole: "Abrir en una ventana nueva",
      says: "El navegador dice:",
    },
    ar: {
      loading: "يجري تحميل Lockstep…",
      folder: "لا تُشغِّل المتصفحات برامج من هذا النوع من مجلد: ضع المجلد على أي خادم ويب، أو شغِّل «cargo xtask serve».",
      old: "يحتاج Lockstep إلى WebAssembly، وهو غير موجود في هذا المتصفح أو معطَّل فيه. تجده في Firefox وChrome وEdge وSafari من السنوات الثلاث الأخيرة.",
      failed: "تعذّر تشغيل Lockstep. أعد تحميل الصفحة، فإن لم ينفع ذلك فقد تكون بعض الملفات ناقصة على الخادم.",
      stopped: "توقف Lockstep بسبب خطأ فيه هو. أعد تحميل الصفحة للمتابعة.",
      whole: "افتح في نافذة جديدة",
      says: "يقول المتصفح:",
    },
  };

  // The program chooses in the same way: what the address asks for, what was chosen before, what the browser likes.
  function language() {
    let kept = null;
    try {
      kept = localStorage.getItem("lockstep.language");
    } catch {
      // Storage may be forbidden; then nothing was chosen before.
    }
    const wishes = [new URLSearchParams(location.search).get("lang"), kept, ...(navigator.languages ?? [])];
    const codes = wishes.filter(Boolean).map((tag) => tag.toLowerCase().split(/[-_]/)[0]);
    return codes.find((code) => Object.hasOwn(SPEECH, code)) ?? "en";
  }

  /** Whether the page may not fetch its own files: in a folder, and in a strict sandbox. */
  const apart = location.protocol === "file:" || window.origin === "null";
  const code = language();
  const speech = SPEECH[code];
  document.documentElement.lang = code;
  document.documentElement.dir = code === "ar" ? "rtl" : "ltr";
  const state = document.getElementById("boot-state");
  if (state) state.textContent = speech.loading;

  function tell(sentence, detail) {
    const boot = document.getElementById("boot") ?? document.body.insertBefore(make("main", "boot"), document.body.firstChild);
    const state = document.getElementById("boot-state") ?? boot.appendChild(make("p", "boot-state"));
    document.getElementById("boot-progress")?.remove();
    boot.classList.add("failed");
    explain();
    state.setAttribute("role", "alert");
    state.textContent = sentence;
    if (detail) {
      const small = document.createElement("small");
      small.textContent = `${speech.says} ${detail}`;
      state.append(document.createElement("br"), small);
    }
  }

  // What Lockstep is, in the language of whoever has time to read it; the page itself says it in English.
  async function explain() {
    const more = document.querySelector(".boot-more");
    if (code === "en" || !more || more.lang === code) return;
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

  // Inside somebody else's page (docs/embedding.md): the stage, the consoles, the clock, and a way out
  // that takes the present run along.
  function embed() {
    const query = new URLSearchParams(location.search);
    if (!query.has("embed")) return;
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

  function make(name, id) {
    const element = document.createElement(name);
    element.id = id;
    return element;
  }

  // The program comes in two parts (a debug build in one): the first is enough for the first screen and
  // its buttons, the later one follows when the first stands. Instantiating it fills the slots of
  // the table through which the first part calls it. The sheet for everything that is not on the first
  // screen comes with the later part and never after it: nothing is shown before it has its looks.
  let first = null;
  let glue = null;
  let there = !later;
  let coming = null;

  async function fetchRest(priority) {
    const sheet = sheetSoon(priority);
    const answer = await fetch(new URL(later, document.baseURI), { integrity: laterIntegrity, priority });
    if (!answer.ok) throw new Error(`${later}: ${answer.status} ${answer.statusText}`);
    const program = await WebAssembly.compile(await answer.arrayBuffer());
    await sheet;
    return program;
  }

  /** What the later part takes from the first one: functions by their slot of the table, the rest by name. */
  function shared() {
    const parts = new Proxy(first, { get: (named, name) => named[name] ?? first.slots.get(Number(name)) });
    return { ...glue.imports(), first: parts };
  }

  async function restSoon(rest) {
    const program = await rest;
    if (there) return;
    await WebAssembly.instantiate(program, shared());
    nowThere();
  }

  function sheetSoon(priority) {
    const sheet = document.createElement("link");
    const loaded = new Promise((done, failed) => {
      sheet.addEventListener("load", done);
      sheet.addEventListener("error", () => {
        sheet.remove();
        failed(new Error(`${laterSheet} is not there`));
      });
    });
    // Whoever waits for the program first would otherwise leave this failure to nobody.
    loaded.catch(() => {});
    sheet.rel = "stylesheet";
    sheet.fetchPriority = priority;
    // Browsers cannot check digests in a folder.
    if (!apart) sheet.integrity = laterSheetIntegrity;
    sheet.href = new URL(laterSheet, document.baseURI);
    document.head.append(sheet);
    return loaded;
  }

  function fetchedNow(name) {
    const request = new XMLHttpRequest();
    request.open("GET", new URL(name, document.baseURI), false);
    request.overrideMimeType("text/plain; charset=x-user-defined");
    request.send();
    if (request.status !== 200) throw new Error(`${name}: ${request.status} ${request.statusText}`);
    return Uint8Array.from(request.responseText, (letter) => letter.charCodeAt(0) & 255);
  }

  // Somebody waits inside the program, which cannot wait for promises.
  function restNow() {
    const program = new WebAssembly.Module(fetchedNow(later));
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(new TextDecoder().decode(fetchedNow(laterSheet)));
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    new WebAssembly.Instance(program, shared());
    nowThere();
  }

  function nowThere() {
    there = true;
    document.documentElement.dataset.program = "whole";
  }

  // What people see now goes before what they may want next.
  const leisure = () => new Promise((seen) => requestAnimationFrame(() => setTimeout(seen)));

  globalThis.lockstepRest = (slot) => {
    if (slot === 0) leisure().then(furnish);
    if (there) return;
    if (slot !== 0) {
      restNow();
    } else {
      // When it fails, the first who needs it asks again.
      coming ??= leisure().then(() => restSoon(fetchRest("low"))).catch(() => { coming = null; });
    }
  };

  // What makes an app of the page where people want that.
  function furnish() {
    const links = document.getElementById("at-leisure");
    if (links) document.head.append(links.content);
  }

  async function start() {
    if (typeof WebAssembly !== "object") {
      tell(speech.old);
      return;
    }
    try {
      if (await newerTakesOver()) return;
      if (apart && !(await unpackFolder())) {
        tell(speech.folder);
        return;
      }
      // A link's run or lesson, other languages and other ways of showing it need the whole program at
      // once; in a folder nobody can wait for it later, and without a network neither: what the browser
      // keeps for such times is only for those who do not wait.
      const asked = location.hash.length > 1 || code !== "en" || /[?&](presenter|embed|theme=presenter)\b/.test(location.search);
      const whole = later && (asked || apart || workers()?.controller);
      const [app, program, rest] = await Promise.all([
        globalThis.lockstepGlue ?? import(new URL(js, document.baseURI)),
        fetchFirst(),
        whole ? fetchRest("auto") : null,
      ]);
      glue = app;
      first = await app.default({ module_or_path: program });
      if (whole) {
        coming = restSoon(rest);
        await coming;
      }
      app.begin();
      keepForOffline();
    } catch (error) {
      console.error(error);
      tell(speech.failed, String(error));
    }
  }

  // The first part of the program. It is compiled while it comes and checked against its digest beside
  // that; nothing of it runs before. (Browsers that are asked to check hold everything back until the last
  // byte is there, and Firefox fetches once more what the page has already begun to fetch. They are asked
  // where the page may not compute digests: on a plain http server of somebody else.)
  async function fetchFirst() {
    const own = integrity && globalThis.crypto?.subtle;
    const answer = await fetch(new URL(wasm, document.baseURI), integrity && !own ? { integrity } : {});
    if (!answer.ok) throw new Error(`${wasm}: ${answer.status} ${answer.statusText}`);
    const checked = counted(answer.clone()).then((whole) => own && check(whole));
    const streams = WebAssembly.compileStreaming && answer.headers.get("Content-Type") === "application/wasm";
    const program = streams ? WebAssembly.compileStreaming(answer) : answer.arrayBuffer().then(WebAssembly.compile);
    // That bytes are wrong explains why they do not compile, and not the other way round.
    program.catch(() => {});
    await checked;
    return program;
  }

  async function check(whole) {
    const digest = await crypto.subtle.digest("SHA-384", whole);
    if (`sha384-${btoa(String.fromCharCode(...new Uint8Array(digest)))}` !== integrity) {
      throw new Error(`${wasm} does not match its integrity digest`);
    }
  }

  // Pages in a folder, and those that a sandbox keeps from their own server, run no modules and fetch no
  // files. Where the app was made for that, a plain script holds both (`cargo xtask bundle`).
  function unpackFolder() {
    return new Promise((decided) => {
      const script = document.createElement("script");
      script.addEventListener("load", () => decided(true));
      script.addEventListener("error", () => decided(false));
      script.src = "./folder.js";
      document.head.append(script);
    });
  }

  // All bytes of an answer; while they come, people are told how far they are.
  async function counted(answer) {
    const bar = document.getElementById("boot-progress");
    const reader = answer.body.getReader();
    const parts = [];
    let come = 0;
    for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
      parts.push(value);
      come += value.length;
      if (bar && bytes) bar.value = come / Number(bytes);
    }
    return new Blob(parts).arrayBuffer();
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
  function keepForOffline() {
    const worker = workers();
    // Whether there is a newer version, the browser asks by itself.
    if (!worker || worker.controller) return;
    const keep = async () => {
      try {
        await worker.register(new URL(offline, document.baseURI), { updateViaCache: "none" });
        const ready = await worker.ready;
        // This page's own version serves it from now on; another one must wait for the next visit.
        ready.active.postMessage({ wish: "serve", version });
      } catch {
        // Forbidden, or no space: the app works as before, with the network.
      }
    };
    const idle = window.requestIdleCallback ?? ((work) => setTimeout(work, 500));
    setTimeout(() => idle(keep), 1000);
  }

  // What keeps the app for times without a network; nothing inside another page or where it is forbidden.
  function workers() {
    try {
      return offline && window.top === window ? navigator.serviceWorker : undefined;
    } catch {
      return undefined;
    }
  }

  // A fault in the running program stops it for good: nothing on the page answers after it.
  window.addEventListener("error", (event) => {
    // The program itself says more, where it still could.
    if (event.error instanceof WebAssembly.RuntimeError && !document.querySelector(".panic")) {
      tell(speech.stopped, String(event.error));
    }
  });

  // Nobody who waits only a moment has time to read.
  setTimeout(explain, 1000);
  embed();
  start();
})();
