// Loss curves of several learning rates. The kernel trains and keeps the curves; here they are drawn, and
// the next steps are asked for, as long as somebody is looking.

const WIDTH = 720, HEIGHT = 320, LEFT = 66, RIGHT = 76, TOP = 26, BOTTOM = 42;
const MARKS = [
  "m-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0z", // circle
  "m-4-4h8v8h-8z", // square
  "m0-5.5l5 9h-10z", // triangle
  "m0-5.5l5.5 5.5l-5.5 5.5l-5.5-5.5z", // diamond
  "m0 5.5l5-9h-10z", // triangle, upside down
  "m-1.5-5h3v3.5h3.5v3h-3.5v3.5h-3v-3.5h-3.5v-3h3.5z", // plus
];
const CROSS = "m-6-6l12 12m0-12l-12 12";
const MARKED = 12; // every so many points a marker
const LINE = 15, NAME = 62; // the height and the width of a name with its marker

function render({ model, el }) {
  const picture = plot(), legend = html("ul", { "aria-label": "the curves" });
  const spoken = html("div", { class: "spoken", "aria-live": "polite" });
  const { rates, suggested } = model.get("state");
  const link = connect(model, show);
  let closed = false, drivers = 0, ended = new Set();

  const slider = rateSlider(rates, () => set(train, { text: `Train with ${slider.chosen()}` }));
  const train = button("", () => begin([slider.rate()]));
  const several = suggested.map(([, label]) => label).join(", ");
  const together = button(`Train ${several} side by side`, () => begin(suggested.map(([rate]) => rate)));
  const stop = button("Stop", () => link.ask("stop"));
  const clear = button("Clear", () => link.ask("clear"));
  const buttons = html("div", { class: "buttons" }, train, together, stop, clear);
  const root = html(
    "div",
    { class: "cs231n-live cs231n-rates", role: "group", "aria-label": "loss curves of learning rates" },
    slider.node, buttons, picture.node, legend, link.trouble, spoken,
  );

  const going = () => model.get("state").runs.some((run) => !run.end);

  async function begin(chosen) {
    await link.ask("train", { rates: chosen });
    for (let more = 2 - drivers; more > 0; more--) drive(); // the kernel works while an answer is on its way
  }

  async function drive() {
    drivers++;
    while (!closed && going()) await link.ask("go_on");
    drivers--;
  }

  function show(state) {
    picture.draw(state);
    legend.replaceChildren(...state.runs.map(entry));
    enable(stop, going(), train);
    enable(clear, state.runs.length > 0, train);
    const over = state.runs.filter((run) => run.end), news = over.filter((run) => !ended.has(run.rate));
    if (news.length) set(spoken, { text: news.map(sentence).join("; ") });
    ended = new Set(over.map((run) => run.rate));
  }

  keepKeys(root);
  el.append(root);
  slider.changed();
  link.show();
  if (going()) drive(); // whoever drove it may be gone
  return () => {
    closed = true;
    link.close();
  };
}

const sentence = (run) => `learning rate ${run.label}: ${run.result}`;

function button(text, press) {
  return html("button", { type: "button", onclick: press }, text);
}

/** A slider over the learning rates, whose positions are thirds of a decade, with a scale below. */
function rateSlider(rates, chose) {
  const last = rates.length - 1, id = `rate-${Math.random().toString(36).slice(2)}`;
  const range = { type: "range", id, min: 0, max: last, value: Math.floor(last / 3) };
  const input = html("input", { ...range, oninput: changed });
  const output = html("output", { for: id });
  const marks = rates.map(([, label], i) =>
    html("span", { style: `left: ${(100 * i) / last}%` }, i % 3 ? "" : label),
  );
  const rate = () => rates[input.value][0], chosen = () => rates[input.value][1];
  function changed() {
    set(output, { text: chosen() });
    set(input, { "aria-valuetext": `learning rate ${chosen()}` });
    chose();
  }
  const label = html("label", { for: id }, "learning rate ", output);
  const scale = html("div", { class: "scale", "aria-hidden": "true" }, ...marks);
  const node = html("div", { class: "choice" }, label, input, scale);
  return { node, rate, chosen, changed };
}

/** A run in the legend: its line, its learning rate and what has come of it. */
function entry({ slot, label, result }) {
  const line = svg("path", { class: "means", d: "M0 8h44", "stroke-dasharray": DASHES[slot] });
  const mark = svg("path", { class: "marks", d: `M22 8${MARKS[slot]}` });
  const swatch = svg("svg", { width: 44, height: 16, "aria-hidden": "true" }, line, mark);
  return html("li", { class: `style-${slot}` }, swatch, html("b", {}, label), result);
}

/** The axes and a curve for every slot; draw(state) brings them up to date. */
function plot() {
  const right = WIDTH - RIGHT, bottom = HEIGHT - BOTTOM, middle = (LEFT + right) / 2;
  const clip = `plot-${Math.random().toString(36).slice(2)}`;
  const box = { x: LEFT, y: TOP, width: right - LEFT, height: bottom - TOP };
  const grid = svg("g", { class: "grid" }), title = svg("text", { x: middle, y: 15 });
  const hint = svg("text", { class: "hint", x: middle, y: (TOP + bottom) / 2 });
  const curves = DASHES.map((dash, slot) => curve(slot, dash, clip));
  const upwards = `translate(11 ${(TOP + bottom) / 2}) rotate(-90)`;
  const node = svg(
    "svg", { class: "picture", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img" },
    svg("clipPath", { id: clip }, svg("rect", { ...box, y: TOP - 2 })), // a line along the edge is seen
    grid,
    svg("rect", { class: "frame", ...box }),
    svg("text", { x: middle, y: HEIGHT - 6 }, "step"),
    svg("text", { transform: upwards }, "loss of the batch (log scale)"),
    title, hint,
    ...curves.map((curve) => curve.node),
  );
  let drawn = "";

  function draw(state) {
    const low = Math.log(state.ticks[0][0]), high = Math.log(state.ticks.at(-1)[0]);
    const x = (step) => LEFT + (box.width * step) / state.num_iters;
    const y = (loss) => bottom - (box.height * (Math.log(loss) - low)) / (high - low);
    if (drawn !== String(state.ticks)) grid.replaceChildren(...axes(state, x, y));
    drawn = String(state.ticks);
    set(title, { text: state.title });
    set(hint, { text: state.runs.length ? "" : state.words });
    set(node, { "aria-label": `Loss at every step. ${state.words}` });
    const names = nameHeights(state.runs.filter((run) => run.head), x, y, bottom);
    for (const [slot, curve] of curves.entries()) {
      const run = state.runs.find((run) => run.slot === slot);
      curve.draw(run, x, y, names.get(slot));
    }
  }

  function axes(state, x, y) {
    const across = state.ticks.map(([loss, label]) => [
      svg("line", { x1: LEFT, x2: right, y1: y(loss), y2: y(loss) }),
      svg("text", { class: "loss", x: LEFT - 6, y: y(loss) + 4 }, label),
    ]);
    const up = state.steps.map((step) => [
      svg("line", { x1: x(step), x2: x(step), y1: TOP, y2: bottom }),
      svg("text", { x: x(step), y: bottom + 16 }, String(step)),
    ]);
    return [...across, ...up].flat();
  }

  return { node, draw };
}

/** How high the names at the curves' ends stand: {slot: height}; those that would touch are pushed apart. */
function nameHeights(runs, x, y, bottom) {
  const heights = new Map(runs.map((run) => [run.slot, Math.min(y(run.head[1]), bottom)]));
  const push = (downwards) => {
    const placed = [], sign = downwards ? 1 : -1;
    for (const run of [...runs].sort((a, b) => sign * (heights.get(a.slot) - heights.get(b.slot)))) {
      const near = placed.filter((other) => Math.abs(x(other.head[0]) - x(run.head[0])) < NAME);
      const limits = near.map((other) => sign * heights.get(other.slot) + LINE);
      heights.set(run.slot, sign * Math.max(sign * heights.get(run.slot), ...limits));
      placed.push(run);
    }
  };
  push(true);
  for (const [slot, height] of heights) heights.set(slot, Math.min(height, bottom));
  push(false);
  return heights;
}

/**
 * The curve of a slot: pale for the batches, bold for their means, with markers; a cross where it blows up;
 * at its end the name, with a marker again, as it may have been pushed away.
 */
function curve(slot, dash, clip) {
  const inside = { "clip-path": `url(#${clip})` };
  const batches = svg("path", { class: "batches", ...inside });
  const means = svg("path", { class: "means", "stroke-dasharray": dash, ...inside });
  const marks = svg("path", { class: "marks", ...inside }), cross = svg("path", { class: "cross" });
  const key = svg("path", { class: "marks" }), name = svg("text", { class: "name" });
  const node = svg("g", { class: `style-${slot}` }, batches, means, marks, cross, name, key);

  function draw(run, x, y, height) {
    const at = (step, loss) => `${x(step).toFixed(1)} ${y(loss).toFixed(1)}`;
    const points = ([steps, losses]) => steps.map((step, i) => at(step, losses[i]));
    const path = (curve) => (curve?.[0].length ? `M${points(curve).join("L")}` : "");
    set(batches, { d: path(run?.batches) });
    set(means, { d: path(run?.means) });
    const marked = run ? points(run.means).filter((_, i) => i % MARKED === 2 * slot) : [];
    set(marks, { d: marked.map((point) => `M${point}${MARKS[slot]}`).join("") });
    set(cross, { d: run?.head && run.end === "blew up" ? `M${at(...run.head)}${CROSS}` : "" });
    set(key, { d: run?.head ? `M${x(run.head[0]) + 13} ${height}${MARKS[slot]}` : "" });
    set(name, { text: run?.head ? run.label + (run.beyond ? " ↑" : "") : "" });
    if (run?.head) set(name, { x: x(run.head[0]) + 21, y: height + 4 });
  }

  return { node, draw };
}

export default { render };
