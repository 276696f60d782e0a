// Runs before the first paint, so that nobody sees a flash of the other theme. A file, because the page allows no inline script.
(() => {
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const apply = () => {
    let choice = null;
    try {
      choice = window.localStorage.getItem("pinghouse-theme");
    } catch {
      // Storage may be forbidden; then the system decides.
    }
    const theme = choice === "light" || choice === "dark" ? choice : dark.matches ? "dark" : "light";
    document.documentElement.dataset.theme = theme;
  };
  apply();
  dark.addEventListener("change", apply);
})();
