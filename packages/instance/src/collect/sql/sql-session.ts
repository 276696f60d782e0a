/** A value as the database writes it, exactly, or null. */
export type Cell = string | null;

/** A read-only session with a database. Its statements run one after the other. */
export interface SqlSession {
  /**
   * Runs one statement, with the whole numbers bound as `$1`, `$2`.
   * @throws {SqlTimeout} when the statement took longer than the session lets it; the session can be asked on.
   */
  ask(sql: string, numbers: readonly bigint[], signal: AbortSignal): Promise<Cell[][]>;
  close(): Promise<void>;
}

/** A statement was ended because it took too long. */
export class SqlTimeout extends Error {
  override readonly name = "SqlTimeout";

  constructor(milliseconds: number) {
    super(`a statement took longer than ${milliseconds / 1000} s`);
  }
}
