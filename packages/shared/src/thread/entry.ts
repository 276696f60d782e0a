/**
 * The address of a thread's compiled entry, `relative` to the module whose `import.meta.url` is `base`.
 * Node loads no TypeScript in a thread, so where the caller runs from `src` (under the tests) the answer lies in `dist`.
 */
export const threadEntry = (base: string, relative: string): URL => {
  const url = new URL(relative.replace(/\.ts$/, ".js"), base);
  const at = url.pathname.lastIndexOf("/src/");
  if (at !== -1 && !url.pathname.includes("/dist/", at)) {
    url.pathname = `${url.pathname.slice(0, at)}/dist/${url.pathname.slice(at + "/src/".length)}`;
  }
  return url;
};
