import { resolve } from "node:path";
import type { CollectConfig, Connection } from "./collect-config.ts";
import type { CollectedDefinition, DatabaseDefinition } from "./definitions/definition.ts";
import { readDefinitions } from "./definitions/read-definitions.ts";
import { gitlabCollector } from "./gitlab/gitlab-collector.ts";
import { httpCollector } from "./http/http-collector.ts";
import type { Collector } from "./measured.ts";
import { readSecret } from "./read-secret.ts";
import { openPostgres } from "./sql/postgres-session.ts";
import { sqlCollector } from "./sql/sql-collector.ts";
import { openSqlite } from "./sql/sqlite-session.ts";

export interface CollectSurroundings {
  /** The directory that relative paths start from: that of the configuration file. */
  directory: string;
}

interface Place {
  name: string;
  definitions: readonly CollectedDefinition[];
  at: (path: string) => string;
}

const ofDatabase = (definitions: readonly CollectedDefinition[]): DatabaseDefinition[] => definitions.filter((one) => one.data_source === "database");

const collectorOf = (connection: Connection, { name, definitions, at }: Place): Collector => {
  const secretAt = (file: string | undefined): Promise<string | undefined> => readSecret(file === undefined ? undefined : at(file));
  switch (connection.kind) {
    case "sqlite":
      return sqlCollector(name, () => openSqlite(at(connection.file), connection.statement_timeout * 1000), ofDatabase(definitions));
    case "postgresql": {
      const { url, password_file, statement_timeout } = connection;
      return sqlCollector(name, async () => openPostgres(url, await secretAt(password_file), statement_timeout * 1000), ofDatabase(definitions));
    }
    case "http": {
      const { url, bearer_file, timeout } = connection;
      const headers = async (): Promise<Record<string, string>> => {
        const bearer = await secretAt(bearer_file);
        return { ...connection.headers, ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }) };
      };
      return httpCollector(name, { url, headers, timeout: timeout * 1000 }, definitions.filter((one) => one.data_source === "http"));
    }
    default: {
      const { url, token_file, timeout } = connection;
      return gitlabCollector(name, { url, token: async () => (await secretAt(token_file)) ?? "", timeout: timeout * 1000 });
    }
  }
};

/** Which kinds of connections answer definitions of a source. */
const kindsOf: Record<CollectedDefinition["data_source"], readonly Connection["kind"][]> = { database: ["sqlite", "postgresql"], http: ["http"] };

const connectionFault = (connections: CollectConfig["connections"]) => ({ key_path, connection, data_source }: CollectedDefinition): string | undefined => {
  const found = connections[connection];
  if (found === undefined) return `${key_path} names the connection ${connection}, which the configuration does not have`;
  if (!kindsOf[data_source].includes(found.kind)) return `${key_path} is of data_source ${data_source}, but its connection ${connection} is of kind ${found.kind}`;
  return undefined;
};

/**
 * The collectors that a configuration describes, one for each connection. Definitions are read now, sources only when collecting.
 * @throws {DefinitionFaults} for definitions that cannot be used
 */
export const openCollectors = async (config: CollectConfig, { directory }: CollectSurroundings): Promise<Collector[]> => {
  const at = (path: string): string => resolve(directory, path);
  const definitions = await readDefinitions(config.definitions.map(at), connectionFault(config.connections));
  return Object.entries(config.connections).map(([name, connection]) =>
    collectorOf(connection, { name, definitions: definitions.filter((one) => one.connection === name), at }),
  );
};
