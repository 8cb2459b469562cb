// Starts the app, and says so in plain words when that does not work.
// It is a file of its own, and no module, so that it runs under a strict content security policy
// and even from a folder on the disk, where it can at least explain itself. What is for few people, or for
// later, is in surroundings.js.
(() => {
  "use strict";
  const data = document.currentScript.dataset;
  const { js, wasm, integrity, later, laterIntegrity, laterSheet, laterSheetIntegrity, bytes } = data;

  // What is said before the program runs, or instead of it. Everything else is in the program's catalogue.
  const SPEECH = {
    en: {
      loading: "Lockstep is loading …",
      folder: "Browsers do not run programs of this kind from a folder: put the folder on any web server, or run “cargo xtask serve”.",
      old: "Lockstep needs WebAssembly, which this browser does not have or has switched off: a Firefox, Chrome, Edge or Safari of the last three years has it.",
      failed: "Lockstep could not be loaded. Load the page again; when that does not help, the files on the server may be incomplete.",
      rest: "This needs the rest of Lockstep, and it cannot be fetched now. Try again?",
      says: "The browser says:",
    },
    de: {
      loading: "Lockstep wird geladen …",
      folder: "Browser führen solche Programme nicht aus einem Ordner aus: Leg den Ordner auf irgendeinen Webserver, oder starte „cargo xtask serve“.",
      old: "Lockstep braucht WebAssembly. Dieser Browser hat es nicht, oder es ist abgeschaltet. Firefox, Chrome, Edge und Safari aus den letzten drei Jahren haben es.",
      failed: "Lockstep ließ sich nicht laden. Lade die Seite neu. Wenn das nicht hilft, fehlen vielleicht Dateien auf dem Server.",
      rest: "Dafür braucht es den Rest von Lockstep, und der lässt sich gerade nicht laden. Noch einmal versuchen?",
      says: "Der Browser meldet:",
    },
    es: {
      loading: "Lockstep se está cargando…",
      folder: "Los navegadores no ejecutan programas de este tipo desde una carpeta: pon la carpeta en cualquier servidor web o ejecuta «cargo xtask serve».",
      old: "Lockstep necesita WebAssembly, y este navegador no lo tiene o lo tiene desactivado. Cualquier Firefox, Chrome, Edge o Safari de los últimos tres años lo tiene.",
      failed: "No se pudo cargar Lockstep. Vuelve a cargar la página; si no basta, puede que falten archivos en el servidor.",
      rest: "Para esto hace falta el resto de Lockstep, y ahora no se puede cargar. ¿Intentarlo otra vez?",
      says: "El navegador dice:",
    },
    ar: {
      loading: "يجري تحميل Lockstep…",
      folder: "لا تُشغِّل المتصفحات برامج من هذا النوع من مجلد: ضع المجلد على أي خادم ويب، أو شغِّل «cargo xtask serve».",
      old: "يحتاج Lockstep إلى WebAssembly، وهو غير موجود في هذا المتصفح أو معطَّل فيه. تجده في Firefox وChrome وEdge وSafari من السنوات الثلاث الأخيرة.",
      failed: "تعذّر تحميل Lockstep. أعد تحميل الصفحة، فإن لم ينفع ذلك فقد تكون بعض الملفات ناقصة على الخادم.",
      rest: "هذا يحتاج إلى بقية Lockstep، ولا يمكن تحميلها الآن. هل تريد المحاولة مرة أخرى؟",
      says: "يقول المتصفح:",
    },
  };

  // The program takes over what is decided here: what the address asks for, what was chosen before, what the browser likes.
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
  // The page comes in English. What stays as it is needs no new layout.
  if (code !== "en") {
    document.documentElement.lang = code;
    document.documentElement.dir = code === "ar" ? "rtl" : "ltr";
    const state = document.getElementById("boot-state");
    if (state) state.textContent = speech.loading;
  }

  function tell(sentence, detail) {
    const boot = document.getElementById("boot") ?? document.body.insertBefore(make("main", "boot"), document.body.firstChild);
    const state = document.getElementById("boot-state") ?? boot.appendChild(make("p", "boot-state"));
    document.getElementById("boot-progress")?.remove();
    explain();
    state.setAttribute("role", "alert");
    state.textContent = sentence;
    if (detail) {
      const small = document.createElement("small");
      small.textContent = `${speech.says} ${detail}`;
      state.append(document.createElement("br"), small);
    }
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
  /** After how long the later part is asked for again when it could not be fetched, in milliseconds. */
  const PATIENCE = 15000;
  let first = null;
  let glue = null;
  let there = !later;
  let coming = null;
  /** Whether somebody does not want to wait for the rest. Then the program has stopped, and nobody is asked again. */
  let givenUp = false;

  async function fetchRest(priority) {
    // Browsers cannot check digests in a folder.
    const digest = apart ? "" : laterSheetIntegrity;
    const sheet = added("link", { rel: "stylesheet", fetchPriority: priority, integrity: digest, href: laterSheet });
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

  // Adds a sheet or a script to the page; done when it is there.
  function added(name, attributes) {
    const element = Object.assign(document.createElement(name), attributes);
    const loaded = new Promise((done, failed) => {
      element.addEventListener("load", done);
      element.addEventListener("error", () => {
        element.remove();
        failed(new Error(`${element.src ?? element.href} is not there`));
      });
    });
    // Whoever waits for something else first would otherwise leave this failure to nobody.
    loaded.catch(() => {});
    document.head.append(element);
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

  // Somebody waits inside the program, which cannot wait for promises; where there is no network just now,
  // it waits until people say that there is one again. Without the rest it cannot go on.
  function restNow() {
    try {
      restAtOnce();
    } catch (error) {
      if (!givenUp && confirm(speech.rest)) return restNow();
      givenUp = true;
      tell(speech.failed, String(error));
      throw error;
    }
  }

  function restAtOnce() {
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
    // The program may be in the middle of something.
    setTimeout(waiting);
  }

  let waiting = () => {};
  /** Whether the whole program is there; if not, `tell` is called when it is. */
  globalThis.lockstepWhole = (tell) => {
    waiting = tell;
    return there;
  };

  // What people see now goes before what they may want next.
  const leisure = () => new Promise((seen) => requestAnimationFrame(() => setTimeout(seen)));

  globalThis.lockstepRest = (slot) => {
    if (slot === 0) {
      // The app stands, and hears keys.
      performance.mark("ready");
      leisure().then(furnish);
      restAtLeisure();
    } else if (!there) {
      restNow();
    }
  };

  // When it fails, it is tried again; whoever needs it meanwhile asks, too.
  function restAtLeisure() {
    if (there) return;
    coming ??= leisure().then(() => restSoon(fetchRest("low"))).catch(() => {
      coming = null;
      setTimeout(restAtLeisure, PATIENCE);
    });
  }

  /** Lets the browser do what it has to do. */
  const breath = () => new Promise((rested) => setTimeout(rested));
  const idle = window.requestIdleCallback ?? ((work) => setTimeout(work, 500));
  const atLeisure = (work) => setTimeout(() => idle(work), 1000);

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
      const embedded = new URLSearchParams(location.search).has("embed");
      // Older pages of the app, and those of other people, are its surroundings.
      const they = embedded || workers()?.controller ? await surroundings().catch(() => null) : null;
      if (await they?.newerTakesOver()) return;
      if (embedded) they?.embed();
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
      // Whoever scrolls or zooms meanwhile need not wait for all of it together.
      await breath();
      // A debug build is too large to be made at one go, and its glue knows the other way, too.
      first = app.default ? await app.default({ module_or_path: program }) : app.initSync({ module: program });
      if (whole) {
        coming = restSoon(rest);
        await coming;
      }
      app.prepare();
      await breath();
      app.begin();
      atLeisure(() => surroundings().then((they) => they.keepForOffline(), () => {}));
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
    return added("script", { src: "./folder.js" }).then(() => true, () => false);
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

  // What Lockstep is, in the language of whoever has time to read it; the page itself says it in English.
  function explain() {
    if (code !== "en") surroundings().then((they) => they.explain(), () => {});
  }

  // What keeps the app for times without a network; nothing inside another page or where it is forbidden.
  function workers() {
    try {
      return data.offline && window.top === window ? navigator.serviceWorker : undefined;
    } catch {
      return undefined;
    }
  }

  // What concerns few, or can wait, is in a file of its own.
  let around = null;
  function surroundings() {
    around ??= added("script", { src: data.surroundings, integrity: apart ? "" : data.surroundingsIntegrity })
      .then(() => globalThis.lockstepSurroundings({ code, data, tell, make, workers }));
    return around;
  }

  // A fault in the running program stops it for good: nothing on the page answers after it.
  window.addEventListener("error", ({ error }) => {
    // The program itself says more, where it still could.
    if (!(error instanceof WebAssembly.RuntimeError) || document.querySelector(".panic")) return;
    surroundings().then((they) => they.stopped(error), () => tell(speech.failed, String(error)));
  });

  // Nobody who waits only a moment has time to read.
  setTimeout(explain, 1000);
  start();
})();
