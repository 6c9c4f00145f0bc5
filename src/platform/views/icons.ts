/* The portal's own icons: a 24 px grid, 1.75 px round stroke, always beside words. */
const shapes = {
  arrow: '<path d="M4.5 12h14M13 6.5l5.5 5.5-5.5 5.5"/>',
  back: '<path d="M19.5 12h-14M11 6.5L5.5 12l5.5 5.5"/>',
  check: '<path d="M5 12.5l4.5 4.5L19 7"/>',
  clip: '<path d="M19 11.5l-7.6 7.6a4.6 4.6 0 0 1-6.5-6.5l8-8a3 3 0 0 1 4.3 4.3l-7.8 7.8a1.5 1.5 0 0 1-2.1-2.1l7-7"/>',
  clock: '<circle cx="12" cy="12" r="8.25"/><path d="M12 7.5V12l3 2"/>',
  dia: '<path d="M12 5l7 7-7 7-7-7z" fill="currentColor"/>',
  doc: '<path d="M6.5 3.75h7l4 4v12.5h-11zM13.5 3.75v4h4M9.5 12h5M9.5 15.5h5"/>',
  dot: '<circle cx="12" cy="12" r="6" fill="currentColor"/>',
  half: '<circle cx="12" cy="12" r="6"/><path d="M12 6a6 6 0 0 1 0 12z" fill="currentColor"/>',
  lock: '<path d="M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3"/>',
  plus: '<path d="M12 5v14M5 12h14"/>',
  print: '<path d="M7 9V4h10v5M7 17H4.5V9h15v8H17M7 14h10v6H7z"/>',
  ring: '<circle cx="12" cy="12" r="6"/>',
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
