import "@fontsource-variable/inter";
import "./ui/tokens.css";
import "./ui/base.css";
import { render } from "solid-js/web";
import { App } from "./app.tsx";

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");
render(() => <App />, root);
