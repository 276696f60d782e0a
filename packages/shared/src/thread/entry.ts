/**
 * The address of a compiled module, `relative` to the module whose `import.meta.url` is `base`.
 * Node loads no TypeScript in a thread or a process of its own, so where the caller runs from `src` (under the tests) the
 * answer lies in `dist`.
 */
export const compiledEntry = (base: string, relative: string): URL => {
  const url = new URL(relative.replace(/\.ts$/, ".js"), base);
  const at = url.pathname.lastIndexOf("/src/");
  if (at !== -1 && !url.pathname.includes("/dist/", at)) {
    url.pathname = `${url.pathname.slice(0, at)}/dist/${url.pathname.slice(at + "/src/".length)}`;
  }
  return url;
};

/** The same module as the build bundled it: every thread and process loads its modules anew, one file far sooner than hundreds. */
export const bundledEntry = (base: string, relative: string): URL => {
  const url = compiledEntry(base, relative);
  url.pathname = url.pathname.replace(/\.js$/, ".bundle.js");
  return url;
};
