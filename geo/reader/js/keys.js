// Keys that work wherever the focus is, but for fields: arrows step, Escape closes, / finds words, ? lists
// the keys. Letters are for the page around, if that listens.

/** @import { Help } from "./card/help.js" */
/** @import { Legend } from "./card/legend.js" */
/** @import { Camera } from "./map/camera.js" */
/** @import { Navigation } from "./navigation.js" */

import { hasSpoken, tellPage } from "./page.js";

const FIELDS = "input, textarea, select, .leaflet-control-layers";

/** @type {Record<string, number>} */
const MOVES = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity };

/**
 * @param {Navigation} navigation
 * @param {Camera} camera
 * @param {{ help: Help, legend: Legend, field: HTMLElement }} parts field: to find words of the report with
 */
export function listenToKeys(navigation, camera, { help, legend, field }) {
  document.addEventListener("keydown", (event) => {
    const { altKey, ctrlKey, metaKey, key } = event;
    if (altKey || ctrlKey || metaKey || help.box.open) return;
    if (key === "Escape") return legend.close() || navigation.close();
    const target = /** @type {Element} */ (event.target);
    if (key.length === 1 && key !== " ") return sign(event, target, help, field);
    if (target === camera.map.getContainer()) return camera.letGo(); // there the arrows pan
    if (!(key in MOVES) || hasKeysOfItsOwn(target, key)) return;
    event.preventDefault();
    navigation.go(navigation.store.state.step + MOVES[key]);
  });
}

/**
 * A letter or a sign: but for "?" and "/" it is for the page around.
 * @param {KeyboardEvent} event
 * @param {Element} target
 * @param {Help} help
 * @param {HTMLElement} field
 */
function sign(event, target, help, field) {
  const { key, code, shiftKey } = event;
  if (target.closest(FIELDS)) return;
  if (key === "?") help.open();
  else if (key === "/") {
    event.preventDefault(); // the field would hold it
    field.focus();
  } else if (hasSpoken()) tellPage({ type: "key", key, code, shiftKey });
}

/**
 * Fields, and the report that scrolls to its ends.
 * @param {Element} target
 * @param {string} key
 */
function hasKeysOfItsOwn(target, key) {
  if (target.closest(FIELDS)) return true;
  return (key === "Home" || key === "End") && target.closest(".report") !== null;
}
