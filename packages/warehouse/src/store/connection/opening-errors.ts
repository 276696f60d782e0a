/** Another process, or another part of this one, holds the warehouse file. Never a reason to set the file aside. */
export class StoreLocked extends Error {
  override readonly name = "StoreLocked";
  constructor(path: string, options?: ErrorOptions) {
    super(`the warehouse ${path} is held by another opener`, options);
  }
}

/** The warehouse file does not open for any reason but a lock: it can be set aside and made again from the journal. */
export class StoreUnopenable extends Error {
  override readonly name = "StoreUnopenable";
  constructor(path: string, options?: ErrorOptions) {
    super(`the warehouse ${path} does not open`, options);
  }
}
