import type { RequestHandler } from 'express';
import { renderComponentsPage } from './components.ts';
import type { createMailbox } from './mailbox.ts';

/** Pages for those who develop: the mailbox, and every component in all its states. */
export function developmentPages(mailbox: ReturnType<typeof createMailbox>): RequestHandler {
  return (req, res, next) => {
    if (req.path === '/dev/komponenter') res.type('html').send(renderComponentsPage());
    else mailbox.page(req, res, next);
  };
}
