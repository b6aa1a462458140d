// Called by the map that folium writes: the story and the basemap lie in the document as data.

let basemapParsed;

/** A megabyte, so read only when the first signs are painted. */
function basemapData() {
  return (basemapParsed ||= JSON.parse(document.getElementById("basemap-data").textContent));
}

window.dateline = {
  basemapLayer(map) {
    for (const [name, order] of [["basemap", 200], ["areas", 350], ["dots", 400], ["legs", 450], ["labels", 460]]) {
      const pane = map.createPane(name);
      pane.style.zIndex = order;
      if (name === "labels") pane.style.pointerEvents = "none";
    }
    return new Basemap(basemapData);
  },

  start(map, basemap, streets, control) {
    const story = JSON.parse(document.getElementById("story-data").textContent);
    window.dateline.reader = new Reader(map, basemap, new Streets(streets, control), story);
  },
};
