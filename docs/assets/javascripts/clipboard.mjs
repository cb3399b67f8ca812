/** Copy what a field holds, and show that it is done; says whether it is. */
export async function copy(field, told) {
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    return false; // the clipboard is denied: the text stands selected, ready to be copied by hand
  }
  told.hidden = false;
  return true;
}
