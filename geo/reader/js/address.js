// The address of a saved file, alone or in a frame: #date=...&event=... leads back to where one was.

/** @import { Navigation } from "./navigation.js" */

/** @param {{ date: string | null, event: string | null }} position */
export function writeAddress({ date, event }) {
  const query = new URLSearchParams();
  if (date) query.set("date", date);
  if (event) query.set("event", event);
  history.replaceState(null, "", `#${query}`);
}

/**
 * Go where the address points, now and whenever it changes.
 * @param {Navigation} navigation
 */
export function followAddress(navigation) {
  const follow = () => {
    const query = new URLSearchParams(location.hash.slice(1) || location.search);
    navigation.visit(query.get("date"), query.get("event"));
  };
  addEventListener("hashchange", follow);
  follow();
}
