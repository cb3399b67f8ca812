// Drives a page of the built site from inside; runs before any script of the page's own.
(() => {
  const LIMIT = 10_000; // ms for the page to be done with an input
  const hostile = { workers: 0, led: "", found: [] };
  window.hostile = hostile;
  let pending = 0;
  let answer = null;

  addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sourceFile }) =>
    hostile.found.push(`policy: ${violatedDirective} ${blockedURI} ${sourceFile}`),
  );

  const Plain = window.Worker;
  window.Worker = class extends Plain {
    constructor(url, options) {
      super(url, options);
      if (String(url).startsWith("blob:")) hostile.workers++; // the theme's search has one of its own
    }
  };

  /** Know when the page's own client is at rest, and what it last answered. */
  hostile.follow = async () => {
    const script = new URL("calculator.mjs", document.querySelector("script[src$='/page.mjs']").src);
    const { Client } = await import(script);
    hostile.Client = Client;
    // To another page the driver goes by itself: it could not tell what becomes of this one.
    navigation.addEventListener("navigate", (event) => {
      if (!event.cancelable || event.destination.sameDocument) return;
      event.preventDefault();
      hostile.led = event.destination.url;
    });
    for (const name of ["start", "ask"]) {
      const plain = Client.prototype[name];
      Client.prototype[name] = async function (...given) {
        pending++;
        try {
          const found = await plain.apply(this, given);
          if (name === "ask") answer = found;
          return found;
        } catch (error) {
          hostile.found.push(`client: ${error}`);
          throw error;
        } finally {
          pending--;
        }
      };
    }
  };

  const turn = () => new Promise((resolve) => setTimeout(resolve));

  /** Know when the form's own script has it in hand: before, nothing comes of an input. */
  hostile.opened = async () => {
    const start = performance.now();
    while (document.querySelector("[data-inert]") && performance.now() - start < LIMIT) await turn();
  };

  hostile.settled = async () => {
    for (let quiet = 0; quiet < 3; quiet = pending ? 0 : quiet + 1) await turn();
  };

  /** What no input may do to the page. */
  hostile.injected = () => {
    const found = [];
    if (window.__pwned) found.push("a script of the input ran");
    const place = document.querySelector(
      "[data-canary], [onload], [onerror], [onfocus], [onclick], [onmouseover], [ontoggle], [onbegin], a[href^='javascript:' i]",
    );
    if (place) found.push(`injected: ${place.outerHTML.slice(0, 200)}`);
    delete window.__pwned;
    place?.remove();
    return found;
  };

  /** What was found since this was last asked. */
  hostile.take = () => [...hostile.found.splice(0), ...hostile.injected()];

  /** Put a fragment in the address; what is not as it must be once it is opened. */
  hostile.open = async (fragment, prefix) => {
    const before = location.href;
    const start = performance.now();
    const opens = fragment.startsWith(prefix);
    if (opens) document.querySelector("[data-notice]").hidden = true; // that of the fragment before
    location.hash = fragment;
    if (location.href !== before) {
      await new Promise((resolve) => addEventListener("hashchange", resolve, { once: true }));
    }
    do await hostile.settled();
    while (opens && !told() && !hostile.led && performance.now() - start < LIMIT);
    const found = performance.now() - start > LIMIT ? ["slow, or a link that was opened without a word"] : [];
    if (opens && !hostile.led && location.hash) found.push(`left in the address: ${location.hash.slice(0, 80)}`);
    return found;
  };

  /** What is said of the link that was opened, in sight. */
  function told() {
    const line = document.querySelector("[data-replaced=link]");
    return line.checkVisibility() && line.textContent.trim();
  }

  /** Requests to a client of their own: answers, the time of each, what failed. */
  hostile.send = async (lines) => {
    hostile.client ??= new hostile.Client(document.querySelector(".poi-calculator"), () => {});
    const answers = [];
    for (const line of lines) {
      const start = performance.now();
      try {
        answers.push([await hostile.client.send(line), performance.now() - start, ""]);
      } catch (error) {
        answers.push(["", performance.now() - start, String(error)]);
      }
    }
    return answers;
  };

  const FIELDS =
    ".poi-calculator :is(input, select, textarea), [data-embed] [name=link], [data-md-component='search-query']";

  /** Every field of the page, by what it is called. */
  hostile.fields = () =>
    [...document.querySelectorAll(FIELDS)].map((one) => one.name || one.id || one.type);

  /** Let a field hold what no reader can choose or type there. */
  function force(field, value) {
    const { type, value: before } = field;
    if (type === "radio" || type === "checkbox") {
      const group = type === "radio" ? [...field.form.elements[field.name]] : [field];
      const chosen = group.filter((one) => one.checked);
      field.value = value;
      field.checked = true;
      return () => {
        field.value = before;
        field.checked = false;
        for (const one of chosen) one.checked = true;
      };
    }
    if (type === "select-one") {
      const option = field.appendChild(new Option(value, value));
      field.value = value;
      return () => {
        option.remove();
        field.value = before;
      };
    }
    if (type === "date") field.type = "text";
    field.value = value;
    return () => {
      field.value = before;
      field.type = type;
    };
  }

  function tell(field) {
    for (const name of ["input", "keyup", "change"]) field.dispatchEvent(new Event(name, { bubbles: true }));
  }

  /** Whether what the calculator refused is told in sight, and nothing else is. */
  function unsaid(field) {
    const errors = answer?.errors ?? (answer?.error ? [answer.error] : []);
    const lines = [...document.querySelectorAll(".poi-error")].filter((one) => one.checkVisibility());
    const said = lines.map((one) => one.textContent.trim()).join(" ");
    const found = errors
      .filter(({ message }) => !said.includes(message.trim()))
      .map(({ where, message }) => `not said in sight: ${where}: ${message}`);
    if (!errors.length && lines.length) found.push(`said without a reason: ${said}`);
    if (lines.some((one) => !one.textContent.trim())) found.push("an error without words");
    return found;
  }

  /** Put each value in a field, and wait for what comes of it; what was found, by value. */
  hostile.type = async (index, values) => {
    const found = [];
    for (const [at, value] of values.entries()) {
      const field = document.querySelectorAll(FIELDS)[index];
      if (!field) break; // it was in the answer, which has another shape by now
      answer = null;
      const start = performance.now();
      const restore = force(field, value);
      const typed = field.value;
      tell(field);
      await hostile.settled();
      const took = performance.now() - start;
      const own = field.closest(".poi-form") && !field.readOnly;
      const wrong = [...hostile.injected(), ...(own && answer ? unsaid(field) : [])];
      if (own && field.value !== typed) wrong.push(`lost: ${typed} became ${field.value}`);
      if (took > LIMIT) wrong.push(`slow: ${took} ms`);
      if (wrong.length) found.push([at, wrong]);
      restore();
      if (field.type === "radio" || field.type === "select-one" || field.type === "hidden") {
        tell(field);
        await hostile.settled();
      }
    }
    return found;
  };
})();
