// What a page with a form needs, in one place for the page to ask for.

export { Client } from "./client.mjs";
export { Panel } from "./panel.mjs";
export { Questionnaire } from "./questionnaire.mjs";
export { Simulator } from "./simulator.mjs";
