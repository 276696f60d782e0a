import { expect, test } from "vitest";
import { progressBar, progressLine } from "./progress-bar.ts";

test("a line says what is known: the bar needs an estimate, the speed a time", () => {
  expect(progressLine({ rows: 1_500_000, estimate: 3_000_000, bytes: 120_000_000 }, 2)).toBe("[############............] 1,500,000 of about 3,000,000 rows, 120.0 MB, 60.0 MB/s");
  expect(progressLine({ rows: 12, estimate: 10, bytes: 0 }, 0)).toBe("[########################] 12 of about 10 rows, 0.0 MB");
  expect(progressLine({ rows: null, estimate: null, bytes: 5_000_000 }, 5)).toBe("5.0 MB, 1.0 MB/s");
});

test("on a screen the line is written over and cleared, elsewhere it is a line each time", () => {
  const said = (screen: boolean): string => {
    let text = "";
    const bar = progressBar({ err: (more) => void (text += more), screen }, () => 0);
    bar.show({ rows: 1, estimate: null, bytes: 1e6 });
    bar.end();
    return text;
  };
  expect(said(true)).toBe("\r1 rows, 1.0 MB\u001B[K\r\u001B[K");
  expect(said(false)).toBe("1 rows, 1.0 MB\n");
});
