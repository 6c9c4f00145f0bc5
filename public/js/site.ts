// Everything here only makes a working page kinder. Each module looks for its own data attributes.
import './error-summary.ts';
import './follow.ts';
import './submit-once.ts';
import './grow.ts';
import './file-size.ts';
import './autosave.ts';
import './session.ts';
import './quick-exit.ts';
import './print.ts';
import './copy.ts';
import './listen.ts';
import './queue.ts';
