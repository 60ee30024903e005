// The journey's live stream, read with fetch: heartbeats and refusals are seen, as EventSource can't.

const SILENCE_MS = 40_000;
const FIRST_WORD_MS = 5_000;
const PAUSES = { buffered: 0, polling: 300, looking: 5_000 };
const POLLS_BEFORE_STREAM = 12;
const MOST_MS = 10_000;
/** Answers that say: not for you, or not there any more. */
export const GONE = [401, 403, 404, 410];

/**
 * Follow a stream for ever; gives a function that stops it.
 * `heard(event)` gets `{ id, name, data }`; `state` gets "open", "waiting", "polling" or "gone".
 */
export function follow(address, { after, heard, state }) {
  let last = after;
  let tries = 0;
  let stopped = false;
  let told = "";
  let buffered = false;
  let polls = 0;
  let control = new AbortController();

  function become(now) {
    if (now !== told) state(told = now);
  }

  async function once() {
    control = new AbortController();
    const url = new URL(address, location.href);
    url.searchParams.set("after", last);
    let watchdog = setTimeout(() => control.abort(), SILENCE_MS);
    const early = setTimeout(() => { buffered = true; control.abort(); }, FIRST_WORD_MS);
    try {
      const answer = await fetch(url, {
        headers: { Accept: "text/event-stream", "Last-Event-ID": String(last) },
        cache: "no-store",
        signal: control.signal,
      });
      if (GONE.includes(answer.status)) return "gone";
      if (!answer.ok) return "waiting";
      const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
      let rest = "";
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return "waiting";
        clearTimeout(early);
        clearTimeout(watchdog);
        watchdog = setTimeout(() => control.abort(), SILENCE_MS);
        buffered = false;
        tries = 0;
        become("open");
        const blocks = (rest + value).split("\n\n");
        rest = blocks.pop();
        if (blocks.map(tell).includes("gone")) return "gone";
      }
    } catch {
      return buffered ? "buffered" : "waiting";
    } finally {
      clearTimeout(watchdog);
      clearTimeout(early);
    }
  }

  function tell(block) {
    const fields = Object.fromEntries(
      block.split("\n").filter((line) => !line.startsWith(":") && line.includes(":"))
        .map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1).trim()]),
    );
    if (!fields.event || fields.event === "gone") return fields.event;
    if (fields.id) last = Number(fields.id);
    heard({ id: last, name: fields.event, data: JSON.parse(fields.data || "{}") });
    return fields.event;
  }

  /** A proxy holds streams back: ask for the next number instead, in answers that come whole. */
  async function poll() {
    polls += 1;
    buffered = polls % POLLS_BEFORE_STREAM !== 0;
    const url = new URL(address, location.href);
    if (!url.pathname.includes("/workshops/")) {
      heard({ id: Infinity, name: "poll", data: {} });
      return "looking";
    }
    url.pathname = url.pathname.replace(/events$/, "news");
    url.searchParams.set("after", last);
    if (told !== "polling") url.searchParams.set("wait", 0); // first of all: is there a connection?
    control = new AbortController();
    const watchdog = setTimeout(() => control.abort(), SILENCE_MS);
    try {
      const answer = await fetch(url, { cache: "no-store", signal: control.signal });
      if (GONE.includes(answer.status)) return "gone";
      if (!answer.ok) return "waiting";
      const { sequence } = await answer.json();
      tries = 0;
      if (sequence > last) heard({ id: (last = sequence), name: "poll", data: {} });
      return "polling";
    } catch {
      return "waiting";
    } finally {
      clearTimeout(watchdog);
    }
  }

  async function always() {
    while (!stopped) {
      const end = await (buffered ? poll() : once());
      if (stopped) return;
      if (end === "gone") return become("gone");
      if (end !== "buffered") become(end === "waiting" ? "waiting" : "polling");
      if (end === "waiting") tries += 1;
      const pause = PAUSES[end] ?? Math.min(MOST_MS, 500 * 2 ** (tries - 1));
      await new Promise((go) => { setTimeout(go, pause * (0.5 + Math.random())); });
    }
  }

  always();
  addEventListener("online", () => { tries = 0; });
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
  const stop = () => { stopped = true; control.abort(); };
  addEventListener("pagehide", stop);
  return stop;
}
