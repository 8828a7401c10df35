// The article page: choosing sentences, lighting their evidence, editing in place, keys.
// Everything here can also be done with the page's plain links and forms.
import { ask, onKey, tell } from "./desk.js";

const whole = () => document.getElementById("whole");
const here = () => whole().dataset.here;
const says = document.getElementById("says").dataset;
const heard = document.getElementById("heard");
const lines = () => [...document.querySelectorAll(".lines > .line")];
const said = () => [...document.querySelectorAll(".source .said")];
const chosenLine = () => document.querySelector(".line.chosen");
const panel = () => document.getElementById("panel");
const names = (text) => (text ?? "").split(" ").filter(Boolean);
const wide = matchMedia("(min-width: 62rem)");
const still = matchMedia("(prefers-reduced-motion: reduce)");

// --- choosing and lighting -------------------------------------------------------------------

function darken() {
  for (const one of document.querySelectorAll(".lit, .near, .against"))
    if (!one.closest(".panel")) one.classList.remove("lit", "near", "against");
  for (const one of document.querySelectorAll(".chosen")) one.classList.remove("chosen");
  for (const one of document.querySelectorAll(".spread [aria-current]")) one.removeAttribute("aria-current");
}

function lightSource(cites, evidence, against) {
  for (const one of said()) {
    one.classList.toggle("against", against.includes(one.id));
    one.classList.toggle("lit", cites.includes(one.id) && !against.includes(one.id));
    one.classList.toggle(
      "near",
      evidence.includes(one.id) && !cites.includes(one.id) && !against.includes(one.id),
    );
    if (cites.includes(one.id)) one.closest("details")?.setAttribute("open", "");
  }
  const first = document.querySelector(".source .against, .source .lit, .source .near");
  if (first && wide.matches) bring(first, first.closest(".source"));
}

/** Scroll a box so that something in it can be seen, and the page itself not at all. */
function bring(one, box) {
  const place = one.getBoundingClientRect();
  const frame = box.getBoundingClientRect();
  if (place.top >= frame.top + 8 && place.bottom <= frame.bottom - 8) return;
  const to = box.scrollTop + place.top - frame.top - frame.height / 3;
  box.scrollTo({ top: to, behavior: still.matches ? "auto" : "smooth" });
}

function mark(one) {
  darken();
  one.classList.add("chosen");
  one.querySelector("a").setAttribute("aria-current", "true");
}

function address(query) {
  const old = new URLSearchParams(location.search).get("revision");
  const asked = new URLSearchParams(query);
  if (old && whole().dataset.old) asked.set("revision", old);
  return `${here()}?${asked}`;
}

let coming = Promise.resolve();

/** Do something with the panel of the chosen sentence as soon as it is there. */
const later = (act) => coming.then(act);
const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

function choose(line, { focus = true, wait = 0 } = {}) {
  const id = line.id;
  if (chosenLine() !== line) panel()?.remove();
  line.querySelector(":scope > .tag")?.remove();
  mark(line);
  remind();
  lightSource(names(line.dataset.c), names(line.dataset.e ?? line.dataset.c), names(line.dataset.x));
  history.replaceState(null, "", `${address({ line: id })}#${id}`);
  if (focus) reach(line.querySelector("a"));
  hear(line);
  coming = panel() ? Promise.resolve() : fill(line, focus, wait);
  return coming;
}

/** Bring a sentence's panel; those that are only passed by are not asked for. */
async function fill(line, focus, wait) {
  const passed = () => !line.isConnected || !line.classList.contains("chosen") || panel();
  if (wait) await pause(wait);
  if (passed()) return;
  const answer = await ask(address({}).replace("?", `/lines/${line.id}?`));
  if (passed()) return;
  if (!answer.ok) return complain(answer);
  const fresh = parsed(answer.text).querySelector("#panel");
  if (fresh.dataset.saw !== whole().dataset.saw) {
    await refresh(line.id);
    tell(says.changed);
    return;
  }
  line.append(fresh);
  settle(fresh);
  if (focus && !fresh.contains(document.activeElement)) reach(line.querySelector("a"), fresh);
}

function hear(line) {
  const numbers = names(line.dataset.c).map((id) => id.replace(/^s1\./, ""));
  heard.textContent = numbers.length ? `${says.rests} ${numbers.join("، ")}` : says.none;
}

/** Focus a sentence, with what belongs to it above the bar of decisions. */
function reach(link, below = link) {
  link.focus({ preventScroll: true });
  const bar = document.querySelector(".decide").getBoundingClientRect().height + 12;
  const foot = below.getBoundingClientRect().bottom - (innerHeight - bar);
  const head = link.getBoundingClientRect().top - 12;
  const by = head < 0 ? head : foot > 0 ? Math.min(foot, head) : 0;
  if (by) scrollBy({ top: by, behavior: still.matches ? "auto" : "smooth" });
}

function chooseSaid(one) {
  const edit = editing();
  if (edit) return cite(edit, one.id);
  panel()?.remove();
  mark(one);
  for (const line of lines()) {
    const cites = names(line.dataset.c);
    const evidence = names(line.dataset.e);
    line.classList.toggle("lit", cites.includes(one.id));
    line.classList.toggle("near", evidence.includes(one.id) && !cites.includes(one.id));
  }
  history.replaceState(null, "", `${address({ source: one.id })}#${one.id}`);
  one.querySelector("a").focus({ preventScroll: true });
  const first = document.querySelector(".line.lit, .line.near");
  const place = first?.getBoundingClientRect();
  if (place && wide.matches && (place.top < 0 || place.bottom > innerHeight - 80))
    first.scrollIntoView({ block: "center", behavior: still.matches ? "auto" : "smooth" });
}

function step(by, wanted = () => true) {
  const source = document.activeElement?.closest?.(".source");
  const all = source ? said() : lines();
  const at = all.findIndex((one) => one.classList.contains("chosen"));
  const from = at < 0 && by < 0 ? all.length : at;
  for (let next = from + by; next >= 0 && next < all.length; next += by) {
    if (!wanted(all[next])) continue;
    return source ? chooseSaid(all[next]) : choose(all[next], { wait: 90 });
  }
}

// --- what is typed stays until it is saved ---------------------------------------------------

function short(text) {
  let sum = 5381;
  for (const letter of text) sum = (sum * 33 + letter.codePointAt(0)) >>> 0;
  return sum.toString(36);
}

/** What a browser keeps is one person's: others may log in to it. */
const kept = () => `musnad:${whole().dataset.who}:${here()}:`;

function keepName(form) {
  const was = form.elements.was?.value;
  const kind = form.dataset.keep.split(".").pop();
  return `${kept()}${kind}${was ? `:${short(was)}` : ""}`;
}

const typedFields = (form) =>
  [...form.querySelectorAll("textarea:not([hidden]), input:not([type=hidden], [type=radio]), select")];

function keep(form) {
  const fields = typedFields(form);
  const changed = fields.some((one) => (one.value ?? "") !== (one.defaultValue ?? one.value));
  try {
    if (!changed) localStorage.removeItem(keepName(form));
    else {
      const told = Object.fromEntries(fields.map((one) => [one.name, one.value]));
      if (form.elements.was) told["\u0000was"] = form.elements.was.value;
      localStorage.setItem(keepName(form), JSON.stringify(told));
    }
  } catch {
    // A browser that keeps nothing: the field itself still does.
  }
}

function drop(form) {
  try {
    localStorage.removeItem(keepName(form));
  } catch {
    // as above
  }
}

function restore(form) {
  let told = null;
  try {
    told = JSON.parse(localStorage.getItem(keepName(form)));
  } catch {
    return;
  }
  if (!told || form.querySelector(".restored")) return;
  const fields = typedFields(form).filter((one) => told[one.name] !== undefined && told[one.name] !== one.value);
  if (!fields.length) return;
  for (const one of fields) one.value = told[one.name];
  form.closest("details")?.setAttribute("open", "");
  const note = document.createElement("p");
  note.className = "note small restored";
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = says.discard;
  button.addEventListener("click", () => {
    form.reset();
    drop(form);
    note.remove();
    look(form);
  });
  note.append(`${says.restored} `, button);
  form.prepend(note);
  look(form);
}

/** What was typed and not saved: a sign at its sentence, or the text itself where that is gone. */
function remind() {
  for (const one of document.querySelectorAll(".line > .tag, .orphan")) one.remove();
  const prefix = kept();
  let found = [];
  try {
    found = Object.keys(localStorage).filter((name) => name.startsWith(prefix));
  } catch {
    return;
  }
  for (const name of found) {
    const told = JSON.parse(localStorage.getItem(name));
    const was = told["\u0000was"];
    if (was === undefined) continue;
    const line = lines().find((one) => wordsOf(one) === was);
    if (line?.querySelector(".panel")) continue;
    if (line) {
      const sign = document.createElement("span");
      sign.className = "tag held";
      sign.textContent = says.kept;
      line.append(sign);
    } else if (whole().dataset.saw) orphan(name, told.text ?? told.reason ?? "");
  }
}

function wordsOf(line) {
  const copy = line.querySelector(".text").cloneNode(true);
  for (const one of copy.querySelectorAll(".visually-hidden, .unseen")) one.remove();
  return copy.textContent;
}

function orphan(name, text) {
  if (!text) return;
  const note = document.createElement("p");
  note.className = "note orphan";
  const typed = document.createElement("bdi");
  typed.textContent = text;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = says.discard;
  button.addEventListener("click", () => {
    localStorage.removeItem(name);
    note.remove();
  });
  note.append(`${says.orphan} `, typed, " ", button);
  document.querySelector(".spread").before(note);
}

// --- sending ---------------------------------------------------------------------------------

const parsed = (html) => new DOMParser().parseFromString(html, "text/html");

function swap(html) {
  const fresh = parsed(html).getElementById("whole");
  const at = scrollY;
  const inSource = document.querySelector(".source").scrollTop;
  whole().replaceWith(fresh);
  document.querySelector(".source").scrollTop = inSource;
  scrollTo({ top: at, behavior: "instant" });
  document.querySelector('meta[name="csrf"]').content = fresh.dataset.csrf;
  const line = chosenLine();
  history.replaceState(null, "", line ? `${here()}?line=${line.id}#${line.id}` : here());
  if (fresh.dataset.told) tell(fresh.dataset.told);
  if (panel()) settle(panel());
  const stale = document.querySelector(".meanwhile");
  if (stale) {
    stale.tabIndex = -1;
    stale.focus();
    scrollTo({ top: Math.max(0, stale.getBoundingClientRect().top + scrollY - 12), behavior: "instant" });
  } else if (line) {
    lightSource(names(line.dataset.c), names(line.dataset.e ?? line.dataset.c), names(line.dataset.x));
    if (!line.querySelector("details[open]")) reach(line.querySelector("a"));
  } else {
    document.getElementById("main").focus({ preventScroll: true });
  }
  ready();
}

async function refresh(line = "") {
  const answer = await ask(line ? `${here()}?line=${line}` : here());
  if (answer.ok) swap(answer.text);
}

async function newSecret() {
  const answer = await ask(here());
  if (!answer.ok) return false;
  const secret = parsed(answer.text).getElementById("whole").dataset.csrf;
  document.querySelector('meta[name="csrf"]').content = secret;
  return true;
}

async function send(form, button, again = false) {
  if (form.getAttribute("aria-busy") === "true" && !again) return;
  form.setAttribute("aria-busy", "true");
  const data = button?.form === form ? new FormData(form, button) : new FormData(form);
  form.querySelector(".trouble")?.remove();
  const action = form.getAttribute("action");
  if (action.endsWith("/undo") && chosenLine()) data.set("line", chosenLine().id);
  if (action.endsWith("/rewrite")) tell(says.busy, 20);
  const answer = await ask(action, { form: data });
  if (answer.status === 403 && answer.data?.code === "desk.forged" && !again && (await newSecret()))
    return send(form, button, true);
  form.removeAttribute("aria-busy");
  if (answer.ok) {
    drop(form);
    swap(answer.text);
  } else if (answer.status === 409 && !answer.data) {
    swap(answer.text);
  } else {
    if (answer.data?.code === "article.flagged") {
      // It was checked anew, and something was found: it is on the page by now.
      await refresh();
      complain(answer);
    } else trouble(form, answer);
  }
}

function trouble(form, answer) {
  const box = document.createElement("div");
  box.className = "problem trouble";
  box.setAttribute("role", "alert");
  box.append(answer.status ? (answer.data?.message ?? says.offline) : says.offline);
  if (answer.status === 401) {
    const link = document.createElement("a");
    link.href = `/login?next=${encodeURIComponent(here())}`;
    link.target = "_blank";
    link.rel = "opener";
    link.textContent = says.login;
    const button = document.createElement("button");
    button.textContent = says.again;
    box.append(" ", link, " ", button);
  }
  const shown = form.offsetParent !== null && form.closest(".panel, .sheet, details[open]");
  if (shown) {
    form.append(box);
    box.scrollIntoView({ block: "nearest" });
  } else tell(answer.data?.message ?? says.offline);
}

function complain(answer) {
  tell(answer.data?.message ?? says.offline);
}

// --- editing in place ------------------------------------------------------------------------

const editing = () => document.querySelector('.panel details[data-act="edit"][open] form');
let waiting = 0;
let asking = null;

function look(form) {
  if (!form.dataset.recheck) return;
  clearTimeout(waiting);
  waiting = setTimeout(() => recheck(form), 250);
}

async function recheck(form) {
  asking?.abort();
  const live = form.querySelector(".live");
  if (!live || !form.elements.text.value.trim()) return live?.replaceChildren();
  asking = new AbortController();
  let answer;
  try {
    answer = await ask(form.dataset.recheck, { form: new FormData(form), signal: asking.signal });
  } catch {
    return; // typed on meanwhile
  }
  if (!live.isConnected) return;
  if (!answer.ok) {
    if (answer.status === 401 && !form.querySelector(".trouble")) trouble(form, answer);
    return;
  }
  const found = parsed(answer.text).querySelector(".found");
  live.replaceChildren(found);
  lightSource(names(found.dataset.c), names(found.dataset.e), names(found.dataset.x));
}

function cite(form, id) {
  const input = form.elements.cites;
  const now = names(input.value.replaceAll(/[,،]/g, " ")).map((one) => (one.includes(".") ? one : `s1.${one}`));
  const then = now.includes(id) ? now.filter((one) => one !== id) : [...now, id];
  input.value = then.map((one) => one.replace(/^s1\./, "")).join(" ");
  keep(form);
  look(form);
  lightSource(then, [], []);
}

/** What a panel needs once it is on the page. */
function settle(box) {
  box.classList.add("lively");
  for (const form of box.querySelectorAll("form[data-keep]")) restore(form);
}

function open(name) {
  const details = panel()?.querySelector(`details[data-act="${name}"]`);
  if (!details) return;
  details.open = true;
  enter(details);
}

function enter(details) {
  const field = details.querySelector("textarea:not([hidden])");
  if (!field) return;
  field.focus({ preventScroll: true });
  field.setSelectionRange(field.value.length, field.value.length);
  reach(field, details.querySelector("form"));
  field.focus();
}

function enterMenu(menu) {
  const fields = "form textarea:not([hidden]), form input:not([type=hidden]), form select, form button";
  menu.querySelector(fields)?.focus();
}

function leave() {
  const menu = document.querySelector("details.menu[open]");
  if (menu) {
    menu.open = false;
    return menu.querySelector("summary").focus();
  }
  const form = document.querySelector(".panel details[open]");
  if (form) {
    form.open = false;
    const line = chosenLine();
    lightSource(names(line.dataset.c), names(line.dataset.e ?? line.dataset.c), names(line.dataset.x));
    return reach(line.querySelector("a"));
  }
  panel()?.remove();
  darken();
  history.replaceState(null, "", here());
}

// --- what people do --------------------------------------------------------------------------

const plain = (event) => !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button);

document.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (link && plain(event)) {
    const line = link.closest(".line");
    if (line && link.classList.contains("text")) {
      event.preventDefault();
      if (line.classList.contains("chosen") && panel() && event.detail === 0) return open("edit");
      return choose(line);
    }
    const source = link.closest(".source .said");
    if (source) {
      event.preventDefault();
      return chooseSaid(source);
    }
    if (link.dataset.open !== undefined) {
      event.preventDefault();
      const at = lines().indexOf(chosenLine());
      const all = lines();
      const next = [...all.slice(at + 1), ...all.slice(0, at + 1)].find((one) => one.classList.contains("open"));
      if (next) choose(next);
      return;
    }
    if (link.classList.contains("left")) {
      const one = document.getElementById(new URL(link.href).hash.slice(1));
      if (one) {
        event.preventDefault();
        chooseSaid(one);
        bring(one, one.closest(".source"));
      }
      return;
    }
    if (link.dataset.leave !== undefined) {
      event.preventDefault();
      const form = link.closest("form");
      form.reset();
      drop(form);
      form.querySelector(".restored")?.remove();
      form.querySelector(".live")?.replaceChildren();
      return leave();
    }
  }
  for (const menu of document.querySelectorAll("details.menu[open]"))
    if (!menu.contains(event.target)) menu.open = false;
  if (event.target.closest("[data-keys]")) document.getElementById("keys").showModal();
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.closest("#whole") || form.method !== "post") return;
  event.preventDefault();
  send(form, event.submitter);
});

document.addEventListener("input", (event) => {
  const form = event.target.form;
  if (!form?.dataset.keep) return;
  keep(form);
  look(form);
});

document.addEventListener(
  "toggle",
  (event) => {
    const details = event.target;
    if (!details.open || !details.matches?.("details")) return;
    const form = details.querySelector("form[data-keep]");
    if (!form) return;
    restore(form);
    look(form);
    if (document.querySelector(".meanwhile")) return;
    if (details.closest(".panel") && !details.contains(document.activeElement?.closest("textarea"))) enter(details);
    if (details.matches(".menu") && !details.contains(document.activeElement?.closest("form"))) enterMenu(details);
  },
  true,
);

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select");
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.form) {
    event.preventDefault();
    event.target.form.requestSubmit();
  } else if (!typing && (event.ctrlKey || event.metaKey) && !event.shiftKey && event.code === "KeyZ") {
    event.preventDefault();
    document.getElementById("undo")?.requestSubmit();
  } else if (!typing && event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
    event.preventDefault();
    const to = event.key === "ArrowUp" ? "up" : "down";
    later(() => panel()?.querySelector(`[data-act="${to}"]:not(:disabled)`)?.click());
  }
});

/** Keys by what stands on them on a Latin and on an Arabic keyboard. */
function keys(told, act) {
  for (const key of told.split(" ")) onKey(key, act);
}
const opened = (line) => line.classList.contains("open");
keys("j ت ArrowDown", () => step(1));
keys("k ن ArrowUp", () => step(-1));
keys("n ى", () => step(1, opened));
keys("p ح", () => step(-1, opened));
keys("e ث", () => later(() => open("edit")));
keys("a ش", () => later(() => open("accept")));
keys("o خ", () => later(() => open("add")));
keys("x ء", () => later(() => panel()?.querySelector('[data-act="remove"]')?.click()));
keys("u ع", () => document.getElementById("undo")?.requestSubmit());
keys("s س", () => {
  if (document.activeElement?.closest(".source")) return chosenLine()?.querySelector("a").focus();
  const one = document.querySelector(".source .lit, .source .against, .source .said:not(details *)");
  one?.querySelector("a").focus();
});
keys("g ل", () => {
  const menu = document.querySelector('details[data-doing="publish"]');
  if (!menu) return;
  menu.open = true;
  enterMenu(menu);
});
keys("? ؟", () => document.getElementById("keys").showModal());
keys("Escape", leave);
for (let number = 1; number < 10; number += 1)
  keys(String(number), () => later(() => panel()?.querySelector(`.repair[value="${number}"]`)?.click()));

function ready() {
  for (const one of document.querySelectorAll("[data-keys]")) one.hidden = false;
  remind();
}

ready();
if (panel()) settle(panel());
const first = chosenLine();
if (first && !document.querySelector(".meanwhile"))
  lightSource(names(first.dataset.c), names(first.dataset.e ?? first.dataset.c), names(first.dataset.x));
