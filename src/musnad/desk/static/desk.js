// What every page shares: telling, sending forms without leaving the page, and keys.

// Read anew each time: it is another one after a log-in in another tab.
const csrf = () => document.querySelector('meta[name="csrf"]')?.content ?? "";

/** Show a line at the foot of the page for a while. */
export function tell(text, seconds = 6) {
  const line = document.createElement("p");
  line.textContent = text;
  document.getElementById("told").append(line);
  setTimeout(() => line.remove(), seconds * 1000);
}

/** Ask for a piece of a page, or send a form; answers {ok, status, text, data}. */
export async function ask(address, { form = null, signal = undefined } = {}) {
  const headers = { "X-Fragment": "1" };
  if (form) headers["X-CSRF-Token"] = csrf();
  let answer;
  try {
    answer = await fetch(address, {
      method: form ? "POST" : "GET",
      headers,
      body: form,
      signal,
      credentials: "same-origin",
    });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    return { ok: false, status: 0, text: "", data: { code: "desk.offline", message: String(error) } };
  }
  const text = await answer.text();
  const json = (answer.headers.get("content-type") ?? "").includes("json");
  return { ok: answer.ok, status: answer.status, text, data: json ? JSON.parse(text) : null };
}

const keys = new Map();

/** Have a key do something on this page, unless somebody is typing. */
export function onKey(key, act) {
  keys.set(key, act);
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (typing && event.key !== "Escape") return;
  const act = keys.get(event.key);
  if (act) {
    event.preventDefault();
    act(event);
  }
});
