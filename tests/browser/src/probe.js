// A hand and an eye beside the page. The eye notes when the page is given a frame and how long its own
// scripts took for it. The hand gives frames as quickly as the page can take them, each of them a tenth of a
// second later than the one before, and presses what people press meanwhile.
(() => {
  "use strict";
  const frame = window.requestAnimationFrame.bind(window);
  const later = window.setTimeout.bind(window);
  const clock = performance.now.bind(performance);
  const app = () => document.querySelector("[data-now]");
  const now = () => Number(app().dataset.now);

  // The program's memory, from whichever of its parts has it.
  let memory = null;
  for (const way of ["instantiate", "instantiateStreaming"]) {
    const plain = WebAssembly[way].bind(WebAssembly);
    WebAssembly[way] = async (...words) => {
      const made = await plain(...words);
      memory ??= (made.instance ?? made).exports.memory;
      return made;
    };
  }
  WebAssembly.Instance = new Proxy(WebAssembly.Instance, {
    construct(plain, words) {
      const made = new plain(...words);
      memory ??= made.exports.memory;
      return made;
    },
  });

  // What the page's scripts took since the last frame, and all frames: when, script of the frame before, how
  // many messages were to be seen then.
  let took = 0;
  let frames = [];
  // Scripts go on in microtasks, and those in further ones: only after several rounds are they over.
  const after = (rounds, then) => (rounds === 0 ? then() : queueMicrotask(() => after(rounds - 1, then)));
  const timed = (call) => {
    const start = clock();
    after(8, () => { took += clock() - start; });
    call();
  };
  window.setTimeout = (call, ms, ...words) => later(typeof call === "function" ? () => timed(() => call(...words)) : call, ms);

  let hurry = null;
  let at = 0;
  const channel = new MessageChannel();
  let next = null;
  channel.port1.onmessage = () => next?.();
  window.requestAnimationFrame = (callback) => {
    if (!hurry) {
      return frame((time) => {
        frames.push([time, took, document.querySelectorAll("[data-message]").length]);
        took = 0;
        timed(() => callback(time));
      });
    }
    next = () => {
      next = null;
      // The page has drawn the frame before.
      if (hurry.tick()) hurry = null;
      at = Math.max(at, clock()) + 100;
      callback(at);
    };
    channel.port2.postMessage(null);
    return 0;
  };

  const press = (element) => element.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
  const buttons = (name) => [...document.querySelectorAll("button, [role=button]")].filter((button) =>
    !button.disabled && name.test((button.getAttribute("aria-label") ?? button.textContent).trim()));
  // How often of a hundred times people press what.
  const habits = [
    [70, /^(Forward|Backward|Turn left|Turn right|Take picture)$/],
    [14, /^Link Robot/],
    [6, /^Reboot Robot/],
    [10, /^Mend all$/],
  ];
  // Numbers that look like chance and are the same each time.
  let seed = 1;
  const chance = (below) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  const pressSomething = () => {
    window.lockstepProbe.pressed += 1;
    let die = chance(100);
    const [, name] = habits.find(([share]) => (die -= share) < 0);
    const found = buttons(name);
    if (found.length > 0) press(found[chance(found.length)]);
  };

  window.lockstepProbe = {
    /// How often something was pressed.
    pressed: 0,
    /// The frames since the last call.
    frames: () => frames.splice(0),
    /// How many nodes the document has, texts included.
    nodes: () => {
      const walker = document.createTreeWalker(document, NodeFilter.SHOW_ALL);
      let count = 1;
      while (walker.nextNode()) count += 1;
      return count;
    },
    /// How many bytes the program's memory has.
    program: () => memory.buffer.byteLength,
    /// Lets go of the time slider at an instant. Once the page stands there, `sought` is how long it took.
    seek: (to) => {
      window.lockstepProbe.sought = null;
      const start = clock();
      new MutationObserver((_, watch) => {
        if (now() !== to) return;
        watch.disconnect();
        window.lockstepProbe.sought = clock() - start;
      }).observe(app(), { attributeFilter: ["data-now"] });
      const slider = document.querySelector(".time-slider");
      slider.value = to;
      slider.dispatchEvent(new Event("change", { bubbles: true }));
    },
    /// Plays up to an instant as quickly as possible, pressing something every so many milliseconds of the run
    /// (never if 0), and stops there. Then `hurried` is the number of frames.
    hurry: (until, every) => {
      let due = now() + every;
      let given = 0;
      window.lockstepProbe.hurried = null;
      hurry = {
        tick: () => {
          given += 1;
          if (now() >= until) {
            press(buttons(/^Pause$/)[0]);
            window.lockstepProbe.hurried = given;
            return true;
          }
          if (every > 0 && now() >= due) {
            due += every;
            pressSomething();
          }
          return false;
        },
      };
      press(buttons(/^Play$/)[0]);
    },
  };
})();
