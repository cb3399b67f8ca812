// In a frame, the theme that its address asks for, else that of the device. No module, so that
// nothing is drawn before it has run.
{
  const schemes = new Map([["clair", "default"], ["sombre", "slate"]]);
  const asked = schemes.get(new URLSearchParams(location.search).get("theme"));
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const dress = () => {
    document.body.dataset.mdColorScheme = asked ?? (dark.matches ? "slate" : "default");
  };
  dress();
  dark.addEventListener("change", dress);
}
