// The list: keys to go through it, and news of it while it is open.
import { ask, onKey } from "./desk.js";

const rows = document.getElementById("rows");
const fresh = document.getElementById("fresh");
const name = document.title.replace(/^\(\d+\) /, "");

function heads() {
  return [...rows.querySelectorAll(".head")];
}

function step(by) {
  const all = heads();
  if (!all.length) return;
  const at = all.indexOf(document.activeElement);
  const next = at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1);
  all[next].focus();
  all[next].scrollIntoView({ block: "nearest" });
}

onKey("j", () => step(1));
onKey("ArrowDown", () => step(1));
onKey("k", () => step(-1));
onKey("ArrowUp", () => step(-1));
onKey("/", () => document.getElementById("search").focus());
onKey("n", () => document.querySelector('.rooms a[href="/new"]')?.click());
document.querySelectorAll(".lanes a").forEach((link, at) => onKey(String(at + 1), () => link.click()));

function count(counts) {
  for (const link of document.querySelectorAll(".lanes a[data-lane]")) {
    const shown = link.querySelector(".count");
    if (shown) shown.textContent = counts[link.dataset.lane] ?? 0;
  }
  const waiting = (counts.held ?? 0) + (counts.due ?? 0);
  document.title = waiting ? `(${waiting}) ${name}` : name;
}

/** Show the list anew, unless somebody is in the middle of it: then only say that it changed. */
async function renew() {
  const inside = rows.contains(document.activeElement) || new URLSearchParams(location.search).has("before");
  if (inside) {
    fresh.querySelector("a").href = location.href;
    fresh.hidden = false;
    return;
  }
  const answer = await ask(location.pathname + location.search);
  if (answer.ok) {
    rows.innerHTML = answer.text;
    fresh.hidden = true;
  }
}

const stream = new EventSource("/live");
stream.addEventListener("lists", (event) => {
  const news = JSON.parse(event.data);
  count(news.counts);
  if (news.mark !== rows.dataset.mark) {
    rows.dataset.mark = news.mark;
    renew();
  }
});
addEventListener("pagehide", () => stream.close());
