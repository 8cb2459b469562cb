// Notes everything that a person would see in red or yellow in the console.
(() => {
  "use strict";
  const faults = [];
  window.lockstepFaults = faults;
  for (const level of ["error", "warn"]) {
    const plain = console[level];
    console[level] = (...words) => {
      faults.push(`console.${level}: ${words.map(String).join(" ")}`);
      plain.apply(console, words);
    };
  }
  window.addEventListener("error", (event) => {
    const target = event.target;
    faults.push(event.message ? `error: ${event.message}` : `not loaded: ${target.src || target.href}`);
  }, true);
  window.addEventListener("unhandledrejection", (event) => faults.push(`rejected: ${event.reason}`));
  window.addEventListener("securitypolicyviolation", (event) => {
    faults.push(`policy: ${event.effectiveDirective} forbids ${event.blockedURI} (${event.sourceFile}:${event.lineNumber})`);
  });
  // The page without the later part of its program: whoever needs it is noted, and then gets it.
  if (location.search === "?first-part-only") {
    let fetched;
    window.lockstepNeeded = [];
    Object.defineProperty(window, "lockstepRest", {
      get: () => (slot) => {
        if (slot === 0) return;
        window.lockstepNeeded.push(slot);
        fetched(slot);
      },
      set: (given) => { fetched = given; },
    });
    // A program that is whole from the beginning does nothing that it would leave until then, either.
    let asked;
    Object.defineProperty(window, "lockstepWhole", {
      get: () => (tell) => {
        asked(tell);
        return false;
      },
      set: (given) => { asked = given; },
    });
  }
})();
