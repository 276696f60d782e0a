import { useNavigate } from "@solidjs/router";
import { api } from "../api/client.ts";
import type { Option } from "../ui/menu.tsx";
import { firstPageOf } from "./access.ts";
import { useNewSession } from "./session.tsx";

export type DemoRole = "operator" | "analyst" | "admin";

/** As whom the sample hub may be looked at. */
export const demoRoles: readonly Option<DemoRole>[] = [
  { value: "admin", label: "Admin of one installation" },
  { value: "analyst", label: "Analyst" },
  { value: "operator", label: "Operator" },
];

/** Takes another role in the sample hub and leads to where that role begins. */
export const useBecome = () => {
  const navigate = useNavigate();
  const renew = useNewSession();
  return async (role: DemoRole, href?: string) => {
    await api.session.become.mutate({ role });
    const now = await renew();
    navigate(href ?? firstPageOf(now.role, now.installations));
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
