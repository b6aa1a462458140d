// What Streamlit's buttons cannot do for the desk: "?" lists the keys, Escape closes a form, one that opens has the
// focus, what went wrong or was pointed to is in sight, and the browser keeps the name of who decides.

/** @type {{ opened?: string, shown?: string, listen?: (event: KeyboardEvent) => void }} */
const before = {};

/**
 * @param {{ data: { opened: string, shown: string, name: string } }} mounted `opened` names the form on the desk,
 * `shown` what there has to be seen now, each "" for none; `name` is that of who decides
 */
export default function ({ data }) {
  if (before.listen) document.removeEventListener("keydown", before.listen);
  before.listen = listen;
  document.addEventListener("keydown", listen);
  if (data.opened && data.opened !== before.opened) setTimeout(focusForm, 50);
  before.opened = data.opened;
  if (data.shown && data.shown !== before.shown) setTimeout(show, 50);
  before.shown = data.shown;
  document.cookie = `dateline-name=${encodeURIComponent(data.name)}; path=/; SameSite=Strict`; // until it is closed
  return () => document.removeEventListener("keydown", listen);
}

/** @param {KeyboardEvent} event */
function listen(event) {
  const target = /** @type {Element} */ (event.target);
  const isList = target.closest?.("[aria-expanded=true]"); // which Escape closes first
  if (event.key === "Escape" && !isList) return press(".st-key-close button");
  if (event.key !== "?" || target.closest?.("input, textarea, [contenteditable]")) return;
  press(".st-key-check-keys button");
}

/** @param {string} button */
function press(button) {
  /** @type {HTMLElement | null} */ (document.querySelector(button))?.click();
}

/** Once all of the form is there: Streamlit fetches some fields when they are first needed. */
function focusForm() {
  const form = document.querySelector(".st-key-desk-form");
  if (form?.querySelector("[data-testid=stSkeleton]")) return void setTimeout(focusForm, 50);
  /** @type {HTMLElement | null | undefined} */ (
    form?.querySelector(":is(input, textarea, button):not([disabled])")
  )?.focus({ preventScroll: true });
  form?.scrollIntoView({ block: form.clientHeight > innerHeight / 2 ? "start" : "nearest" });
}

/** What went wrong, or the button for the point that was clicked on the map. */
function show() {
  const error = document.querySelector(".st-key-desk .dateline-error");
  (error ?? document.querySelector(".st-key-point button"))?.scrollIntoView({ block: "nearest" });
}
