// Where the map looks: the tour first, then each date's spots, near and clear of the card.

class Camera {
  constructor(map, basemap, story, card) {
    Object.assign(this, { map, basemap, story, card });
    this.following = true; // until a hand moves the map
  }

  get tour() {
    return this.story.spots.filter((spot) => spot.stops.length);
  }

  home() {
    const spots = this.tour.length ? this.tour : this.story.spots;
    const bounds = this.bounds(spots);
    if (bounds.isValid()) this.map.fitBounds(bounds, { ...this.fit(bounds, spots), animate: false });
    else this.map.setView([20, 10], 2);
  }

  /** Look at these spots, with the whole tour where one of them is part of it. */
  frame(spots, animate = true) {
    const onTour = spots.some((spot) => spot.stops.length);
    const framed = onTour ? [...this.tour, ...spots] : spots;
    const bounds = this.bounds(framed, !onTour);
    if (!bounds.isValid()) return;
    const options = this.fit(bounds, framed);
    if (animate && !calm()) this.map.flyToBounds(bounds, { ...options, duration: 0.4 });
    else this.map.fitBounds(bounds, { ...options, animate: false });
  }

  /** The box around spots; of areas all of it, or only the middle where `whole` is false. */
  bounds(spots, whole = true) {
    const box = L.latLngBounds([]);
    for (const spot of spots) box.extend(spot.area && whole ? this.extent(spot) : [spot.lat, spot.lng]);
    return box;
  }

  /** The box of an area's largest part: far islands do not widen it. */
  extent(spot) {
    const size = (part) => (part.getEast() - part.getWest()) * (part.getNorth() - part.getSouth());
    const parts = () => outline(spot, this.basemap).map(([ring]) => L.latLngBounds(ring));
    spot.extent ||= parts().reduce((best, part) => (size(part) > size(best) ? part : best));
    return spot.extent;
  }

  /** Room to leave at the edges: of what lets the card cover none of the spots, that with the nearest view. */
  fit(bounds, spots) {
    const size = this.map.getSize();
    const maxZoom = bounds.getNorthEast().equals(bounds.getSouthWest()) ? 5 : 6;
    const [width, height] = this.card.hidden || narrow() ? [0, 0] : [this.card.offsetWidth + 48, this.card.offsetHeight + 48];
    const top = narrow() ? 84 : 64;
    const tries = [[44, 44], [Math.max(44, Math.min(width, size.x / 2)), 44], [44, Math.max(44, Math.min(height, size.y / 2))]];
    const choices = tries.map(([left, bottom]) => ({ paddingTopLeft: [left, top], paddingBottomRight: [narrow() ? 40 : 84, bottom], maxZoom }));
    const place = (options) => this.map._getBoundsCenterZoom(bounds, options);
    const clear = (options) => {
      const { center, zoom } = place(options);
      const origin = this.map.project(center, zoom).subtract(size.divideBy(2));
      return spots.every(({ lat, lng }) => {
        const { x, y } = this.map.project([lat, lng], zoom).subtract(origin);
        return x > width || y < size.y - height;
      });
    };
    const nearest = choices.filter(clear).sort((a, b) => place(b).zoom - place(a).zoom);
    return nearest[0] || choices[2];
  }
}
