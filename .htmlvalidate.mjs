// What python -m scripts.validity asks of every page of the built site. Each rule that is off says why.

export default {
  root: true,
  extends: ["html-validate:standard", "html-validate:a11y", "html-validate:document"],
  elements: [
    "html5",
    // The standard no longer counts <details> as sectioning: a heading cell may hold one.
    { details: { sectioning: false } },
  ],
  rules: {
    // Nothing comes from another origin, and the policy of every page sees to it.
    "require-sri": ["error", { target: "crossorigin" }],
    // Forms answer as one types and send nothing: there is nothing to submit.
    "wcag/h32": "off",
    // A box that scrolls has a name for the keyboard's sake; a <section> would promise a heading.
    "prefer-native-element": ["error", { exclude: ["region"] }],
    // The theme's switches have an aria-label, and a label that is a picture; axe sees to ours in the browser.
    "input-missing-label": "off",
  },
};
