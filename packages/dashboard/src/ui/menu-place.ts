/** Menus open inside the page's main part: outside of every landmark, readers that jump between them would miss it. */
export const menuPlace = (): HTMLElement => document.getElementById("content") ?? document.body;
