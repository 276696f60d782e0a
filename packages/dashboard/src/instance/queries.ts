import { ask } from "../api/client.ts";
import { instance } from "./api.ts";

// One per procedure; the name is the path as the server knows it, so that one grep finds both ends.

export const versionQuery = () => ask("version.current", instance.version.current.query, undefined);
export const settingsQuery = () => ask("settings.current", instance.settings.current.query, undefined);
export const auditQuery = () => ask("settings.audit", instance.settings.audit.query, undefined);
export const historyQuery = () => ask("payload.history", instance.payload.history.query, undefined);
export const sentQuery = (id: number) => ask("payload.sent", instance.payload.sent.query, { id });
export const routeQuery = () => ask("network.route", instance.network.route.query, undefined);
export const carryQuery = () => ask("carry.current", instance.carry.current.query, undefined);
export const peopleQuery = () => ask("people.list", instance.people.list.query, undefined);
