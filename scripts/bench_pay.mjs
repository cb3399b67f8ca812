// Gross pay to net pay, again and again: the runtime that is shipped, and modele-social, in one Node.
import { performance } from "node:perf_hooks";
import { main, start } from "./pack/runtime.mjs";

const NET = "salarié . rémunération . net . à payer avant impôt";
/** Milliseconds to a first result, and the median of the next ones. */
function time(before, ask, requests) {
  const first = performance.now();
  const answers = [ask(requests[0])];
  const firstTook = performance.now() - first;
  const later = requests.slice(1).map((request) => {
    const begin = performance.now();
    answers.push(ask(request));
    return performance.now() - begin;
  });
  later.sort((a, b) => a - b);
  return { start: before, first: firstTook, later: later[later.length >> 1], answers };
}

async function ours(job) {
  const begin = performance.now();
  const pyodide = await start(job.runtime, { packages: ["calculator"] });
  const { answer } = pyodide.pyimport("calculator.browser");
  const began = performance.now() - begin;
  const found = time(began, (request) => JSON.parse(answer(request)).net_before_tax, job.requests);
  pyodide.runPython(job.count);
  return { ...found, perSecond: pyodide.globals.get("payslips_a_second")(job.times) };
}

async function theirs(job) {
  const begin = performance.now();
  const { default: Engine } = await import("publicodes");
  const { default: rules } = await import("modele-social");
  const engine = new Engine(rules, { logger: { log() {}, warn() {}, error() {} } });
  const began = performance.now() - begin;
  const ask = (request) => {
    const { gross, headcount, atmp_rate } = JSON.parse(request);
    engine.setSituation({
      date: "01/03/2026",
      "salarié . contrat": "'CDI'",
      "salarié . contrat . salaire brut": `${gross} €/mois`,
      "salarié . contrat . statut cadre": "non",
      "salarié . cotisations . prévoyances . santé . montant": "0 €/mois",
      "salarié . cotisations . ATMP . taux": `${atmp_rate}%`,
      "entreprise . salariés . effectif": `${headcount}`,
    });
    return engine.evaluate(NET).nodeValue;
  };
  return time(began, ask, job.requests);
}

await main(async (job) => ({ ours: await ours(job), theirs: await theirs(job) }));
