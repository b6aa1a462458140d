// Words that more than one part of the reader says.

/** @import { Role, Status, StoryEvent } from "./types.js" */

/** @type {Record<Role, string>} */
export const ROLE_NAMES = { stop: "Tour stop", related: "Related event", background: "Background" };
export const ROLES = /** @type {Role[]} */ (Object.keys(ROLE_NAMES));
/** @type {Record<Status, string>} */
export const STATUS_NAMES = { happened: "Happened", planned: "Planned", claimed: "Claimed" };

/** @param {number} number */
export const percent = (number) => `${number}\u00a0%`;

/**
 * "1 event", "3 events".
 * @param {number} number
 */
export const events = (number) => (number === 1 ? "1 event" : `${number} events`);

/**
 * "Planned · after 15 September 2023": what kind of event and when.
 * @param {StoryEvent} event
 */
export function kindAndDate({ kind, status, when }) {
  return [kind, status === "happened" ? "" : STATUS_NAMES[status], when].filter(Boolean).join(" · ");
}
