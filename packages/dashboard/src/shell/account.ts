import { useNavigate } from "@solidjs/router";
import { api } from "../api/client.ts";
import type { Session } from "../api/rows.ts";
import type { Option } from "../ui/menu.tsx";
import { firstPageOf } from "./access.ts";
import { useNewSession } from "./session.tsx";

export type DemoRole = "operator" | "analyst" | "admin";

/** As whom the sample hub may be looked at. */
export const demoRoles: readonly Option<DemoRole>[] = [
  { value: "admin", label: "Admin of an installation" },
  { value: "analyst", label: "Analyst" },
  { value: "operator", label: "Operator" },
];

/** An admin of the sample begins where the first of their installations stands: that is what the door says, though they have several. */
const sampleBegins = ({ role, installations }: Session): string => firstPageOf(role, role === "admin" ? installations.slice(0, 1) : installations);

/** Takes another role in the sample hub and leads to where that role begins. */
export const useBecome = () => {
  const navigate = useNavigate();
  const renew = useNewSession();
  return async (role: DemoRole, href?: string) => {
    await api.session.become.mutate({ role });
    const now = await renew();
    navigate(href ?? sampleBegins(now));
  };
};

/** Ends the session and leads to where one may begin. */
export const useSignOut = () => {
  const navigate = useNavigate();
  const renew = useNewSession();
  return async () => {
    await api.session.signOut.mutate();
    await renew();
    navigate("/sign-in");
  };
};
