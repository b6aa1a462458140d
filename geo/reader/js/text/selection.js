// Words of the report that the person has selected.

/** @import { Words } from "../page.js" */
/** @import { ReportText } from "./report.js" */

import { debounce } from "../dom.js";

const SETTLED_MS = 250; // without a change, after which a selection counts as made

/**
 * @param {ReportText} text
 * @param {(words: Omit<Words, "type">) => void} onWords called once for each selection
 */
export function listenToSelection(text, onWords) {
  let last = "";
  const look = debounce(() => {
    const selection = getSelection();
    const words = selection?.rangeCount ? text.wordsIn(selection.getRangeAt(0)) : null;
    const key = words ? `${words.start} ${words.end}` : "";
    if (words && key !== last) onWords(words);
    last = key;
  }, SETTLED_MS);
  document.addEventListener("selectionchange", look);
}
