// Starts the app, and says so in plain words when that does not work.
// It is a file of its own, and no module, so that it runs under a strict content security policy
// and even from a folder on the disk, where it can at least explain itself.
(() => {
  "use strict";
  const { js, wasm, integrity } = document.currentScript.dataset;

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
      small.textContent = `The browser says: ${detail}`;
      box.append(document.createElement("br"), small);
    }
  }

  async function start() {
    if (location.protocol === "file:") {
      tell("Browsers do not run programs of this kind from a folder: put the folder on any web server, or run “cargo xtask serve”.");
      return;
    }
    if (typeof WebAssembly !== "object") {
      tell("Lockstep needs WebAssembly, which this browser does not have or has switched off: a Firefox, Chrome, Edge or Safari of the last three years has it.");
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
      tell("Lockstep could not be started. Load the page again; when that does not help, the files on the server may be incomplete.", String(error));
    }
  }

  // A fault in the running program stops it for good: nothing on the page answers after it.
  window.addEventListener("error", (event) => {
    // The program itself says more, where it still could.
    if (event.error instanceof WebAssembly.RuntimeError && !document.querySelector(".panic")) {
      tell("Lockstep has stopped because of a fault of its own. Load the page again to go on.", String(event.error));
    }
  });

  start();
})();
