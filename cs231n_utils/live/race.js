// The race: the kernel has run it, the browser plays it.

const WIDE = 640, HIGH = 400;
const SPEEDS = { slow: 4, medium: 12, fast: 40 }; // steps a second
// A marker around (0, 0) for each rule.
const MARKERS = [
  "M-6 0a6 6 0 1 0 12 0a6 6 0 1 0 -12 0Z",
  "M-5.5 -5.5h11v11h-11Z",
  "M0 -7.5L7 5h-14Z",
  "M0 -8L8 0L0 8L-8 0Z",
  "M0 7.5L7 -5h-14Z",
  "M-2.5 -7h5v4.5h4.5v5h-4.5v4.5h-5v-4.5h-4.5v-5h4.5Z",
];
const HINT =
  "Along a line the loss is the same; the darker, the lower. Click anywhere to start there, or move the ring with the arrow keys (Shift: farther).";
const CROSS = "M-7 -7L7 7M7 -7L-7 7";

/** What the legend says of a run at a step. */
function standing(run, step) {
  if (!run.losses.length) return "no path";
  return step < run.losses.length ? `loss ${precise(run.losses[step])}` : run.end;
}

/** The run with the lowest loss of those that are in the picture at this step. */
function leader(runs, step) {
  const there = runs.filter((run) => Number.isFinite(run.losses[step]));
  return there.reduce((best, run) => (best && best.losses[step] <= run.losses[step] ? best : run), null);
}

/** The drawing: `draw` shows a surface and the ways down it, `show` how far they are, `place` the start. */
function drawing(moved) {
  const board = chart(WIDE, HIGH, "Start of all runs: move it with the arrow keys", moved);
  const trails = svg("g"), heads = svg("g");
  let runners = [];
  board.inside.append(trails); // what goes beyond is cut off
  board.above.append(heads);

  function draw(state) {
    board.draw(state);
    runners = state.runs.map(runner);
    // Layer by layer: no trail is hidden by another one's halo, no head by a trail.
    trails.replaceChildren(...runners.map(({ halo }) => halo), ...runners.map(({ trail }) => trail));
    heads.replaceChildren(...runners.map(({ head }) => head));
  }

  function runner(run, i) {
    const parts = {
      halo: svg("path", { class: "halo" }),
      trail: svg("path", { class: "trail", "stroke-dasharray": DASHES[i] }),
      steps: svg("path", { class: "steps" }),
      head: svg("path", { class: "head", d: MARKERS[i] }),
      cross: svg("path", { class: "cross", d: CROSS }),
    };
    const layers = [[parts.halo], [parts.trail, parts.steps], [parts.head, parts.cross]];
    const [halo, trail, head] = layers.map((layer) => svg("g", { class: `runner style-${i}` }, ...layer));
    return { run, parts, halo, trail, head, places: run.points.map(board.scale().place) };
  }

  function show(step) {
    for (const { run, parts, places } of runners) {
      const passed = places.slice(0, step + 1), ended = step >= run.losses.length;
      const here = run.points[passed.length - 1], d = line(passed);
      set(parts.halo, { d });
      set(parts.trail, { d });
      set(parts.steps, { d: dots(passed.slice(0, run.losses.length)) });
      for (const [part, shown] of [[parts.head, !ended], [parts.cross, ended]]) {
        set(part, { display: here && shown ? "inline" : "none" });
        if (here) set(part, { transform: at(board.scale().place(board.scale().within(here))) }); // beyond: at the border
      }
    }
  }
  return { ...board, draw, show };
}

/** The legend: for each rule its line and marker, its title, and how it stands. */
function legend() {
  const root = html("ul", { class: "legend" });
  let rows = [];

  function draw(runs) {
    rows = runs.map((run, i) => {
      const result = html("div", { class: "result" });
      const frame = { class: `runner style-${i}`, viewBox: "-28 -10 56 20", width: 56, height: 20, "aria-hidden": "true" };
      const sample = svg("svg", frame,
        svg("path", { class: "trail", d: "M-9 0H-28M9 0H28", "stroke-dasharray": DASHES[i] }), svg("path", { class: "head", d: MARKERS[i] }));
      return { run, result, node: html("li", {}, sample, html("div", {}, run.title, result)) };
    });
    root.replaceChildren(...rows.map((row) => row.node));
  }

  function show(step) {
    for (const { run, result } of rows) set(result, { text: standing(run, step) });
  }
  return { root, draw, show };
}

/** Calls `step` at its rate while it plays, until that says that there is no more. */
function clock(step, changed) {
  let timer = null, rate = SPEEDS.medium;
  const stop = () => {
    clearInterval(timer);
    timer = null;
    changed(false);
  };
  const start = () => {
    clearInterval(timer);
    timer = setInterval(() => step() || stop(), 1000 / rate);
    changed(true);
  };
  const speed = (now) => {
    rate = now;
    if (timer !== null) start();
  };
  return { start, stop, speed, playing: () => timer !== null };
}

function render({ model, el }) {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  let state = model.get("state"), step = 0, moves = 0;

  const board = drawing((weights) => {
    moves += 1;
    link.ask("start", { x: weights[0], y: weights[1] }, "start").then((answer) => {
      moves -= 1;
      if (!moves) board.place(answer.start);
    });
    if (ticking.playing()) go(0);
  });
  const link = connect(model, changed);
  const key = legend();
  const play = html("button", { type: "button", class: "play", onclick: toggle });
  const scrub = html("input", { type: "range", min: 0, step: 1, "aria-label": "step", oninput: () => seek(Number(scrub.value)) });
  const count = html("span", { class: "count" });
  const speed = html("select", { onchange: () => ticking.speed(SPEEDS[speed.value]) },
    ...Object.keys(SPEEDS).map((name) => html("option", {}, name)));
  speed.value = "medium";
  const surface = html("select", { class: "surface", onchange: choose },
    ...state.titles.map((title, i) => html("option", { value: i }, title)));
  const verdict = html("p", { class: "verdict", role: "status" });
  const ticking = clock(() => go(step + 1), (playing) => set(play, { text: playing ? "Pause" : still ? "To the end" : "Play" }));
  const root = html("div", { class: "cs231n-live race", role: "group", "aria-label": "race down a surface" },
    html("div", { class: "bar" }, ...(state.titles.length > 1 ? [html("label", {}, "surface ", surface)] : state.titles)),
    html("div", { class: "bar" }, play, scrub, count, ...(still ? [] : [html("label", {}, "speed ", speed)])),
    link.trouble,
    html("div", { class: "scene" }, board.root, html("div", { class: "side" }, key.root, verdict)),
    html("p", { class: "hint" }, HINT));
  keepKeys(root);

  function changed(now) {
    if (now.chosen !== state.chosen) {
      ticking.stop();
      step = 0;
    }
    state = now;
    surface.value = state.chosen;
    set(scrub, { max: state.steps });
    board.draw(state);
    if (!moves) board.place(state.start);
    key.draw(state.runs);
    go(Math.min(step, state.steps));
  }

  /** Show a step; -> whether there is one after it. */
  function go(to) {
    step = to;
    scrub.value = step;
    set(scrub, { "aria-valuetext": `step ${step} of ${state.steps}` });
    set(count, { text: `step ${step} of ${state.steps}` });
    board.show(step);
    key.show(step);
    const told = state.runs.map((run) => `${run.title}: ${standing(run, step)}`).join("; ");
    set(board.root, { "aria-label": `${state.titles[state.chosen]}, seen from above. After ${step} steps: ${told}` });
    const first = step === state.steps ? leader(state.runs, step) : null;
    set(verdict, { text: first ? `Lowest after ${step} steps: ${first.title}, loss ${precise(first.losses[step])}.` : "" });
    return step < state.steps;
  }

  function seek(to) {
    ticking.stop();
    go(to);
  }

  function toggle() {
    if (ticking.playing()) return ticking.stop();
    if (still) return seek(state.steps);
    if (step === state.steps) go(0);
    ticking.start();
  }

  function choose() {
    link.ask("choose", { index: Number(surface.value) }, "choose");
  }

  el.append(root);
  ticking.stop();
  link.show();
  return () => {
    ticking.stop();
    link.close();
  };
}

export default { render };
