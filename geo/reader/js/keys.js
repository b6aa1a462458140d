// Keys that work wherever the focus is: arrows step, Escape closes.

/** @import { Camera } from "./map/camera.js" */
/** @import { Navigation } from "./navigation.js" */

/** @type {Record<string, number>} */
const MOVES = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity };

/**
 * @param {Navigation} navigation
 * @param {Camera} camera
 */
export function listenToKeys(navigation, camera) {
  document.addEventListener("keydown", (event) => {
    const { altKey, ctrlKey, metaKey, key } = event;
    if (altKey || ctrlKey || metaKey) return;
    if (key === "Escape") return navigation.close();
    const target = /** @type {Element} */ (event.target);
    if (target === camera.map.getContainer()) return camera.letGo(); // there the arrows pan
    if (!(key in MOVES) || hasKeysOfItsOwn(target, key)) return;
    event.preventDefault();
    navigation.go(navigation.store.state.step + MOVES[key]);
  });
}

/**
 * Fields, and the report that scrolls to its ends.
 * @param {Element} target
 * @param {string} key
 */
function hasKeysOfItsOwn(target, key) {
  if (target.closest("input, textarea, select, .leaflet-control-layers")) return true;
  return (key === "Home" || key === "End") && target.closest(".report") !== null;
}
