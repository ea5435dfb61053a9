// The findings and the page that they stand on. Words of a document go in as textContent alone.
// A picture that is here already is shown at once; the server hears of the choice afterwards, sends
// what is missing and draws ahead what may be wanted next.

const KEPT = 60; // pictures
const ZOOMS = [100, 150, 200, 300];
const SVG = "http://www.w3.org/2000/svg";

// One store for all places on the page: what is drawn ahead comes through another mount.
const store = (globalThis.carveoutPictures ??= new Map());
const waiting = (globalThis.carveoutWaiting ??= new Set());

const keep = (paper, pictures) => {
  for (const [page, picture] of Object.entries(pictures)) {
    const key = `${paper}:${page}`;
    store.delete(key);
    store.set(key, picture);
    if (picture.src) new Image().src = picture.src; // decoded before it is wanted
  }
  while (store.size > KEPT) store.delete(store.keys().next().value);
};

const made = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "onclick") element.onclick = value;
    else if (value !== null) element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
};

// What is replaced under a keyboard user's hands gets the focus back.
const refresh = (place, ...children) => {
  const buttons = () => [...place.querySelectorAll("button")];
  const focused = buttons().indexOf(place.getRootNode().activeElement);
  place.replaceChildren(...children);
  if (focused >= 0) buttons()[focused]?.focus({ preventScroll: true });
};

const marked = (finding, quote) => {
  const [before, phrase, after] = quote;
  return [before, made(finding ? "b" : "mark", {}, phrase), after];
};

const outline = (boxes, colour, [width, height], id) => {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  svg.setAttribute("preserveAspectRatio", "none");
  svg.setAttribute("aria-hidden", "true");
  const rect = (x, y, w, h, fill) => {
    const one = document.createElementNS(SVG, "rect");
    for (const [name, value] of Object.entries({ x, y, width: w, height: h, fill }))
      one.setAttribute(name, value);
    return one;
  };
  const mask = document.createElementNS(SVG, "mask"); // an edge around all boxes together
  mask.id = id;
  mask.append(rect(0, 0, width, height, "white"));
  const edge = document.createElementNS(SVG, "g");
  edge.setAttribute("mask", `url(#${id})`);
  for (const [x, y, w, h] of boxes) {
    mask.append(rect(x - 1, y - 1, w + 2, h + 2, "black"));
    edge.append(rect(x - 3, y - 3, w + 6, h + 6, colour));
  }
  svg.append(mask, edge);
  return svg;
};

const leaf = (data, finding, page) => {
  const size = data.sizes[page - 1];
  const boxes = finding?.boxes[page] ?? [];
  const picture = store.get(`${data.paper}:${page}`);
  const frame = made("div", { class: "leaf", "data-page": page });
  frame.style.aspectRatio = `${size[0]} / ${size[1]}`;
  if (picture?.src) {
    const what = finding && boxes.length ? ` with the ${finding.kind.toLowerCase()} marked` : "";
    const alt = `Page ${page} of ${data.count}${what}`;
    frame.append(made("img", { class: "page", src: picture.src, alt }));
  } else {
    frame.append(made("p", { role: "status" }, picture?.problem ?? `Drawing page ${page} …`));
  }
  if (boxes.length) frame.append(outline(boxes, finding.edge, size, `co-${data.place}-${page}`));
  return frame;
};

const show = (state) => {
  const { data, root, chosen, page } = state;
  const finding = data.findings.find((one) => one.id === chosen);
  const order = data.findings.findIndex((one) => one.id === chosen);
  const pages = finding?.pages.includes(page) ? finding.pages : [page];
  const choose = (id, to) => state.choose(id, to);
  const step = (label, target) =>
    made("button", { type: "button", disabled: target ? null : "", onclick: () => {
      choose(target.id, target.pages[0]);
    } }, label);
  const turn = (label, name, to) =>
    made("button", { type: "button", "aria-label": name,
      disabled: to >= 1 && to <= data.count ? null : "", onclick: () => choose(chosen, to) }, label);
  const zoom = (label, name, by) =>
    made("button", { type: "button", "aria-label": name,
      disabled: ZOOMS[state.zoom + by] ? null : "", onclick: () => {
        state.zoom += by;
        show(state);
      } }, label);
  root.classList.toggle("alone", data.alone);

  if (state.listed !== data.listed) {
    state.listed = data.listed;
    state.list.replaceChildren(...data.findings.map((one) => {
      const where = `page${one.pages.length > 1 ? "s" : ""} ${one.pages.join(", ")}`;
      const button = made("button", { type: "button", "data-id": one.id,
        onclick: () => choose(one.id, one.pages[0]) },
        made("div", { class: "head" }, made("span", {}, one.kind),
          made("span", { class: "where" }, where)),
        made("div", { class: "text" }, ...marked(true, one.short)));
      button.style.setProperty("--co", one.colour);
      return made("li", {}, button);
    }));
  }
  for (const button of state.list.querySelectorAll("button"))
    if (button.dataset.id === chosen) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  refresh(state.steps,
    step("Previous", data.findings[order - 1]),
    made("span", { "aria-live": "polite" }, order < 0 ? `${data.findings.length} findings`
      : `Finding ${order + 1} of ${data.findings.length}`),
    step("Next", data.findings[order + 1]));

  refresh(state.pager,
    made("div", { class: "group" }, turn("‹", "Page before", pages[0] - 1),
      made("span", {}, `Page ${pages.join(", ")} of ${data.count}`),
      turn("›", "Page after", pages[pages.length - 1] + 1)),
    made("div", { class: "group" }, zoom("−", "Smaller", -1),
      made("span", {}, `${ZOOMS[state.zoom]} %`), zoom("+", "Larger", 1)));
  const tick = (number, colour, name = "") => {
    const one = made("i", { class: name });
    one.style.left = `${(100 * (number - 1)) / data.count}%`;
    one.style.width = `${100 / data.count}%`;
    if (colour) one.style.background = colour;
    return one;
  };
  state.ticks.setAttribute("aria-label", data.about);
  state.ticks.replaceChildren(
    ...data.unread.map((number) => tick(number, "", "unread")),
    ...data.ticks.map(([number, colour]) => tick(number, colour)),
    tick(pages[0], "", "here"));
  state.ticks.onclick = (event) => {
    const at = state.ticks.getBoundingClientRect();
    const number = Math.ceil(((event.clientX - at.left) / at.width) * data.count);
    const near = Math.max(1, Math.min(data.count, number));
    const found = data.findings
      .filter((one) => Math.abs(one.pages[0] - near) <= data.count / 100)
      .sort((a, b) => Math.abs(a.pages[0] - near) - Math.abs(b.pages[0] - near))[0];
    if (found) choose(found.id, found.pages[0]);
    else choose(chosen, near);
  };

  const ready = pages.map((number) => store.has(`${data.paper}:${number}`));
  const drawn = [data.paper, chosen, page, state.zoom, ...ready].join();
  if (state.drawn === drawn) return; // the same picture once more would flicker
  state.drawn = drawn;
  const leaves = pages.map((number) => leaf(data, finding, number));
  for (const one of leaves) one.style.width = `${ZOOMS[state.zoom]}%`;
  state.paper.replaceChildren(...leaves);
  const here = finding?.boxes[page]?.[0];
  const at = leaves[pages.indexOf(page)];
  if (here && at) {
    const scale = at.clientWidth / data.sizes[page - 1][0];
    state.paper.scrollTop = at.offsetTop + here[1] * scale - state.paper.clientHeight / 3;
    state.paper.scrollLeft = here[0] * scale - 24;
    const button = state.list.querySelector("[aria-current]");
    if (button) { // not scrollIntoView, which would move the whole window too
      const box = button.getBoundingClientRect(), frame = state.list.getBoundingClientRect();
      if (box.top < frame.top) state.list.scrollTop -= frame.top - box.top + 4;
      if (box.bottom > frame.bottom) state.list.scrollTop += box.bottom - frame.bottom + 4;
    }
  }
  state.plain.replaceChildren();
  if (finding && pages.includes(finding.pages[0])) {
    state.plain.style.setProperty("--co", finding.colour);
    state.plain.append(made("h3", {}, `The ${finding.kind.toLowerCase()} as text`),
      made("p", {}, ...marked(false, finding.quote)));
  }
};

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  keep(data.paper, data.pictures);
  if (data.ahead) {
    for (const one of waiting) one();
    return;
  }
  let state = parentElement.carveout;
  if (!state) {
    const at = (name, tag = "div", attributes = {}) => made(tag, { class: name, ...attributes });
    state = {
      list: at("list", "ul", { "aria-label": "Findings" }),
      steps: at("bar"),
      pager: at("bar"),
      ticks: at("ticks", "div", { role: "img" }),
      paper: at("paper", "div", { tabindex: "0", role: "region", "aria-label": "The page" }),
      plain: at("plain"),
      zoom: 0,
      turn: data.turn,
    };
    state.root = made("div", { class: "co" },
      made("div", { class: "side" }, state.steps, state.list),
      made("div", {}, state.pager, state.ticks, state.paper, state.plain));
    parentElement.append(state.root);
    parentElement.carveout = state;
  }
  state.data = data;
  state.choose = (id, page) => {
    state.turn += 1;
    state.chosen = id;
    state.page = page;
    setTriggerValue("picked", { finding: id, page, turn: state.turn });
    show(state);
  };
  if (data.turn >= state.turn) { // or it answers a click before the last one
    state.turn = data.turn;
    state.chosen = data.chosen;
    state.page = data.page;
  }
  show(state);
  const again = () => show(state);
  waiting.add(again);
  return () => waiting.delete(again);
}
