// K-means step by step: the kernel asks the function for one step more, the browser shows who belongs to whom.

const WIDE = 360, HIGH = 360, LOW = 150;
const HINT =
  "Drag a point, or move it with the arrow keys (Shift: farther). Large marks with a number are the centroids, and lines show whom a point belongs to. Moving a point starts nothing anew: the same steps are made from the same start.";
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
const SHAPES = [ // of the groups, as in the stills
  "M7 0A7 7 0 1 1-7 0A7 7 0 1 1 7 0Z",
  "M-6.5-6.5H6.5V6.5H-6.5Z",
  "M0-8.5L8 6H-8Z",
  "M0-9L8 0L0 9L-8 0Z",
  "M0 8.5L8-6H-8Z",
  "M-3-8H3V-3H8V3H3V8H-3V3H-8V-3H-3Z",
];
const short = (value) => String(Number(value.toPrecision(4)));

/** The plane with its points, which can be moved, and the centroids over them. */
function plane(carried) {
  const map = chart(WIDE, HIGH), links = svg("g"), marks = svg("g"), centres = svg("g", { "aria-hidden": "true" }), points = [];
  map.root.classList.add("plane");
  set(map.root, { role: "group" });
  map.inside.append(links);
  map.above.append(marks, centres);
  const frame = map.above.parentNode.querySelector(".frame");
  let state, held = null; // the point under the hand is drawn there, before the kernel has answered

  function place(event) {
    const box = frame.getBoundingClientRect();
    return map.scale().values(((event.clientX - box.left) / box.width) * WIDE, ((event.clientY - box.top) / box.height) * HIGH);
  }

  async function carry(index, to) {
    const here = (held = { index, at: map.scale().within(to) });
    set(points[index], { transform: at(map.scale().place(here.at)) });
    await carried(index, here.at);
    if (held !== here) return;
    held = null;
    show(state);
  }

  function made(index) {
    const point = svg("g", { role: "button", tabindex: 0 }, svg("circle", { class: "rim", r: 13 }), svg("path", { class: "shape" }));
    const drag = (event) => point.hasPointerCapture(event.pointerId) && carry(index, place(event));
    point.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      point.focus({ preventScroll: true });
      point.setPointerCapture(event.pointerId);
    });
    point.addEventListener("pointermove", drag);
    point.addEventListener("keydown", (event) => {
      const way = ARROWS[event.key];
      if (!way) return;
      event.preventDefault();
      const far = state.grain * (event.shiftKey ? 4 : 1), from = held?.index === index ? held.at : state.points[index];
      carry(index, from.map((value, i) => value + far * way[i]));
    });
    marks.append(point);
    return point;
  }

  function show(now) {
    state = now;
    map.draw(state.plane);
    const { place } = map.scale(), known = state.labels.length;
    while (points.length > state.points.length) points.pop().remove();
    while (points.length < state.points.length) points.push(made(points.length));
    points.forEach((point, i) => {
      const label = state.labels[i], [x, y] = state.points[i];
      if (held?.index !== i) set(point, { transform: at(place([x, y])) });
      set(point, {
        class: known ? `point style-${label}` : "point nobody",
        "aria-label": `point ${i + 1} at ${short(x)}, ${short(y)}, ${known ? `belongs to centroid ${label}` : "belongs to nobody yet"}`,
      });
      set(point.querySelector(".shape"), { d: SHAPES[known ? label : 0] });
    });
    const there = (centroid) => centroid && centroid.every((value) => value !== null);
    links.replaceChildren(...state.labels.flatMap((label, i) => there(state.centroids[label])
      ? [svg("path", { class: `link style-${label}`, d: line([state.points[i], state.centroids[label]].map(place)) })] : []));
    centres.replaceChildren(...state.centroids.flatMap((centroid, k) => there(centroid)
      ? [svg("g", { class: `centroid style-${k}`, transform: at(place(centroid)) },
        svg("path", { class: "shape", d: SHAPES[k], transform: "scale(1.8)" }), svg("text", { y: 4.5 }, String(k)))] : []));
    set(map.root, { "aria-label": `The points. Arrow keys move one. ${state.words}` });
  }
  return { root: map.root, show };
}

/** The cost of every step so far. */
function curve() {
  const map = chart(WIDE, LOW), path = svg("path", { class: "costs" }), marks = svg("path", { class: "cost-dots" });
  map.inside.append(svg("g", { class: "style-0" }, path, marks));
  function show({ curve, costs }) {
    map.draw(curve);
    const places = costs.map((cost, k) => map.scale().place([k + 1, cost]));
    set(path, { d: line(places) });
    set(marks, { d: dots(places) });
    set(map.root, { "aria-label": `The cost of each step: ${costs.map(short).join(", ") || "none yet"}` });
  }
  return { root: map.root, show };
}

function render({ model, el }) {
  const link = connect(model, changed);
  const points = plane((index, [x, y]) => link.ask("move", { index, x, y }, `move ${index}`)), costs = curve();
  const sets = html("select", { onchange: () => link.ask("choose", { index: Number(sets.value) }, "choose") },
    ...model.get("state").sets.map((title, i) => html("option", { value: i }, title)));
  const groups = setting("groups K", (K) => link.ask("groups", { K }, "groups"));
  const press = (operation, title) => html("button", { onclick: () => link.ask(operation) }, title);
  const buttons = [["assign", "Assign"], ["average", "Average"], ["finish", "To the end"], ["back", "Back"]]
    .map(([operation, title]) => [operation, press(operation, title)]);
  const another = press("another", "Another start");
  const ends = readings("Where starts have ended", ["", "steps", "cost"]);
  const verdict = html("p", { class: "verdict", role: "status" });
  const root = html("div", { class: "cs231n-live two-charts kmeans-steps", role: "group", "aria-label": "k-means step by step" },
    html("div", { class: "bar" }, html("label", {}, "points ", sets), groups.root),
    html("div", { class: "buttons" }, ...buttons.map(([, button]) => button), another),
    link.trouble,
    verdict,
    html("div", { class: "scene" }, html("div", {}, points.root), html("div", {}, costs.root, ends.root)),
    html("p", { class: "hint" }, HINT));
  keepKeys(root);

  function changed(state) {
    sets.value = state.chosen;
    groups.show(state.K, [1, state.most], 1, String(state.K));
    points.show(state);
    costs.show(state);
    ends.show(state.ends.map(([name, steps, cost]) => [name, String(steps), short(cost)]));
    const next = buttons.find(([name]) => state.can[name])?.[1] ?? another;
    for (const on of [true, false]) { // who has pressed a button that goes grey goes on at one that is there
      for (const [name, button] of buttons) if (state.can[name] === on) enable(button, on, next);
    }
    set(verdict, { text: state.verdict });
  }

  el.append(root);
  link.show();
  return () => link.close();
}

export default { render };
