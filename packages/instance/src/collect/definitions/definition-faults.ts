/** What is wrong with a definition, and where. */
export interface DefinitionFault {
  file: string;
  /** From 1. */
  line: number;
  message: string;
}

/** Definitions that cannot be used; the message names every fault with file and line. */
export class DefinitionFaults extends Error {
  override readonly name = "DefinitionFaults";
  readonly faults: readonly DefinitionFault[];

  constructor(faults: readonly DefinitionFault[]) {
    super(faults.map(({ file, line, message }) => `${file}:${line}: ${message}`).join("\n"));
    this.faults = faults;
  }
}
