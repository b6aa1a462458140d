// The page around the atlas. All that is said to it and heard from it:

/**
 * @typedef {object} Filters
 * @property {string} since a day, "" for none
 * @property {string} until likewise
 * @property {string} words
 * @property {string} status "" for all
 * @property {string} reviewed "", "yes" or "no"
 * @property {string} publisher "" for all
 * @property {number} chance in percent
 * @property {string} place as typed, "" for anywhere
 * @property {string} centre which of the places it may be, "" for the likeliest
 * @property {number} km how far from it
 * @property {string} first_bar a day, "" where the bars show all times
 * @property {string} last_bar likewise
 *
 * @typedef {object} Part of the map, on the unit square of Web Mercator
 * @property {number} left
 * @property {number} top
 * @property {number} width
 * @property {number} height
 * @property {number} zoom
 *
 * @typedef {Filters & Part & { start: number, nowhere: boolean, lat: number, lng: number }} Question `start`: how
 *   many rows are listed already; `nowhere`: list what has no place; lat, lng: the middle of the map
 *
 * @typedef {object} Cluster see geo/atlases/overview.py
 * @property {number} lat
 * @property {number} lon
 * @property {number} count
 * @property {number} reviewed
 * @property {boolean} area
 * @property {boolean} one
 * @property {string} place
 * @property {number} radius
 *
 * @typedef {object} Row likewise
 * @property {string} story
 * @property {string} event
 * @property {string} title
 * @property {string} status
 * @property {string} date
 * @property {string} when
 * @property {string} place
 * @property {string} sentences
 * @property {boolean} reviewed
 * @property {string} by
 * @property {number | null} chance
 * @property {string} report
 * @property {string} publisher
 * @property {string} published
 * @property {string} address of the page that shows it
 *
 * @typedef {object} Around likewise
 * @property {number} lat
 * @property {number} lon
 * @property {number} km
 * @property {string} centre
 * @property {{ id: string, label: string }[]} choices
 *
 * @typedef {[south: number, west: number, north: number, east: number]} Bounds in degrees
 *
 * @typedef {object} View likewise
 * @property {number} found
 * @property {number} reviewed
 * @property {number} nowhere
 * @property {{ count: number, bounds: Bounds } | null} elsewhere
 * @property {Cluster[]} clusters
 * @property {string[]} edges
 * @property {number[]} density
 * @property {Row[]} rows
 * @property {boolean} more
 * @property {Around | null} around
 *
 * @typedef {object} Start
 * @property {number} events
 * @property {string[]} publishers
 * @property {Bounds | null} bounds
 * @property {Partial<Question>} asked what the address says
 *
 * @typedef {{ type: "ready" }} Ready
 * @typedef {{ type: "ask", turn: number, question: Question }} Ask
 * @typedef {{ type: "open", row: { story: string, event: string, date: string } }} Open
 *
 * @typedef {{ type: "start", start: Start }} Started
 * @typedef {{ type: "answer", turn: number, view: View | null, error: string }} Answer
 * @typedef {{ type: "theme", background: string }} Theme of the page: the colour it stands on
 *
 * @typedef {Ready | Ask | Open} Said
 * @typedef {Started | Answer | Theme} Heard
 */

const PATIENCE_MS = 5000; // after which an answer is not waited for any longer

/** @param {Said} message */
export function tell(message) {
  parent.postMessage(message, "*");
}

/**
 * Hear messages of the page around, and of no other window.
 * @param {(message: Heard) => void} heed
 */
export function hear(heed) {
  addEventListener("message", ({ source, data }) => {
    if (source === parent && data && typeof data.type === "string") heed(data);
  });
}

/** Asks one question at a time: while an answer is on its way only the newest of the further ones is kept. */
export class Asking {
  #turn = 0;
  /** @type {Question | null} what is being answered */
  #asked = null;
  #since = 0;
  /** @type {Question | null} */
  #next = null;

  /** @param {Question} question */
  ask(question) {
    if (this.#asked && performance.now() - this.#since < PATIENCE_MS) {
      this.#next = question;
      return;
    }
    [this.#asked, this.#next] = [question, null];
    this.#since = performance.now();
    tell({ type: "ask", turn: (this.#turn += 1), question });
  }

  /**
   * What an answer is to, null where that is asked no longer; the next question is asked.
   * @param {number} turn
   */
  answered(turn) {
    const asked = turn === this.#turn ? this.#asked : null;
    if (asked) this.#asked = null;
    if (asked && this.#next) this.ask(this.#next);
    return asked;
  }

  /** Whether everything asked is answered. */
  get settled() {
    return !this.#asked;
  }
}
