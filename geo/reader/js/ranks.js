// What each event and each spot is to the date shown: hidden, still to come, past or current.

/** A function from an event to whether the filters let it through; one without a chance passes any `least` (percent). */
function filter({ tourOnly, least }) {
  return (event) => (!tourOnly || event.role === "stop") && (event.chance === null || event.chance >= least);
}

/** A function from an event's index to its rank; the chosen event is always current. */
function ranker(story, state) {
  const { step, event: chosen, future } = state;
  const passes = filter(state);
  return (index) => {
    const event = story.events[index];
    if (!passes(event)) return HIDDEN;
    if (index === chosen || event.step === step) return CURRENT;
    if (event.step === null) return HIDDEN;
    return event.step < step ? PAST : future ? FUTURE : HIDDEN;
  };
}

/** For each spot the highest rank of its events, and the role its sign takes from those. */
function spotRanks(story, state) {
  const rankOf = ranker(story, state);
  const ranks = new Uint8Array(story.spots.length);
  const roles = story.spots.map((spot, at) => {
    let role = "background";
    for (const index of spot.events) {
      const rank = rankOf(index);
      if (rank < ranks[at] || rank === HIDDEN) continue;
      const own = story.events[index].role;
      const louder = own === "stop" || (own === "related" && role === "background");
      if (rank > ranks[at] || louder) role = own;
      ranks[at] = rank;
    }
    return role;
  });
  return { ranks, roles };
}

/** What the sign of one spot shows: {rank, role, planned, claimed}. */
function spotState(story, state, at, { ranks, roles }) {
  const rankOf = ranker(story, state);
  const told = story.spots[at].events.filter((index) => rankOf(index) === ranks[at]).map((index) => story.events[index]);
  const ofRole = told.filter((event) => event.role === roles[at]);
  const all = (status) => ofRole.every((event) => event.status === status);
  return { rank: RANK_NAMES[ranks[at]], role: roles[at], planned: all("planned"), claimed: all("claimed") };
}

/** The events of a date, numbered stops first, then by role. */
function eventsOf(story, state) {
  if (state.step < 0) return [];
  const weight = (index) => {
    const event = story.events[index];
    const numbered = event.role === "stop" && event.spot !== null && story.spots[event.spot].stops.length;
    return numbered ? 0 : 1 + Object.keys(ROLE_NAMES).indexOf(event.role);
  };
  const passes = filter(state);
  const shown = story.steps[state.step].events.filter((index) => passes(story.events[index]));
  return shown.sort((a, b) => weight(a) - weight(b));
}
