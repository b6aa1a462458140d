// Streamlit switches to a page with a query in two steps, each an entry in the browser's history: first it writes the
// query to the address of the page that is left. That one is kept out. On a story's page a query is another story.
{
  const { pushState, replaceState } = history;
  /** @type {typeof pushState} */
  history.pushState = function (state, title, url) {
    const to = new URL(url ?? "", location.href);
    const leaving = to.pathname === location.pathname && to.search !== location.search;
    const write = leaving && !to.pathname.endsWith("/story") ? replaceState : pushState;
    write.call(this, state, title, url);
  };
}
