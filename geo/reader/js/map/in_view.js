// Names that lie in view, on that copy of the world which is closest to the middle of the view.

/**
 * @template {{ lat: number, lon: number, zoom: number }} Named
 * @param {L.Map} map
 * @param {Named[]} names
 * @param {number} zoom from which they are due
 */
export function* inView(map, names, zoom) {
  const view = map.getBounds().pad(0.05);
  const middle = view.getCenter().lng;
  for (const name of names) {
    if (name.zoom > zoom + 0.01 || name.lat < view.getSouth() || name.lat > view.getNorth()) continue;
    const lon = name.lon + 360 * Math.round((middle - name.lon) / 360);
    if (lon >= view.getWest() && lon <= view.getEast()) yield { ...name, lon };
  }
}
