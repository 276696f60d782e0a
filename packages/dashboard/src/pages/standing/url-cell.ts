import { createUrlText } from "../../state/url-state.ts";

/** The cohort chosen along the lattice, kept in the address (`?cell=`); absent is the default. */
export const createUrlCell = () => {
  const [cell, setCell] = createUrlText("cell");
  const question = (id: string) => (cell() === "" ? { id } : { id, cell: cell() });
  return { cell, setCell, question };
};
