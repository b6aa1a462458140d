// The online street map, a choice of the person reading. OpenStreetMap's servers answer only requests that
// name the page they come from. A sandboxed frame names none, so there the page around fetches the tiles;
// a file opened from a disk has no page to name, so there the choice is not offered.

class Streets {
  constructor(layer, control) {
    Object.assign(this, { layer, waiting: new Map(), count: 0 });
    if (window.parent !== window) layer.createTile = (coords, done) => this.borrowed(coords, done);
    else if (!location.protocol.startsWith("http")) control.remove();
  }

  /** A tile that the page around is asked for; it comes back as bytes (see `arrive`). */
  borrowed(coords, done) {
    const tile = el("img", { alt: "", role: "presentation" });
    const key = (this.count += 1);
    this.waiting.set(key, { tile, done });
    parent.postMessage({ dateline: "tile", key, url: this.layer.getTileUrl(coords) }, "*");
    return tile;
  }

  arrive({ key, bytes }) {
    const { tile, done } = this.waiting.get(key) || {};
    this.waiting.delete(key);
    if (!tile) return;
    if (!bytes) return void done(new Error("no tile"), tile);
    tile.onload = () => {
      URL.revokeObjectURL(tile.src);
      done(null, tile);
    };
    tile.src = URL.createObjectURL(new Blob([bytes], { type: "image/png" }));
  }
}
