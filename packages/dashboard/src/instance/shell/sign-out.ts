import { useNavigate } from "@solidjs/router";
import { instance } from "../api.ts";
import { useNewSession } from "./session.ts";

/** Ends the session and leads to where one may begin. */
export const useSignOut = () => {
  const navigate = useNavigate();
  const renew = useNewSession();
  return async () => {
    await instance.session.signOut.mutate();
    await renew();
    navigate("/sign-in");
  };
};
