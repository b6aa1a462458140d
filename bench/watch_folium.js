// Runs in every frame before the page does: notes how long a step takes with st_folium.
// From the slider's `keydown` event in the page to the first task after the frame in which all signs
// of the step asked for stand in the map's frame; in ms of the machine's clock.
(() => {
  const afterPaint = (task) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = task;
      port2.postMessage(0);
    });
  const clock = () => performance.timeOrigin + performance.now();
  if (window === top) {
    window.bench = { began: 0, painted: {} };
    document.addEventListener(
      "keydown",
      () => {
        window.bench.began = clock();
      },
      true,
    );
    return;
  }
  let last = "";
  const look = () => {
    const sign = document.querySelector(".leaflet-marker-icon.current");
    const [, step, count] = /step-(\d+) of-(\d+)/.exec(sign?.className || "") || [];
    if (!step || step === last || document.querySelectorAll(`.current.step-${step}`).length < Number(count))
      return;
    last = step;
    afterPaint(() => {
      top.bench.painted[step] = clock();
    });
  };
  // Not before: a frame runs this once, in the empty document it starts with.
  window.addEventListener("load", () => {
    new MutationObserver(look).observe(document, { childList: true, subtree: true });
    look();
  });
})();
