// The form as plain fields and back: answers, and the importance of criteria that is not normal.

const IMPORTANCE = "importance.";
const NORMAL = "normal";

/** Every field that says something, by name. */
export function read(form) {
  const fields = [...new FormData(form)];
  return Object.fromEntries(
    fields.filter(([name, value]) => !(name.startsWith(IMPORTANCE) && value === NORMAL)),
  );
}

/** Fill the form with these fields and nothing else; what it does not know stays out. */
export function fill(form, fields) {
  for (const field of form.elements) {
    if (!field.name) continue;
    const value = fields[field.name];
    if (field.type === "radio") field.checked = field.value === value;
    else field.value = [...field.options].some((one) => one.value === value) ? value : NORMAL;
  }
}

/** The fields as the calculator takes them. */
export function split(fields) {
  const answers = {};
  const importance = {};
  for (const [name, value] of Object.entries(fields)) {
    if (name.startsWith(IMPORTANCE)) importance[name.slice(IMPORTANCE.length)] = value;
    else answers[name] = value;
  }
  return { answers, importance };
}

/** The calculator's answers and importance as fields. */
export function join({ answers, importance }) {
  const weights = Object.entries(importance).map(([name, value]) => [IMPORTANCE + name, value]);
  return { ...answers, ...Object.fromEntries(weights) };
}

/** Whether two forms say the same. */
export function same(one, other) {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => one[name] === other[name]);
}
