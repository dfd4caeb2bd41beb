// The plane of learning rate and momentum: the kernel asks the rule at a point, the browser shows what came of it.

const WIDE = 400, HIGH = 300;
const STRIP = 16; // how high the key of the colours is
const HINT =
  "Drag the ring, click anywhere in the map, or move it with the arrow keys (Shift: farther). The stronger the colour, the less a step leaves of the distance; what is hatched diverges. The other picture is the way of your rule, from the circle on.";
const short = (value) => String(Number(value.toPrecision(3)));
const HEAD = ["direction", "curvature", "the map", "your rule"];
const texts = ({ direction, curvature, promised, measured, agrees }) =>
  [direction, short(curvature), number(promised, 3), (agrees ? "" : "✗ ") + number(measured, 3)];
const CROSS = "M-7 -7L7 7M7 -7L-7 7";

/** Stripes for what diverges: the pattern, and how to ask for it. */
function stripes() {
  const id = `stripes-${Math.random().toString(36).slice(2)}`;
  const shape = { id, width: 8, height: 8, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" };
  return [svg("pattern", shape, svg("path", { class: "stripe", d: "M0 0V8" })), `url(#${id})`];
}

/** The map with the key of its colours below. */
function theory(moved) {
  const map = chart(WIDE, HIGH, "Learning rate and momentum: move them with the arrow keys", moved);
  const [pattern, striped] = stripes();
  map.inside.prepend(pattern, svg("rect", { width: WIDE, height: HIGH, fill: striped }));
  const key = svg("svg", { class: "chart key", viewBox: `${-LEFT} -1 ${LEFT + WIDE + EDGE} ${STRIP + 21}`, "aria-hidden": "true" });
  map.root.classList.add("theory");

  /** A field for each colour, as many layers deep as in the map; the levels stand between them. */
  function explain(levels) {
    const width = WIDE / (levels.length + 1);
    const field = (i, attributes) => svg("rect", { x: i * width, width, height: STRIP, ...attributes });
    const layers = (i) => levels.slice(i).map(() => field(i, { class: "layer" }));
    const name = (level, i) => svg("text", { x: (i + 1) * width, y: STRIP + 15, "text-anchor": "middle" }, String(level));
    key.replaceChildren(...levels.flatMap((_, i) => layers(i).slice(1)), field(levels.length, { fill: striped }),
      svg("rect", { width: WIDE, height: STRIP, class: "frame" }), ...levels.map(name));
  }
  return { ...map, key, explain };
}

/** The ravine from above, and the rule's way from the start. */
function practice() {
  const map = chart(WIDE, HIGH);
  const [halo, trail, steps, cross] = ["halo", "trail", "steps", "cross"].map((name) => svg("path", { class: name }));
  const start = svg("circle", { r: 9, class: "begin" });
  map.inside.append(svg("g", { class: "runner style-0" }, halo, trail, steps), start);
  map.above.append(svg("g", { class: "runner style-0" }, cross));
  set(cross, { d: CROSS });

  function show(state) {
    map.draw(state.ravine);
    const places = state.path.map(map.scale().place), seen = state.end ? places.slice(0, -1) : places;
    for (const part of [halo, trail]) set(part, { d: line(places) });
    set(steps, { d: dots(seen) });
    set(start, { transform: at(map.scale().place(state.start)) });
    set(cross, { display: state.end ? "inline" : "none" });
    if (state.end) set(cross, { transform: at(places.at(-1)) });
    const fate = state.path.length ? state.end || `all ${state.steps} steps are in the picture` : "no path";
    set(map.root, { "aria-label": `The way of ${state.kinds[state.chosen]} in a ravine, seen from above: ${fate}` });
  }
  return { ...map, show };
}

function render({ model, el }) {
  let state = model.get("state"), moves = 0;
  const plane = theory(ask), ravine = practice(), leaves = readings("What a step leaves of the distance in the end", HEAD);
  const rate = setting("learning rate", (value) => ask([value, state.point[1]]));
  const momentum = setting("momentum", (value) => ask([state.point[0], value]));
  const link = connect(model, changed);
  const rule = html("select", { onchange: () => link.ask("choose", { index: Number(rule.value) }, "choose") },
    ...state.kinds.map((kind, i) => html("option", { value: i }, kind)));
  const verdict = html("p", { class: "verdict", role: "status" });
  const root = html("div", { class: "cs231n-live two-charts momentum-plane", role: "group", "aria-label": "plane of learning rate and momentum" },
    html("div", { class: "bar" }, html("label", {}, "rule ", rule), rate.root, momentum.root),
    link.trouble,
    html("div", { class: "scene" }, html("div", {}, plane.root, plane.key), html("div", {}, ravine.root, leaves.root)),
    verdict,
    html("p", { class: "hint" }, HINT));
  keepKeys(root);

  /** Ask the rule at a point; the ring stays under the hand until the last answer. */
  function ask(point) {
    moves += 1;
    link.ask("move", { rate: point[0], momentum: point[1] }, "move").then((answer) => {
      moves -= 1;
      if (!moves) settle(answer);
    });
    plane.place(point);
  }

  function settle({ map: { bounds }, point, grain }) {
    plane.place(point);
    [rate, momentum].forEach((slider, i) => slider.show(point[i], bounds[i], grain[i], short(point[i])));
  }

  function changed(now) {
    state = now;
    rule.value = state.chosen;
    plane.draw(state.map);
    plane.explain(state.map.levels);
    if (!moves) settle(state);
    ravine.show(state);
    leaves.show(state.readings.map(texts));
    set(verdict, { text: state.verdict });
    set(plane.root, { "aria-label": `Map of ${state.kinds[state.chosen]}. ${state.words}` });
  }

  el.append(root);
  link.show();
  return () => link.close();
}

export default { render };
