// Called by the map that folium writes (document.py): story and basemap lie in the document as data.

/** @import { BasemapData } from "./map/basemap.js" */

import { Basemap } from "./map/basemap.js";
import { addPanes } from "./map/prepare.js";
import { Streets } from "./map/streets.js";
import { Reader } from "./reader.js";
import { takeIn } from "./story.js";

/** @param {string} id */
const read = (id) => JSON.parse(document.getElementById(id)?.textContent || "");

/** @type {BasemapData | null} */
let basemapData = null;

/** A megabyte, so read only when the first signs are painted. */
const readBasemap = () => (basemapData ||= /** @type {BasemapData} */ (read("basemap-data")));

Object.assign(window, {
  dateline: {
    /** @param {L.Map} map */
    basemapLayer(map) {
      addPanes(map);
      return new Basemap(readBasemap);
    },

    /**
     * @param {L.Map} map
     * @param {Basemap} basemap
     * @param {L.TileLayer} layer the street map
     * @param {L.Control.Layers} control
     */
    start(map, basemap, layer, control) {
      const streets = new Streets(layer, control);
      this.reader = new Reader({ map, basemap, streets, readBasemap }, takeIn(read("story-data")));
    },

    /** @type {Reader | null} */
    reader: null,
  },
});
