// Stands between the theme and its search, so that what is searched comes once somebody searches.
// The build writes the address of the theme's own worker here: in this one's address, a service worker would lose it.

const SETUP = 0;
const READY = 1;
const QUERY = 2;
const RESULT = 3;

const THEME = "THEME_WORKER";
const SECTIONS = "../../search/sections.json";

let given; // how to search, as the theme says it at the start
let search = null; // the theme's own worker, once it can answer
let newest = ""; // what is typed; while the search is prepared, only the newest counts

async function prepare() {
  const found = await fetch(SECTIONS);
  if (!found.ok) throw new Error(`${found.url}: ${found.status}`);
  const docs = await found.json();
  const worker = new Worker(THEME);
  await new Promise((resolve, reject) => {
    worker.onmessage = resolve;
    worker.onerror = reject;
    worker.postMessage({ type: SETUP, data: { ...given, docs } });
  });
  worker.onmessage = ({ data }) => postMessage(data);
  return worker;
}

async function ask(query) {
  newest = query;
  if (query.trim() === "" && !search) {
    postMessage({ type: RESULT, data: { items: [] } });
    return;
  }
  search ??= prepare();
  try {
    const worker = await search;
    if (query === newest) worker.postMessage({ type: QUERY, data: query });
  } catch (error) {
    search = null; // the next key asks again
    console.error(error);
  }
}

onmessage = ({ data: { type, data } }) => {
  if (type === QUERY) {
    ask(data);
  } else {
    given = data;
    postMessage({ type: READY });
  }
};
