import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { access } from "node:fs/promises";
import { resolve } from "node:path";
import { bundledEntry } from "@pinghouse/shared/thread/entry";
import { SqlTimeout, type Cell, type SqlSession } from "./sql-session.ts";
import { sqliteAnswer, type SqliteQuestion } from "./sqlite-messages.ts";

const addressOf = (file: string): string => `file:${encodeURI(resolve(file)).replaceAll("?", "%3F").replaceAll("#", "%23")}?mode=ro`;

/** Waits for the answer to one question; ends the process where it takes too long, because SQLite listens to nothing meanwhile. */
const answerOf = async (child: ChildProcess, question: SqliteQuestion, timeout: number, signal: AbortSignal): Promise<Cell[][]> =>
  await new Promise((done, fail) => {
    const settle = (act: () => void): void => {
      child.off("message", heard).off("exit", left);
      signal.removeEventListener("abort", late);
      clearTimeout(timer);
      act();
    };
    const heard = (message: unknown): void => {
      const answer = sqliteAnswer.parse(message);
      if (answer.id === question.id) settle(() => ("rows" in answer ? done(answer.rows) : fail(new Error(answer.error))));
    };
    const left = (): void => settle(() => fail(new Error("the process that reads the database ended")));
    const late = (): void => {
      child.kill("SIGKILL");
      settle(() => fail(signal.aborted ? signal.reason : new SqlTimeout(timeout)));
    };
    const timer = setTimeout(late, timeout);
    child.on("message", heard).on("exit", left);
    if (signal.aborted) return late();
    signal.addEventListener("abort", late, { once: true });
    child.send(question);
  });

/** A statement that is under way when this process exits would go on alone. */
const endWithUs = (child: ChildProcess): void => {
  const end = (): void => void child.kill("SIGKILL");
  process.once("exit", end);
  child.once("exit", () => process.off("exit", end));
};

const listening = async (child: ChildProcess, signal: AbortSignal): Promise<void> => {
  const ended = once(child, "exit").then(() => {
    throw new Error("the process that reads the database ended");
  });
  await Promise.race([once(child, "message", { signal }), ended]);
};

/**
 * A session with an SQLite file, opened read-only in a process of its own: a statement there can be ended, and holds nothing
 * else up. After a timeout the next question gets a new process.
 * @param timeout milliseconds for one statement
 */
export const openSqlite = async (file: string, timeout: number): Promise<SqlSession> => {
  await access(file);
  const entry = bundledEntry(import.meta.url, "./sqlite-child.js");
  let child: ChildProcess | undefined;
  let ready: Promise<unknown> = Promise.resolve();
  let asked = 0;
  /** A process that listens: the time that its start takes is not the statement's. */
  const running = async (signal: AbortSignal): Promise<ChildProcess> => {
    if (child?.connected === true && child.exitCode === null && !child.killed) {
      await ready;
      return child;
    }
    // stdout belongs to the program itself.
    child = fork(entry, [addressOf(file)], { serialization: "advanced", stdio: ["ignore", "ignore", "inherit", "ipc"], execArgv: [] });
    const begun = child;
    begun.on("error", () => {});
    endWithUs(begun);
    ready = listening(begun, signal);
    await ready;
    return begun;
  };
  return {
    ask: async (sql, numbers, signal) => {
      signal.throwIfAborted();
      asked += 1;
      return await answerOf(await running(signal), { id: asked, sql: numbers.length === 0 ? sql : sql.replace(/\$([12])\b/g, "?$1"), numbers: [...numbers] }, timeout, signal);
    },
    close: async () => {
      if (child?.connected === true) child.disconnect();
    },
  };
};
