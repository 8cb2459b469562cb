// Starts the app, and says so in plain words when that does not work.
// It is a file of its own, and no module, so that it runs under a strict content security policy
// and even from a folder on the disk, where it can at least explain itself.
(() => {
  "use strict";
  const { js, wasm, integrity } = document.currentScript.dataset;

  // What is said before the program runs, or instead of it. Everything else is in the program's catalogue.
  const SPEECH = {
    en: {
      loading: "Lockstep is loading …",
      folder: "Browsers do not run programs of this kind from a folder: put the folder on any web server, or run “cargo xtask serve”.",
      old: "Lockstep needs WebAssembly, which this browser does not have or has switched off: a Firefox, Chrome, Edge or Safari of the last three years has it.",
      failed: "Lockstep could not be started. Load the page again; when that does not help, the files on the server may be incomplete.",
      stopped: "Lockstep has stopped because of a fault of its own. Load the page again to go on.",
      says: "The browser says:",
    },
    de: {
      loading: "Lockstep wird geladen …",
      folder: "Browser führen solche Programme nicht aus einem Ordner aus: Leg den Ordner auf irgendeinen Webserver, oder starte „cargo xtask serve“.",
      old: "Lockstep braucht WebAssembly. Dieser Browser hat es nicht, oder es ist abgeschaltet. Firefox, Chrome, Edge und Safari aus den letzten drei Jahren haben es.",
      failed: "Lockstep ließ sich nicht starten. Lade die Seite neu. Wenn das nicht hilft, fehlen vielleicht Dateien auf dem Server.",
      stopped: "Lockstep ist durch einen eigenen Fehler stehen geblieben. Lade die Seite neu, um weiterzumachen.",
      says: "Der Browser meldet:",
    },
    es: {
      loading: "Lockstep se está cargando…",
      folder: "Los navegadores no ejecutan programas de este tipo desde una carpeta: pon la carpeta en cualquier servidor web o ejecuta «cargo xtask serve».",
      old: "Lockstep necesita WebAssembly, y este navegador no lo tiene o lo tiene desactivado. Cualquier Firefox, Chrome, Edge o Safari de los últimos tres años lo tiene.",
      failed: "No se pudo iniciar Lockstep. Vuelve a cargar la página; si no basta, puede que falten archivos en el servidor.",
      stopped: "Lockstep se ha detenido por un fallo propio. Vuelve a cargar la página para seguir.",
      says: "El navegador dice:",
    },
    ar: {
      loading: "يجري تحميل Lockstep…",
      folder: "لا تُشغِّل المتصفحات برامج من هذا النوع من مجلد: ضع المجلد على أي خادم ويب، أو شغِّل «cargo xtask serve».",
      old: "يحتاج Lockstep إلى WebAssembly، وهو غير موجود في هذا المتصفح أو معطَّل فيه. تجده في Firefox وChrome وEdge وSafari من السنوات الثلاث الأخيرة.",
      failed: "تعذّر تشغيل Lockstep. أعد تحميل الصفحة، فإن لم ينفع ذلك فقد تكون بعض الملفات ناقصة على الخادم.",
      stopped: "توقف Lockstep بسبب خطأ فيه هو. أعد تحميل الصفحة للمتابعة.",
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

  const code = language();
  const speech = SPEECH[code];
  document.documentElement.lang = code;
  document.documentElement.dir = code === "ar" ? "rtl" : "ltr";
  const waiting = document.getElementById("boot");
  if (waiting) waiting.textContent = speech.loading;

  function tell(sentence, detail) {
    let box = document.getElementById("boot");
    if (!box) {
      box = document.createElement("p");
      box.id = "boot";
      box.className = "boot-message";
      document.body.prepend(box);
    }
    box.setAttribute("role", "alert");
    box.textContent = sentence;
    if (detail) {
      const small = document.createElement("small");
      small.textContent = `${speech.says} ${detail}`;
      box.append(document.createElement("br"), small);
    }
  }

  async function start() {
    if (location.protocol === "file:") {
      tell(speech.folder);
      return;
    }
    if (typeof WebAssembly !== "object") {
      tell(speech.old);
      return;
    }
    try {
      const [app, program] = await Promise.all([
        import(new URL(js, document.baseURI)),
        fetch(new URL(wasm, document.baseURI), integrity ? { integrity } : {}),
      ]);
      if (!program.ok) throw new Error(`${wasm}: ${program.status} ${program.statusText}`);
      await app.default({ module_or_path: program });
    } catch (error) {
      console.error(error);
      tell(speech.failed, String(error));
    }
  }

  // A fault in the running program stops it for good: nothing on the page answers after it.
  window.addEventListener("error", (event) => {
    // The program itself says more, where it still could.
    if (event.error instanceof WebAssembly.RuntimeError && !document.querySelector(".panic")) {
      tell(speech.stopped, String(event.error));
    }
  });

  start();
})();
