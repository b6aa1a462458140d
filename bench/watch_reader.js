// Runs in every frame before the page does: notes how long a step of the reader's slider takes.
// From the `input` event (before the reader hears of it) to the first task after the frame in which
// the signs of the current date are other ones than before; in ms.
(() => {
  const afterPaint = (task) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = task;
      port2.postMessage(0);
    });
  const signs = () =>
    [...document.querySelectorAll(".sign.current")].map((sign) => sign.getAttribute("aria-label")).join();
  const bench = (window.bench = { took: [], inputs: 0, opened: 0 });

  document.addEventListener(
    "input",
    ({ target }) => {
      if (target.id !== "slider") return;
      const turn = (bench.inputs += 1);
      const before = signs();
      const start = performance.now();
      const look = () => {
        const end = performance.now();
        // Overtaken by a newer step: what is painted by now is that one.
        if (signs() === before && turn === bench.inputs) afterPaint(look);
        else bench.took.push(end - start);
      };
      afterPaint(look);
    },
    true,
  );

  // From the start of the navigation to the first painted sign.
  const opening = () => {
    if (document.querySelector(".sign.current"))
      afterPaint(() => {
        bench.opened = performance.now();
      });
    else setTimeout(opening, 20);
  };
  opening();
})();
