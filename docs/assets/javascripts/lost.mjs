// On the page for addresses that lead nowhere: looks for the page in the editions, newest first.

const EDITION = /^[0-9]{4}\.[0-9]{2}(\.[0-9]+)?$/;

/** The pages of an edition, as addresses from its root. */
async function pages(edition) {
  const text = await (await fetch(new URL("sitemap.xml", edition))).text();
  const places = new DOMParser().parseFromString(text, "text/xml").querySelectorAll("loc");
  const addresses = [...places].map((one) => one.textContent);
  // They are those of the latest edition, under the address where the site is published.
  const home = addresses.reduce((one, other) => (other.length < one.length ? other : one));
  return new Set(addresses.map((one) => one.slice(home.length)));
}

/** What was asked for, as an address from the root of an edition. */
function wanted(root, names) {
  const [first, ...rest] = location.pathname.slice(root.pathname.length).split("/");
  const parts = EDITION.test(first) || names.has(first) ? rest : [first, ...rest];
  return `${parts.join("/").replace(/(^|\/)(index\.html)?$/, "")}/`;
}

async function find(place) {
  const latest = new URL(place.dataset.lost, location);
  const root = new URL("../", latest);
  const versions = await (await fetch(new URL("versions.json", root))).json();
  const names = new Set(versions.flatMap(({ version, aliases }) => [version, ...aliases]));
  const page = wanted(root, names);
  for (const { version, aliases } of versions) {
    const newest = aliases.includes("latest");
    const edition = newest ? latest : new URL(`${version}/`, root);
    if (!(await pages(edition)).has(page)) continue;
    const line = place.querySelector(`[data-found=${newest ? "latest" : "older"}]`);
    const link = line.querySelector("a");
    link.href = new URL(page, edition).href + location.search + location.hash;
    link.textContent = newest ? page : `${page} (${version})`;
    line.hidden = false;
    return;
  }
}

const place = document.querySelector("[data-lost]");
if (place) find(place).catch(() => {}); // the page says without it where to go on
