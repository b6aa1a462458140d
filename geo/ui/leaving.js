// Asks before a page is left or reloaded on which a text stands that is nowhere else.

/** @type {{ warn?: (event: BeforeUnloadEvent) => void }} */
const before = {};

/** Listen as long as the page is shown; its texts are looked at when it is left. */
export default function () {
  if (before.warn) removeEventListener("beforeunload", before.warn);
  before.warn = warn;
  addEventListener("beforeunload", warn);
  return () => removeEventListener("beforeunload", warn);
}

/** @param {BeforeUnloadEvent} event */
function warn(event) {
  if ([...document.querySelectorAll("textarea")].some(({ value }) => value.trim())) event.preventDefault();
}
