// The address of a saved file, alone or in a frame: #date=...&event=... leads back to where one was.

/** @import { Navigation } from "./navigation.js" */
/** @import { Where } from "./page.js" */

/**
 * One entry in the browser's history for a chosen event and for a leap, none for a step.
 * @param {Where} position
 * @param {boolean} leap
 */
export function writeAddress({ date, event, report }, leap) {
  const query = new URLSearchParams();
  if (date) query.set("date", date);
  if (event) query.set("event", event);
  if (report) query.set("report", report);
  if (location.hash.slice(1) === String(query)) return;
  const chosen = event && event !== whereAddressPoints().event;
  history[chosen || leap ? "pushState" : "replaceState"](null, "", `#${query}`);
}

function whereAddressPoints() {
  const query = new URLSearchParams(location.hash.slice(1) || location.search);
  return { date: query.get("date"), event: query.get("event"), report: query.get("report") };
}

/**
 * Go where the address points, now and whenever it changes.
 * @param {Navigation} navigation
 */
export function followAddress(navigation) {
  const follow = () => navigation.visit(whereAddressPoints());
  addEventListener("hashchange", follow);
  follow();
}
