export function SetAsidePage() {
  return <h1>SetAside</h1>;
}
