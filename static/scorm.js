// Tells a learning platform how far somebody is (SCORM 1.2). Only in the package for such platforms;
// where there is none around the page, nothing happens.
(() => {
  "use strict";
  const { lessons } = document.currentScript.dataset;
  const KEPT = "lockstep.progress";
  /** The most that the standard lets a platform keep for us, in characters. */
  const MOST = 4096;
  /** How far up the platform is looked for. */
  const LEVELS = 10;

  const api = platform(window) ?? opened();
  if (!api || !succeeded(api.LMSInitialize(""))) return;
  let open = true;
  let begun = Date.now();

  if (["", "not attempted", "unknown"].includes(get("cmi.core.lesson_status"))) set("cmi.core.lesson_status", "incomplete");
  set("cmi.core.score.min", "0");
  set("cmi.core.score.max", "100");
  api.LMSCommit("");
  // What the platform keeps is this learner's; what the browser keeps may be somebody else's.
  const told = get("cmi.suspend_data");
  try {
    if (told) localStorage.setItem(KEPT, told);
    else localStorage.removeItem(KEPT);
  } catch {
    // Without storage the lessons begin at their beginning.
  }

  // The program calls this whenever somebody has come further in a lesson.
  globalThis.lockstepProgress = (text) => {
    if (!open) return;
    const finished = text.split("\n").filter((line) => line.endsWith(" finished")).length;
    const all = Number(lessons);
    if (text.length <= MOST) set("cmi.suspend_data", text);
    set("cmi.core.score.raw", String(Math.min(100, Math.round((100 * finished) / all))));
    if (finished >= all) set("cmi.core.lesson_status", "completed");
    api.LMSCommit("");
  };

  window.addEventListener("pagehide", () => {
    if (!open) return;
    open = false;
    set("cmi.core.session_time", spoken(Date.now() - begun));
    if (get("cmi.core.lesson_status") !== "completed") set("cmi.core.exit", "suspend");
    api.LMSCommit("");
    api.LMSFinish("");
  });
  // A page that comes back out of the browser's memory begins another session.
  window.addEventListener("pageshow", (event) => {
    if (!event.persisted || open) return;
    open = succeeded(api.LMSInitialize(""));
    begun = Date.now();
  });

  function get(name) {
    return String(api.LMSGetValue(name) ?? "");
  }

  function set(name, value) {
    api.LMSSetValue(name, value);
  }

  function succeeded(answer) {
    return String(answer) === "true";
  }

  /** The platform's interface in a window or one around it; foreign windows may not be asked. */
  function platform(from) {
    try {
      for (let level = 0, around = from; level < LEVELS; level += 1, around = around.parent) {
        if (around.API) return around.API;
        if (around.parent === around) return undefined;
      }
    } catch {
      // Somebody else's page lies in between.
    }
    return undefined;
  }

  function opened() {
    try {
      return window.top.opener ? platform(window.top.opener) : undefined;
    } catch {
      return undefined;
    }
  }

  /** Milliseconds as hours, minutes and seconds: 0001:02:03.45. */
  function spoken(ms) {
    const hundredths = Math.min(Math.floor(ms / 10), 359999999);
    const two = (number) => String(Math.floor(number)).padStart(2, "0");
    const hours = String(Math.floor(hundredths / 360000)).padStart(4, "0");
    return `${hours}:${two((hundredths / 6000) % 60)}:${two((hundredths / 100) % 60)}.${two(hundredths % 100)}`;
  }
})();
