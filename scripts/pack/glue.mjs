// Leaves out of the engine's JavaScript what is never called. A job {glue, loader, engine, called}: three files, and the
// places where the functions begin that stay. The answer: {text, exports}, what is left, and what it asks of the engine.

import { readFileSync } from "node:fs";
import { parse } from "acorn";
import { full } from "acorn-walk";
import { transformSync } from "esbuild";
import { main } from "./runtime.mjs";

const LACKING = "unreachable"; // what the engine says of its own, too: see wasm.py
// Python could catch an error and go on: this one Pyodide lets pass, and whoever asks finds that it was.
const ENDING = `function ${LACKING}(){throw globalThis.engineLacks=Object.assign(new Error("${LACKING}"),{pyodide_fatal_error:true})}`;
const WORD = /[\w$]+/g;
const ADDRESSES = "GOT.func"; // of functions, which the engine may call by their place in a table
const NOWHERE = -1; // a place that no table has

const parsed = (text) => parse(text, { ecmaVersion: "latest", sourceType: "module" });
const isFunction = ({ type }) => type.includes("Function");

/** The same text, in which a function that is not called ends the program. */
function withoutBodies(text, called) {
  const functions = [];
  full(parsed(text), (node) => isFunction(node) && functions.push(node));
  const isCalled = ({ start, body }) => called.some((place) => place >= start && place < body.start);
  let [found, at] = ["", 0];
  for (const one of functions.sort((a, b) => a.start - b.start)) {
    if (one.start < at || isCalled(one)) continue;
    const end = `${LACKING}()`;
    found += text.slice(at, one.body.start) + (one.body.type === "BlockStatement" ? `{${end}}` : end);
    at = one.body.end;
  }
  return `${found}${text.slice(at)}${ENDING}`;
}

/** Whether having a value does nothing, so that it may as well not be there. */
function isStill(node) {
  if (!node || isFunction(node) || ["Identifier", "Literal"].includes(node.type)) return true;
  if (node.type === "UnaryExpression") return isStill(node.argument);
  if (node.type === "ArrayExpression") return node.elements.every(isStill);
  if (node.type !== "ObjectExpression") return false;
  return node.properties.every(({ type, computed, value }) => type === "Property" && !computed && isStill(value));
}

/** What is in use: names that are read, and what is asked of any object, by any word that might name it. */
class Uses {
  read = new Set();
  asked;

  constructor(text) {
    this.asked = new Set(text.match(WORD));
  }

  add(node) {
    const ask = (text) => text.match(WORD)?.forEach((word) => this.asked.add(word));
    const askKey = ({ key, computed }) => computed || ask(String(key.name ?? key.value));
    full(node, (one) => {
      if (one.type === "Identifier") this.read.add(one.name);
      else if (one.type === "MemberExpression" && !one.computed) this.asked.add(one.property.name);
      else if (one.type === "Property") askKey(one);
      else if (one.type === "ObjectPattern") one.properties.forEach((each) => each.key && askKey(each));
      else if (one.type === "Literal" && typeof one.value === "string") ask(one.value);
      else if (one.type === "TemplateElement") ask(one.value.raw);
    });
  }
}

/** An assignment to a property by its name: `Module["name"] = …`, `name.sig = …`. */
function property({ expression }) {
  const { type, left, right } = expression ?? {};
  if (type !== "AssignmentExpression" || left.type !== "MemberExpression") return null;
  const name = left.computed ? left.property.value : left.property.name;
  return typeof name === "string" ? { object: left.object.name, name, right } : null;
}

/** The pieces of a statement: the code of each, what it reads, and when that is of use. */
function pieces(statement) {
  const always = () => true;
  if (statement.type === "FunctionDeclaration") {
    return [{ code: statement, node: statement, serves: ({ read }) => read.has(statement.id.name) }];
  }
  if (statement.type === "VariableDeclaration") {
    return statement.declarations.map((one) => ({
      code: one,
      node: one.init ?? one,
      serves: one.id.type === "Identifier" && isStill(one.init) ? ({ read }) => read.has(one.id.name) : always,
    }));
  }
  const { object, name, right } = property(statement) ?? {};
  if (object === "Module" && isStill(right)) {
    return [{ code: statement, node: right, serves: ({ asked }) => asked.has(name) }];
  }
  // How a function is called by those that have only its address: none has.
  if (name === "sig") return [{ code: statement, node: right, serves: () => false }];
  return [{ code: statement, node: statement, serves: always }];
}

const [ASSIGN, IMPORTS] = ["assignWasmExports", "wasmImports"];

/** What the glue takes from the engine, where it is of use: `_name = Module["_name"] = wasmExports["name"]`. */
function assignments(assign, uses, text) {
  const read = (statement) => {
    const { left, end } = statement.expression;
    const name = /\bwasmExports\["([^"]+)"\]/.exec(text.slice(left.end, end))?.[1];
    if (!name || left.type !== "Identifier") throw new Error(`${ASSIGN} does otherwise than glue.mjs knows`);
    return { statement, local: left.name, name };
  };
  const isOfUse = ({ local, name }) => uses.read.has(local) || uses.asked.has(local) || uses.asked.has(name);
  return assign.body.body.map(read).filter(isOfUse);
}

/** What is asked of the engine: its imports, by their kind. */
function wanted(engine) {
  const imports = WebAssembly.Module.imports(engine);
  return {
    functions: new Set(imports.filter(({ kind }) => kind === "function").map(({ name }) => name)),
    addresses: imports.filter(({ module }) => module === ADDRESSES).map(({ name }) => name),
  };
}

/** Those that are of use, to the rest or to each other; what they use is added to what is in use. */
function serving(all, uses) {
  const found = new Set();
  for (let before = -1; before < found.size; ) {
    before = found.size;
    for (const one of all) {
      if (found.has(one) || !one.serves(uses)) continue;
      found.add(one);
      uses.add(one.node);
    }
  }
  return found;
}

/** The text without what nothing in it uses, nor the loader; and what it asks of the engine. */
function withoutUnused(text, loader, engine) {
  const [factory, ...rest] = parsed(text).body;
  const code = ({ start, end }) => text.slice(start, end);
  const assign = factory.body.body.find(({ id }) => id?.name === ASSIGN);
  const statements = factory.body.body
    .filter((one) => one !== assign)
    .map((statement) => ({ statement, parts: pieces(statement) }));
  const parts = statements.flatMap((one) => one.parts);
  const table = parts.find((one) => one.code.id?.name === IMPORTS)?.code;
  if (!assign || !table) throw new Error("the glue is built otherwise than glue.mjs knows");

  const { functions, addresses } = wanted(engine);
  const values = new Map(table.init.properties.map((one) => [one.key.name ?? one.key.value, one]));
  const imports = [...values].filter(([name]) => functions.has(name)).map(([, one]) => one);
  const uses = new Uses(loader);
  for (const { value } of imports) uses.add(value);
  const kept = serving(parts.filter((one) => one.code !== table), uses);
  const needed = addresses.find((name) => !values.has(name) || uses.read.has(values.get(name).value.name));
  if (needed) throw new Error(`the address of ${needed}, which is used, cannot be left out`);

  const assigned = assignments(assign, uses, text);
  const locals = new Set(assigned.map(({ local }) => local));
  const inTable = [...imports.map(code), ...addresses.map((name) => `${name}:${NOWHERE}`)];
  const body = [
    ...statements.map(({ statement, parts: all }) => {
      const stays = all.filter((one) => one.code === table || kept.has(one) || locals.has(one.code.id?.name));
      const texts = stays.map((one) => (one.code === table ? `${IMPORTS}={${inTable}}` : code(one.code)));
      if (statement.type !== "VariableDeclaration") return texts.join("");
      return texts.length ? `${statement.kind} ${texts};` : "";
    }),
    `function ${ASSIGN}(${assign.params.map(code)}){${assigned.map(({ statement }) => code(statement)).join(";")}}`,
  ];
  const names = new Set(assigned.map(({ name }) => name));
  const isWanted = ({ name, kind }) => kind === "tag" || names.has(name) || uses.asked.has(name);
  return {
    text: `${text.slice(0, factory.body.start)}{${body.join("\n")}}${rest.map(code).join("")}`,
    exports: WebAssembly.Module.exports(engine).filter(isWanted).map(({ name }) => name),
  };
}

await main(async ({ glue, loader, engine, called }) => {
  const lean = withoutBodies(readFileSync(glue, "utf8"), called);
  const module = new WebAssembly.Module(readFileSync(engine));
  const { text, exports } = withoutUnused(lean, readFileSync(loader, "utf8"), module);
  const { code } = transformSync(text, { minify: true, format: "esm", target: "es2022", legalComments: "none" });
  return { text: code, exports };
});
