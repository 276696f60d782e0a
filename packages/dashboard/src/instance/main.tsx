import "@fontsource-variable/inter";
import "../ui/tokens.css";
import "../ui/base.css";
import { render } from "solid-js/web";
import { InstanceApp } from "./app.tsx";

const root = document.getElementById("root");
if (root === null) throw new Error("instance.html has no #root");
render(() => <InstanceApp />, root);
