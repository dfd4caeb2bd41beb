// The playground: draws the kernel's state and asks for changes. It computes no score, loss or gradient.

const SIZE = 460; // of the plane, in units of its drawing
const MARKS = ["●", "■", "▲"];
const AXES = ["x", "y", "b"];
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
const NUDGE = 0.05, FAR = 4; // what an arrow key moves, and how much more with Shift

function render({ model, el }) {
  const root = html("section", { class: "cs231n-live playground", "aria-label": "Playground of a linear classifier" });
  const spoken = html("div", { class: "spoken", "aria-live": "polite" });
  let speech = null;

  const board = {
    state: model.get("state"),
    selected: 0,
    gesture: () => runner.gesture ?? `${Date.now()}${Math.random()}`, // what one gesture does is undone at once
    select(index) {
      board.selected = index;
      draw();
    },
  };
  const link = connect(model, (state) => {
    board.state = state;
    draw();
  });
  board.ask = link.ask;

  const runner = makeRunner(board);
  const parts = [makePlane, makeWeights, makeTotals, makeControls, makeCurve, makePointBar, makeTable].map((make) => make(board, runner));
  const [plane, weights, totals, controls, curve, pointBar, table] = parts.map((part) => part.node);
  root.append(
    link.trouble,
    html("div", { class: "halves" }, html("div", {}, plane, pointBar), html("div", {}, controls, weights, totals, curve)),
    table,
    spoken,
  );
  keepKeys(root);
  el.append(root);

  function draw() {
    const { state } = board;
    board.selected = Math.min(board.selected, state.points.length - 1);
    if (link.trouble.textContent) runner.stop();
    parts.forEach((part) => part.draw(state));
    clearTimeout(speech);
    speech = setTimeout(() => set(spoken, { text: inWords(state) }), 600); // once it has come to rest
  }
  link.show();
  return () => {
    runner.stop();
    clearTimeout(speech);
    link.close();
  };
}

const a = (name) => `${/^[aeiou]/.test(name) ? "an" : "a"} ${name}`;

function inWords(state) {
  const right = state.points.filter((point) => point.right).length;
  return `loss ${number(state.total, 3)}, ${right} of ${state.points.length} points right. ${state.check}`;
}

/** Update after update, two at a time under way, until somebody or some trouble stops it. */
function makeRunner(board) {
  const runner = { gesture: null, stop: () => (runner.gesture = null), start };
  function start() {
    const gesture = (runner.gesture = board.gesture());
    const go = async () => {
      while (runner.gesture === gesture) await board.ask("step", { gesture });
    };
    go();
    go();
  }
  return runner;
}

// --- the plane ---------------------------------------------------------------------------------------------

function makePlane(board) {
  const { border, classes } = board.state, scale = SIZE / (2 * border);
  const across = (x) => (x + border) * scale, down = (y) => (border - y) * scale;
  const ground = svg("g"), marks = svg("g"), points = [];
  const node = svg("svg", { class: "plane", viewBox: `0 0 ${SIZE} ${SIZE}`, role: "group", onclick: (event) => board.add(place(event)) }, ground, marks);
  set(node, { "aria-label": "The points. Arrow keys move one, 1, 2 and 3 change its class, Delete removes it." });
  const lines = classes.map((_, c) => {
    const region = svg("polygon", { class: `region style-${c}` }), zero = svg("line", { class: `zero style-${c}` });
    const shaft = svg("line", { class: `shaft style-${c}` }), head = svg("polygon", { class: `head style-${c}`, points: "-2,-5 9,0 -2,5" });
    ground.prepend(region);
    ground.append(zero, shaft, head);
    return { region, zero, shaft, head };
  });
  const inside = (value) => Math.max(-border, Math.min(border, value));
  let held = null; // the point under the pointer is drawn there, before the kernel has answered

  function place(event) {
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(node.getScreenCTM().inverse());
    return { x: inside(at.x / scale - border), y: inside(border - at.y / scale) };
  }

  /** The new point gets the focus: the next key is for it, not for the notebook. */
  board.add = async (place) => {
    const before = points.length;
    await board.ask("add", { ...place, label: board.label });
    if (points.length > before) points.at(-1).focus({ preventScroll: true });
  };

  function makePoint(index) {
    const point = svg("g", { class: "point", tabindex: 0, role: "button", onclick: (event) => event.stopPropagation() });
    point.addEventListener("focus", () => board.select(index));
    point.addEventListener("pointerdown", (event) => grab(event, point, index));
    point.addEventListener("keydown", (event) => pressed(event, index));
    point.append(svg("circle", { class: "ring", r: 14 }), svg("path", { class: "shape" }), svg("path", { class: "cross", d: "M-3.5,-3.5 L3.5,3.5 M-3.5,3.5 L3.5,-3.5" }));
    marks.append(point);
    return point;
  }

  /** Hand or keys are ahead of the kernel: when it has caught up, the point goes where the kernel has it. */
  async function carry(index, to, gesture) {
    const here = (held = { index, ...to });
    put(points[index], here);
    await board.ask("move", { ...here, gesture }, `move ${gesture}`);
    if (held !== here) return;
    held = null;
    draw(board.state);
  }

  function grab(event, point, index) {
    const gesture = board.gesture();
    const drag = (event) => carry(index, place(event), gesture);
    point.focus();
    point.setPointerCapture(event.pointerId);
    point.addEventListener("pointermove", drag);
    point.addEventListener("lostpointercapture", () => point.removeEventListener("pointermove", drag), { once: true });
  }

  let keys = { index: null, gesture: null, until: 0 }; // arrow keys soon after each other are one gesture
  function pressed(event, index) {
    const { points: all } = board.state, arrow = ARROWS[event.key], now = Date.now();
    if (arrow) {
      const same = keys.index === index && now < keys.until;
      keys = { index, gesture: same ? keys.gesture : board.gesture(), until: now + 1000 };
      const far = NUDGE * (event.shiftKey ? FAR : 1), from = held?.index === index ? held : all[index];
      carry(index, { x: inside(from.x + far * arrow[0]), y: inside(from.y + far * arrow[1]) }, keys.gesture);
    } else if (event.key === "Delete" || event.key === "Backspace") board.ask("remove", { index });
    else if (["1", "2", "3"].includes(event.key)) board.ask("relabel", { index, label: Number(event.key) - 1 });
    else return;
    event.preventDefault();
  }

  /** Who works with the keys stays among the points. */
  function drop(point) {
    const focused = point === document.activeElement;
    point.remove();
    if (focused) points.at(-1).focus();
  }

  const put = (point, { x, y }) => set(point, { transform: `translate(${across(x)} ${down(y)})` });

  function draw(state) {
    lines.forEach(({ region, zero, shaft, head }, c) => {
      set(region, { points: state.regions[c].map(([x, y]) => `${across(x)},${down(y)}`).join(" ") });
      stretch(zero, state.lines[c]);
      stretch(shaft, state.arrows[c]);
      const [from, to] = state.arrows[c] ?? [[0, 0], [0, 0]];
      const turn = (Math.atan2(from[1] - to[1], to[0] - from[0]) * 180) / Math.PI;
      set(head, { transform: `translate(${across(to[0])} ${down(to[1])}) rotate(${turn})`, visibility: state.arrows[c] ? "visible" : "hidden" });
    });
    while (points.length > state.points.length) drop(points.pop());
    while (points.length < state.points.length) points.push(makePoint(points.length));
    points.forEach((point, index) => {
      const here = state.points[index], kind = `point style-${here.label}`;
      put(point, held?.index === index ? held : here);
      set(point, {
        class: kind + (here.right ? "" : " wrong") + (index === board.selected ? " selected" : ""),
        "aria-label": `point ${index + 1}, ${classes[here.label]}, at ${number(here.x)}, ${number(here.y)}, loss ${number(here.loss)}${here.right ? "" : ", on the wrong side"}`,
      });
      set(point.querySelector(".shape"), { d: SHAPES[here.label] });
    });
  }

  function stretch(line, ends) {
    const [from, to] = ends ?? [[9, 9], [9, 9]]; // out of sight
    set(line, { x1: across(from[0]), y1: down(from[1]), x2: across(to[0]), y2: down(to[1]) });
  }
  return { node, draw };
}

const SHAPES = [
  "M8,0 A8,8 0 1 1 -8,0 A8,8 0 1 1 8,0 Z",
  "M-7.5,-7.5 H7.5 V7.5 H-7.5 Z",
  "M0,-10 L9.5,7 L-9.5,7 Z",
];

/** What is clicked next, and what happens to the selected point. */
function makePointBar(board) {
  board.label = 0;
  const chosen = board.state.classes.map((name, c) =>
    html("button", { class: `mark style-${c}`, title: `new points are ${a(name)}`, "aria-label": `new points are ${a(name)}`, onclick: () => choose(c) }, MARKS[c]),
  );
  const classes = board.state.classes.map((name, c) =>
    html("button", { class: `mark style-${c}`, title: `make it ${a(name)} (key ${c + 1})`, onclick: () => board.ask("relabel", { index: board.selected, label: c }) }, MARKS[c]),
  );
  const remove = html("button", { onclick: () => board.ask("remove", { index: board.selected }) }, "Remove");
  const add = html("button", { onclick: () => board.add({ x: 0, y: 0 }) }, "Add in the middle");
  const which = html("span");
  const group = (...parts) => html("div", { class: "bar" }, ...parts);
  const node = group(group(html("span", {}, "A click adds"), ...chosen, add), group(which, ...classes, remove));

  function choose(c) {
    board.label = c;
    draw(board.state);
  }
  function draw(state) {
    chosen.forEach((button, c) => set(button, { "aria-pressed": c === board.label }));
    classes.forEach((button, c) => {
      const name = state.classes[c];
      set(button, { "aria-pressed": c === state.points[board.selected].label, "aria-label": `make point ${board.selected + 1} ${a(name)}` });
    });
    set(which, { text: `Point ${board.selected + 1}` });
    enable(remove, state.points.length > 1, add);
  }
  return { node, draw };
}

// --- numbers -----------------------------------------------------------------------------------------------

/** W and b, which can be edited, each with its gradient below. */
function makeWeights(board) {
  const check = html("p", { class: "check" });
  const cells = [];
  const rows = board.state.classes.map((name, c) =>
    html("tr", {}, html("th", { scope: "row", class: `mark style-${c}`, title: name, "aria-label": name }, MARKS[c]), ...AXES.map((axis, row) => cell(row, c, `${axis} of the ${name}`))),
  );
  function cell(row, column, name) {
    const value = html("input", { type: "number", step: 0.1, "aria-label": `weight ${name}`, onchange: edit, onblur: restore }), slope = html("span", { class: "slope" });
    function edit() {
      if (value.value !== "") board.ask("weight", { row, column, value: value.valueAsNumber }, `weight ${row} ${column}`);
    }
    function restore() {
      if (value.value === "") draw(board.state);
    }
    cells.push({ row, column, value, slope });
    return html("td", {}, value, slope);
  }
  const head = html("tr", {}, html("td"), ...AXES.map((axis) => html("th", { scope: "col" }, axis)));
  const table = html("table", { class: "weights" }, html("caption", {}, "W and b, below each its gradient (✗: not the slope of the loss)"), head, ...rows);

  function draw(state) {
    for (const { row, column, value, slope } of cells) {
      const weight = state.W[row][column], shown = weight.toFixed(Math.abs(weight) < 1000 ? 3 : 0);
      if (document.activeElement !== value && value.value !== shown) value.value = shown;
      const wrong = state.wrong?.[row][column];
      set(slope, { text: `${wrong ? "✗ " : ""}${number(state.dW?.[row][column], 3)}`, class: wrong ? "slope wrong" : "slope" });
    }
    set(check, { text: state.check, class: state.check.startsWith("✗") ? "check wrong" : "check" });
  }
  return { node: html("div", {}, html("div", { class: "wide" }, table), check), draw };
}

function makeTotals() {
  const sum = html("span"), right = html("span");
  function draw(state) {
    const hits = state.points.filter((point) => point.right).length, all = state.points.length;
    const penalty = state.total === null || state.data === null ? null : state.total - state.data;
    const terms = penalty === null ? "" : `data ${number(state.data, 3)} + penalty ${number(penalty, 3)} = `;
    set(sum, { text: `${terms}loss ${number(state.total, 3)}` });
    set(right, { text: `${hits} of ${all} right (${Math.round((100 * hits) / all)} %)` });
  }
  return { node: html("p", { class: "totals" }, sum, right), draw };
}

/** The losses so far; a gap where there was none. */
function makeCurve() {
  const WIDTH = 420, HEIGHT = 96, LEFT = 54, BOTTOM = 16;
  const line = svg("path", { class: "curve" }), top = svg("text", { x: LEFT - 5, y: 12, class: "tick" });
  const node = svg("svg", { class: "losses", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img" });
  node.append(
    svg("path", { class: "axis", d: `M${LEFT},4 V${HEIGHT - BOTTOM} H${WIDTH}` }),
    top,
    svg("text", { x: LEFT - 5, y: HEIGHT - BOTTOM, class: "tick" }, "0"),
    svg("text", { x: WIDTH - 4, y: HEIGHT - 3, class: "tick" }, "loss after each change"),
    line,
  );
  function draw({ curve }) {
    const known = curve.filter((value) => value !== null), most = Math.max(...known, 1e-9);
    const x = (k) => LEFT + ((WIDTH - LEFT - 8) * k) / Math.max(curve.length - 1, 1);
    const y = (value) => HEIGHT - BOTTOM - ((HEIGHT - BOTTOM - 8) * value) / most;
    let pen = "M";
    const path = curve.map((value, k) => {
      if (value === null) return (pen = "M"), "";
      const piece = `${pen}${x(k).toFixed(1)},${y(value).toFixed(1)}`;
      pen = "L";
      return piece;
    });
    set(line, { d: path.join("") + (known.length === 1 ? "h3" : "") });
    set(top, { text: known.length ? number(most) : "" });
    set(node, { "aria-label": `the loss so far: ${known.length} value${known.length === 1 ? "" : "s"}, from ${number(known[0])} to ${number(known.at(-1))}` });
  }
  return { node, draw };
}

/** Every point with its scores and its loss; the loss of the selected one is spelled out. */
function makeTable(board) {
  const body = html("tbody"), rows = [], spelled = html("p", { class: "spelled" });
  const column = (title) => html("th", { scope: "col" }, title);
  const scores = board.state.classes.map((name, c) => html("th", { scope: "col", "aria-label": `score of the ${name}` }, `score ${MARKS[c]}`));
  const shares = board.state.classes.map((name, c) => html("th", { scope: "col", class: "share", "aria-label": `probability of the ${name}` }, `p ${MARKS[c]}`));
  const head = html("tr", {}, column("point"), column("class"), ...scores, column("loss"), ...shares);
  const table = html("table", { class: "points", "aria-label": "scores and losses of the points" }, html("thead", {}, head), body);

  function makeRow(index) {
    const button = html("button", { onclick: () => board.select(index), "aria-label": `spell out the loss of point ${index + 1}` }, String(index + 1));
    const mark = html("span"), miss = html("span"), side = html("span", { role: "img" }, mark, miss), cells = Array.from({ length: 4 + MARKS.length }, () => html("td"));
    const row = html("tr", {}, html("th", { scope: "row" }, button), html("td", {}, side), ...cells);
    body.append(row);
    return { row, button, mark, miss, side, cells };
  }

  function draw(state) {
    while (rows.length > state.points.length) rows.pop().row.remove();
    while (rows.length < state.points.length) rows.push(makeRow(rows.length));
    table.classList.toggle("with-shares", state.points[0].probabilities !== null);
    rows.forEach(({ row, button, mark, miss, side, cells }, index) => {
      const point = state.points[index], shown = [...point.scores, point.loss, ...(point.probabilities ?? [])];
      const own = [point.label, 4 + point.label]; // score and probability of its own class
      set(row, { class: index === board.selected ? "selected" : "" });
      set(button, { "aria-pressed": index === board.selected });
      set(mark, { text: MARKS[point.label], class: `mark style-${point.label}` });
      set(miss, { text: point.right ? "" : " ✗" });
      set(side, { "aria-label": state.classes[point.label] + (point.right ? "" : ", on the wrong side") });
      cells.forEach((cell, k) => {
        set(cell, { text: k < shown.length ? number(shown[k]) : "" });
        set(cell, { class: (k > 3 ? "share " : "") + (own.includes(k) ? "own" : "") });
      });
    });
    const { terms, loss, probabilities } = state.points[board.selected];
    const share = probabilities === null ? "" : `; probabilities ${probabilities.map((p) => number(p)).join(", ")}`;
    set(spelled, { text: terms && `Point ${board.selected + 1}: ${terms} = ${number(loss)}${share}` });
  }
  const key = html("p", { class: "key" }, "bold: of the point's own class; ✗: another class has the highest score");
  return { node: html("div", {}, spelled, key, html("div", { class: "wide" }, table)), draw };
}

// --- controls ----------------------------------------------------------------------------------------------

function makeControls(board, runner) {
  const { state, ask } = board;
  const losses = html("select", { "aria-label": "loss", onchange: () => ask("choose", { index: losses.selectedIndex }) });
  losses.append(...state.losses.map((title) => html("option", {}, title)));
  const update = html("button", { onclick: () => ask("step") }, "One update");
  const run = html("button", { onclick: toggle }), undo = html("button", { onclick: takeBack }, "Undo");
  const random = html("button", { onclick: () => ask("randomise"), title: "draw W and b anew" });
  const reset = html("button", { onclick: () => ask("reset"), title: "the first points, W and b" }, "Reset");
  const size = makeSlider("learning rate", state.step_sizes, (value) => ask("step_size", { value }, "step_size"));
  const reg = makeSlider("λ", state.regs, (value) => ask("reg", { value }, "reg"));
  const node = html("div", { class: "controls" }, losses, html("div", { class: "bar" }, update, run, undo, random, reset), html("div", { class: "bar" }, size.node, reg.node));

  function toggle() {
    if (runner.gesture) runner.stop();
    else runner.start();
    draw(board.state);
  }
  function takeBack() {
    runner.stop();
    ask("undo");
  }
  function draw(state) {
    losses.selectedIndex = state.chosen;
    set(run, { text: runner.gesture ? "Stop" : "Run", class: runner.gesture ? "run on" : "run" });
    set(random, { text: `Random W (seed ${state.seed})` });
    enable(undo, state.undoes > 0, update);
    size.draw(state.step_size);
    reg.draw(state.reg);
  }
  return { node, draw };
}

/** A slider over a list of values. */
function makeSlider(name, values, changed) {
  const shown = html("output");
  const input = html("input", { type: "range", min: 0, max: values.length - 1, "aria-label": name, oninput: () => changed(values[input.valueAsNumber]) });
  const node = html("label", { class: "slider" }, html("span", {}, name), input, shown);
  function draw(value) {
    const place = values.indexOf(value);
    if (document.activeElement !== input) input.value = place;
    set(input, { "aria-valuetext": String(value) });
    set(shown, { text: String(value) });
  }
  return { node, draw };
}

export default { render };
