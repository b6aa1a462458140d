// The address of a saved file, alone or in a frame: #date=...&event=... leads back to where one was.

/** @import { Navigation } from "./navigation.js" */

/**
 * One entry in the browser's history for a chosen event, none for a date.
 * @param {{ date: string | null, event: string | null }} position
 */
export function writeAddress({ date, event }) {
  const query = new URLSearchParams();
  if (date) query.set("date", date);
  if (event) query.set("event", event);
  if (location.hash.slice(1) === String(query)) return;
  const chosen = event && event !== whereAddressPoints().event;
  history[chosen ? "pushState" : "replaceState"](null, "", `#${query}`);
}

function whereAddressPoints() {
  const query = new URLSearchParams(location.hash.slice(1) || location.search);
  return { date: query.get("date"), event: query.get("event") };
}

/**
 * Go where the address points, now and whenever it changes.
 * @param {Navigation} navigation
 */
export function followAddress(navigation) {
  const follow = () => go(navigation, whereAddressPoints());
  addEventListener("hashchange", follow);
  follow();
}

/**
 * Go where an address points; one that says nothing leads back to where nothing was chosen.
 * @param {Navigation} navigation
 * @param {{ date?: string | null, event?: string | null }} where
 */
export function go(navigation, { date, event }) {
  if (date || event) navigation.visit(date, event);
  else navigation.close();
}
