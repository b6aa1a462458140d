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
  const [before, after] = [location.hash.slice(1), String(query)];
  if (after === before) return;
  const chosen = event && event !== new URLSearchParams(before).get("event");
  if (chosen) history.pushState(null, "", `#${after}`);
  else history.replaceState(null, "", `#${after}`);
}

/**
 * Go where the address points, now and whenever it changes.
 * @param {Navigation} navigation
 */
export function followAddress(navigation) {
  const follow = () => {
    const query = new URLSearchParams(location.hash.slice(1) || location.search);
    const [date, event] = [query.get("date"), query.get("event")];
    if (date || event) navigation.visit(date, event);
    else navigation.close(); // back to where nothing was chosen
  };
  addEventListener("hashchange", follow);
  follow();
}
