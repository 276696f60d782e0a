export function InstallationsPage() {
  return <h1>Installations</h1>;
}
