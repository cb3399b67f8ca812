/** Hand over a file that the calculator wrote, as a download. */
export function save({ name, type, text }) {
  const file = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = file;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(file), 60_000);
}
