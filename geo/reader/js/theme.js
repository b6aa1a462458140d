// The theme's colours, for what is painted on a canvas: custom properties of reader.css.

/** @type {Map<string, string>} */
const tokens = new Map();

/**
 * The value of a custom property of the page, read once a theme.
 * @param {string} name
 */
export function token(name) {
  const known = tokens.get(name);
  if (known !== undefined) return known;
  const value = getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
  tokens.set(name, value);
  return value;
}

/** To be called when the theme has changed. */
export const newTheme = () => tokens.clear();
