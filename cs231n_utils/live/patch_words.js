// A place in a picture and its words: the kernel asks the functions there, the browser shows what they answer.

const WIDE = 360, HIGH = 360, LOW = 210;
const HINT =
  "Drag the ring, click anywhere in the picture, or move it with the arrow keys, a pixel each (Shift: four). The small squares are the patch, step by step; the bars are the words of which there is most, each with its picture.";

/** Squares of colour, `side` wide each, in a group that is drawn anew only where a colour changes. */
function squares() {
  const root = svg("g", { class: "pixels" });
  function show(rows, side) {
    const all = rows.flat(), across = rows[0].length;
    while (root.childElementCount > all.length) root.lastChild.remove();
    while (root.childElementCount < all.length) root.append(svg("rect"));
    all.forEach((fill, i) => set(root.children[i], { x: (i % across) * side, y: Math.floor(i / across) * side, width: side, height: side, fill }));
  }
  return { root, show };
}

/** The picture, with a frame around the patch and a ring that moves it. */
function field(moved) {
  const map = chart(WIDE, HIGH, "The place: move it with the arrow keys", moved), pixels = squares();
  map.root.classList.add("field-chart");
  const frames = ["frame-rim", "frame-line"].map((name) => svg("rect", { class: name }));
  map.inside.append(pixels.root, ...frames);
  function show(state) {
    map.draw(state.place);
    const side = WIDE / state.pixels[0].length;
    pixels.show(state.pixels, side);
    const [x, y] = state.corner.map((value) => value * side), length = state.size * side;
    for (const frame of frames) set(frame, { x, y, width: length, height: length });
    set(map.root, { "aria-label": `${state.titles[state.chosen]}: a place in it is chosen` });
  }
  return { ...map, show };
}

/** The patch as it goes through the functions. */
function stages() {
  const root = html("div", { class: "stages" }), kept = new Map();
  function made(name) {
    const small = squares(), drawing = svg("svg", { role: "img", "aria-label": `the patch, ${name}` }, small.root);
    const figure = html("figure", {}, drawing, html("figcaption", {}, name));
    kept.set(name, { figure, drawing, small });
    return kept.get(name);
  }
  function show(list) {
    root.replaceChildren(...list.map(([name, rows]) => {
      const { figure, drawing, small } = kept.get(name) ?? made(name);
      small.show(rows, 1);
      set(drawing, { viewBox: `0 0 ${rows[0].length} ${rows.length}` });
      return figure;
    }));
  }
  return { root, show };
}

/** A bar for each of the words of which there is most, and below it the word. */
function bars() {
  const map = chart(WIDE, LOW), group = svg("g", { class: "bars style-0" });
  map.inside.append(group);
  function show({ bars, most }) {
    map.draw(bars);
    const { place } = map.scale(), [, zero] = place([0, 0]), wide = WIDE / Math.max(most.length, 1);
    group.replaceChildren(...most.flatMap(([, code, rows], k) => {
      const [left, top] = place([k, code]), low = LOW - zero - 8, side = Math.min(low, wide - 6) / rows.length;
      const small = squares();
      small.show(rows, side);
      set(small.root, { transform: at([left + (wide - side * rows.length) / 2, zero + 5]) });
      return [svg("rect", { class: "bar", x: left + 4, y: top, width: wide - 8, height: Math.max(zero - top, 0) }), small.root];
    }), svg("rect", { class: "zero", x: 0, y: zero, width: WIDE, height: 1 }));
    const told = most.map(([k, code]) => `word ${k} ${number(code)}`).join(", ");
    set(map.root, { "aria-label": `How much of each word is in the patch: ${told || "unknown"}` });
  }
  return { root: map.root, show };
}

function render({ model, el }) {
  let moves = 0;
  const link = connect(model, changed);
  const picture = field(([x, y]) => go(x, y)), patch = stages(), code = bars();
  const pictures = html("select", { onchange: () => link.ask("choose", { index: Number(pictures.value) }, "choose") },
    ...model.get("state").titles.map((title, i) => html("option", { value: i }, title)));
  const verdict = html("p", { class: "verdict", role: "status" });
  const root = html("div", { class: "cs231n-live two-charts patch-words", role: "group", "aria-label": "a place in a picture, and its words" },
    html("div", { class: "bar" }, html("label", {}, "picture ", pictures)),
    link.trouble,
    html("div", { class: "scene" }, html("div", {}, picture.root), html("div", {}, patch.root, code.root)),
    verdict,
    html("p", { class: "hint" }, HINT));
  keepKeys(root);

  /** The ring stays under the hand until the last answer. */
  function go(x, y) {
    moves += 1;
    link.ask("go", { x, y }, "go").then((answer) => {
      moves -= 1;
      if (!moves) picture.place(answer.middle);
    });
  }

  function changed(state) {
    pictures.value = state.chosen;
    picture.show(state);
    if (!moves) picture.place(state.middle);
    patch.show(state.stages);
    code.show(state);
    set(verdict, { text: state.verdict });
  }

  el.append(root);
  link.show();
  return () => link.close();
}

export default { render };
