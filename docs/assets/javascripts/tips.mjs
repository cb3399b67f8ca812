// What a browser shows of a title under the pointer, shown to the keyboard too.
// The theme would prepare a bubble for each of a page's hundred articles before anybody asks for one.

const GAP = 6; // px between a link and its bubble

/** Show the title of whatever the keyboard comes to in the text; it goes with the keyboard, or on Escape. */
export function showTips() {
  const bubble = document.createElement("div");
  bubble.className = "poi-tip";
  bubble.ariaHidden = "true"; // a screen reader says the title by itself
  const hide = () => bubble.remove();
  document.addEventListener("focusin", ({ target }) => {
    hide();
    if (!target.title || !target.matches("article :focus-visible")) return;
    bubble.textContent = target.title;
    document.body.append(bubble);
    place(bubble, target);
  });
  document.addEventListener("focusout", hide);
  document.addEventListener("keydown", ({ key }) => key === "Escape" && hide());
}

/** Under the last line of a link, as far left as the page leaves room. */
function place(bubble, link) {
  const line = [...link.getClientRects()].at(-1);
  const room = document.documentElement.clientWidth - bubble.offsetWidth - GAP;
  bubble.style.left = `${Math.max(GAP, Math.min(line.left, room)) + scrollX}px`;
  bubble.style.top = `${line.bottom + GAP + scrollY}px`;
}
