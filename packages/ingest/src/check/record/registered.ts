import type { ReleaseRegistry } from "@pinghouse/warehouse/control/control";

/** Whether the registry knows a version, looked up in a set that lives as long as the registry stays as it is. */
export const registeredIn = (registry: Pick<ReleaseRegistry, "current">): ((version: string) => boolean) => {
  let [state, known] = [registry.current(), new Set<string>()];
  const read = (): void => void (known = new Set(state.releases.map(({ version }) => version)));
  read();
  return (version) => {
    const current = registry.current();
    if (current !== state) {
      state = current;
      read();
    }
    return known.has(version);
  };
};
