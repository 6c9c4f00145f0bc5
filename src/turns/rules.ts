/** The longest note that goes with the turn, in characters. */
export const longestNote = 500;

/** Somebody with whom a draft may be shared, and by which mandate. */
export type Helper = {
  representationId: string;
  helperId: string;
  /** She acts for the one whose draft it is; else it is she for whom it is made. */
  helperActs: boolean;
  name: string;
  number: string;
};

/**
 * Those of whom the draft may be shared with: who acts for its owner, when it is her own matter; else the one whom it is about.
 * `about`: `me` or the number of another; undefined when that is not said yet, and then nobody.
 */
export function helpersFor(about: string | undefined, all: readonly Helper[]): Helper[] {
  return all.filter(({ helperActs, number }) => (helperActs ? about === 'me' : about === number));
}
