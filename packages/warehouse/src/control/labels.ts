import type { Label } from "@pinghouse/shared/cohort/label";
import { eq } from "drizzle-orm";
import type { Control } from "./control.ts";
import { change, type Office } from "./office.ts";
import { installationLabel } from "./schema.ts";

/** All labels in memory, by installation: every question about the fleet needs them. */
export const loadLabels = async ({ db }: Office): Promise<Map<string, Label>> => {
  const rows = await db.select().from(installationLabel);
  return new Map(rows.map(({ installation, label }) => [installation, label]));
};

/** Labels an installation, or takes its label away. */
export const setLabel = (office: Office, known: Map<string, Label>, { installation, label, actor }: Parameters<Control["setLabel"]>[0]): Promise<void> =>
  office.exclusive(async () => {
    const { db } = office;
    const statement =
      label === null
        ? db.delete(installationLabel).where(eq(installationLabel.installation, installation))
        : db.insert(installationLabel).values({ installation, label }).onConflictDoUpdate({ target: installationLabel.installation, set: { label } });
    await change(office, { actor, action: "installation labelled", subject: `${installation} as ${label ?? "nothing"}` }, [statement]);
    if (label === null) known.delete(installation);
    else known.set(installation, label);
  });
