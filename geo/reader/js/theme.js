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

/**
 * Take the theme of the page around.
 * @param {string} background its colour, as CSS writes it
 * @returns {boolean} whether this is another theme than before
 */
export function takeTheme(background) {
  const theme = isDark(background) ? "dark" : "light";
  const { dataset } = document.documentElement;
  if (dataset.theme === theme) return false;
  dataset.theme = theme;
  newTheme();
  return true;
}

/**
 * @param {string} colour as CSS writes it: #rrggbb, or rgb with numbers
 */
export function isDark(colour) {
  const hex = /^#(..)(..)(..)/.exec(colour);
  const [red, green, blue] = hex
    ? hex.slice(1).map((pair) => parseInt(pair, 16))
    : (colour.match(/[\d.]+/g) || [255, 255, 255]).map(Number);
  return 0.3 * red + 0.6 * green + 0.1 * blue < 128;
}
