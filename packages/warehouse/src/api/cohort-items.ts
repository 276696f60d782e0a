import { cohortShape } from "@pinghouse/shared/cohort/cohort";
import { z } from "zod";
import type { CohortSizeRecord } from "../queries/cohort-size.ts";

const item = <Row extends object>(shape: { [Field in keyof Row]-?: z.ZodType<Row[Field]> }) => z.strictObject(shape);

export const cohortSizeItem = item<Omit<CohortSizeRecord, "as_of">>({
  cohort: z.object(cohortShape),
  week: z.iso.date().nullable(),
  installations: z.int().min(0),
  reporting: z.int().min(0),
});
