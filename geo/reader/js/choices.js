// What a person has chosen once and for all: kept by the browser, or by the page around where the reader may not.

import { embedded } from "./dom.js";
import { tellPage } from "./page.js";

const PREFIX = "dateline-";

/**
 * @param {string} name
 * @returns {string} "" where nothing was chosen
 */
export function remembered(name) {
  try {
    return localStorage.getItem(PREFIX + name) ?? "";
  } catch {
    return ""; // in a sandboxed frame there is no storage
  }
}

/**
 * @param {"follow"} name
 * @param {string} value
 */
export function remember(name, value) {
  try {
    localStorage.setItem(PREFIX + name, value);
  } catch {
    if (embedded()) tellPage({ type: "choice", name, value });
  }
}
