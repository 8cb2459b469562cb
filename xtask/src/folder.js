// What a page that was opened from a folder cannot fetch, and the glue between page and program.
// Made by `cargo xtask bundle`.
(() => {
  "use strict";
  const FILES = {};
  const KINDS = { wasm: "application/wasm", txt: "text/plain; charset=utf-8" };
  const folder = new URL("./", document.baseURI).href;

  globalThis.fetch = async (what) => {
    const address = new URL(what, folder).href.split(/[?#]/)[0];
    const name = address.startsWith(folder) ? address.slice(folder.length) : "";
    if (!Object.hasOwn(FILES, name)) return new Response("", { status: 404 });
    const bytes = Uint8Array.from(atob(FILES[name]), (letter) => letter.charCodeAt(0));
    return new Response(bytes, { headers: { "Content-Type": KINDS[name.split(".").pop()] } });
  };
})();
