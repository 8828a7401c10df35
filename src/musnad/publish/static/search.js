// Search over the index that the newsroom makes of its own pages: nothing leaves this site.
const form = document.getElementById("search");
const field = document.getElementById("query");
const told = document.getElementById("told");
const list = document.getElementById("found");
const model = document.getElementById("one");
const more = document.getElementById("more");
const AT_ONCE = 10;
let asked = 0;
let rest = [];

const day = new Intl.DateTimeFormat("ar-u-nu-latn", { dateStyle: "long" });

function marked(element, excerpt) {
  // The excerpt's only markup is <mark>: it is set as text, part by part.
  const plain = new DOMParser().parseFromString(excerpt, "text/html").body;
  for (const node of plain.childNodes) {
    const part = node.nodeName === "MARK" ? document.createElement("mark") : null;
    if (part) part.textContent = node.textContent;
    element.append(part ?? node.textContent);
  }
}

async function show() {
  const turn = asked;
  const next = await Promise.all(rest.splice(0, AT_ONCE).map((one) => one.data()));
  if (turn !== asked) return;
  for (const one of next) {
    const item = model.content.cloneNode(true);
    const link = item.querySelector("a");
    link.href = one.raw_url.replace(/^\//, "");
    link.textContent = one.meta.title;
    const time = item.querySelector("time");
    if (one.meta.date) {
      time.dateTime = one.meta.date;
      time.textContent = day.format(new Date(one.meta.date));
    }
    marked(item.querySelector("li > p:last-child"), one.excerpt);
    list.append(item);
  }
  more.hidden = rest.length === 0;
}

async function search(pagefind) {
  const words = field.value.trim();
  const turn = ++asked;
  rest = [];
  more.hidden = true;
  if (!words) {
    list.replaceChildren();
    told.textContent = "";
    return;
  }
  told.textContent = told.dataset.busy;
  const found = await pagefind.search(words);
  if (turn !== asked) return;
  list.replaceChildren();
  rest = found.results;
  told.textContent = rest.length ? told.dataset.some + rest.length : told.dataset.none;
  await show();
}

async function start() {
  const pagefind = await import("./pagefind/pagefind.js");
  await pagefind.init();
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  let wait;
  field.addEventListener("input", () => {
    clearTimeout(wait);
    wait = setTimeout(() => search(pagefind), 200);
  });
  more.addEventListener("click", show);
  field.value = new URLSearchParams(location.search).get("q") ?? "";
  await search(pagefind);
}

// A page opened from disk may fetch nothing beside it: then there is no search.
start().catch(() => {
  told.textContent = told.dataset.broken;
});
