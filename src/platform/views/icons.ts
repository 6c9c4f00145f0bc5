/* The portal's own icons: a 24 px grid, 1.75 px round stroke, always beside words. Drawn large they are the symbols of easy-read. */
const shapes = {
  arrow: '<path d="M4.5 12h14M13 6.5l5.5 5.5-5.5 5.5"/>',
  back: '<path d="M19.5 12h-14M11 6.5L5.5 12l5.5 5.5"/>',
  bed: '<path d="M3.5 19v-12.5M3.5 16h17v3M20.5 16v-2.5a3 3 0 0 0-3-3H10V16"/><circle cx="6.75" cy="12" r="1.75"/>',
  book: '<path d="M12 7c-2-1.5-4.6-2-8-2v12.5c3.4 0 6 .5 8 2 2-1.5 4.6-2 8-2V5c-3.4 0-6 .5-8 2zM12 7v12.5"/>',
  bus: '<path d="M5 4.75h14v12.5H5zM5 11.5h14M12 4.75v6.75M8 17.25v2.5M16 17.25v2.5M7.75 14.4h1.5M14.75 14.4h1.5"/>',
  check: '<path d="M5 12.5l4.5 4.5L19 7"/>',
  child: '<circle cx="12" cy="6.25" r="2.75"/><path d="M12 9v6.5M7 10.5l5 1.5 5-1.5M12 15.5l-3.25 5M12 15.5l3.25 5"/>',
  clip: '<path d="M19 11.5l-7.6 7.6a4.6 4.6 0 0 1-6.5-6.5l8-8a3 3 0 0 1 4.3 4.3l-7.8 7.8a1.5 1.5 0 0 1-2.1-2.1l7-7"/>',
  clock: '<circle cx="12" cy="12" r="8.25"/><path d="M12 7.5V12l3 2"/>',
  dia: '<path d="M12 5l7 7-7 7-7-7z" fill="currentColor"/>',
  doc: '<path d="M6.5 3.75h7l4 4v12.5h-11zM13.5 3.75v4h4M9.5 12h5M9.5 15.5h5"/>',
  dot: '<circle cx="12" cy="12" r="6" fill="currentColor"/>',
  half: '<circle cx="12" cy="12" r="6"/><path d="M12 6a6 6 0 0 1 0 12z" fill="currentColor"/>',
  heart: '<path d="M12 19.75C6.4 15.6 4 12.4 4 9.3A4.3 4.3 0 0 1 12 7a4.3 4.3 0 0 1 8 2.3c0 3.1-2.4 6.3-8 10.45z"/>',
  help: '<circle cx="12" cy="12" r="8.25"/><path d="M9.5 9.6a2.5 2.5 0 1 1 3.6 2.3c-.7.4-1.1.9-1.1 1.8M12 16.4v.1"/>',
  home: '<path d="M4 11.5l8-7 8 7M6 10v9.5h12V10M10 19.5v-5h4v5"/>',
  key: '<circle cx="8" cy="15" r="4"/><path d="M11 12.2L19.5 4M15.5 7.9l2.5 2.5"/>',
  list: '<path d="M9 6.5h11M9 12h11M9 17.5h11M4.5 6.5h.1M4.5 12h.1M4.5 17.5h.1"/>',
  listen: '<path d="M4.5 9.5h3.75L13 5.5v13l-4.75-4H4.5zM16 9.5a4 4 0 0 1 0 5M18.4 7a7.5 7.5 0 0 1 0 10"/>',
  lock: '<path d="M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3"/>',
  moon: '<path d="M19.75 14.5A8.25 8.25 0 1 1 9.5 4.25a6.5 6.5 0 0 0 10.25 10.25z"/>',
  music: '<path d="M9 17.5V6l10-2v11.5"/><circle cx="6.5" cy="17.5" r="2.5"/><circle cx="16.5" cy="15.5" r="2.5"/>',
  pen: '<path d="M5 19l1-4L16.5 4.5l3 3L9 18zM14.25 6.75l3 3"/>',
  people: '<circle cx="8.5" cy="8.5" r="3"/><circle cx="16.75" cy="9.5" r="2.5"/><path d="M3 19.5c.4-3.6 2.5-5.5 5.5-5.5s5.1 1.9 5.5 5.5M15.25 14.6c3.2-.8 5.4 1 5.75 4.4"/>',
  person: '<circle cx="12" cy="7.75" r="3.5"/><path d="M5 20c.6-4 3.4-6 7-6s6.4 2 7 6"/>',
  phone: '<path d="M8.2 4.5l2.3 4.7-2 1.8c1 2 2.5 3.5 4.5 4.5l1.8-2 4.7 2.3c-.2 2.6-1.6 3.9-3.7 3.7C9.6 18.9 5.1 14.4 4.5 8.2 4.3 6.1 5.6 4.7 8.2 4.5z"/>',
  plus: '<path d="M12 5v14M5 12h14"/>',
  print: '<path d="M7 9V4h10v5M7 17H4.5V9h15v8H17M7 14h10v6H7z"/>',
  ring: '<circle cx="12" cy="12" r="6"/>',
  sun: '<circle cx="12" cy="12" r="4"/><path d="M12 3v2.25M12 18.75V21M3 12h2.25M18.75 12H21M5.6 5.6l1.6 1.6M16.8 16.8l1.6 1.6M18.4 5.6l-1.6 1.6M7.2 16.8l-1.6 1.6"/>',
  talk: '<path d="M4 5h16v10.5h-8l-4.5 4v-4H4zM8 9h8M8 12h5"/>',
  tri: '<path d="M12 5.5l7.5 13h-15z" fill="currentColor"/>',
  turn: '<path d="M19 12a7 7 0 1 1-2.2-5.1M19 4v4h-4"/>',
  x: '<path d="M6 6l12 12M18 6L6 18"/>',
  zoom: '<circle cx="11" cy="11" r="6"/><path d="M15.5 15.5L20 20M11 8.5v5M8.5 11h5"/>',
} as const;

export type IconName = keyof typeof shapes;
export const iconNames = Object.keys(shapes) as IconName[];

const uses = {} as Record<IconName, string>;
const symbols = {} as Record<IconName, string>;
for (const name of iconNames) {
  uses[name] = `<svg class="i" aria-hidden="true"><use href="#i-${name}"/></svg>`;
  symbols[name] = `<symbol id="i-${name}" viewBox="0 0 24 24">${shapes[name]}</symbol>`;
}

/** The mark that shows an icon; its drawing stands once in the page, in the sprite. */
export function iconUse(name: IconName): string {
  return uses[name];
}

/** A sprite with the drawings of the icons a page used, and no others. */
export function sprite(used: ReadonlySet<IconName>): string {
  if (used.size === 0) return '';
  let drawings = '';
  for (const name of used) drawings += symbols[name];
  return `<svg class="sprite" width="0" height="0" aria-hidden="true"><defs>${drawings}</defs></svg>`;
}
