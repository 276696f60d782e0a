import { chooseTheme, type ThemeChoice, themeChoice } from "../state/theme.ts";
import { Icon } from "../ui/icon.tsx";
import { Menu, MenuChoice, type Option } from "../ui/menu.tsx";

const themes: readonly Option<ThemeChoice>[] = [
  { value: "system", label: "As the system" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
];

/** Light, dark, or as the system. */
export function ThemeMenu() {
  const icon = () => (themeChoice() === "system" ? "system" : themeChoice() === "dark" ? "dark" : "light");
  return (
    <Menu name="Theme" label={<Icon name={icon()} />}>
      <MenuChoice title="Theme" options={themes} value={themeChoice()} onChoose={chooseTheme} />
    </Menu>
  );
}
