/** Text in its place, unless it is there: written again, it would be laid out and read out again. */
export function write(place, text) {
  if (place.textContent !== text) place.textContent = text;
}
