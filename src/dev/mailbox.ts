import type { RequestHandler } from 'express';
import type { Mail, Sms } from '../platform/deps.ts';

export type Sent = { at: Date; channel: 'e-post' | 'sms'; to: string; subject: string; text: string };

/** What would have been sent, kept in memory and shown on a page. For development only. */
export function createMailbox(clock: () => Date = () => new Date()) {
  const sent: Sent[] = [];
  const keep = (one: Sent): Promise<void> => {
    sent.unshift(one);
    sent.length = Math.min(sent.length, 200);
    return Promise.resolve();
  };
  const page: RequestHandler = (req, res, next) => {
    if (req.path !== '/dev/brevlada') {
      next();
      return;
    }
    res.type('html').send(draw(sent));
  };
  return {
    sent,
    page,
    sendMail: (mail: Mail) => keep({ at: clock(), channel: 'e-post', ...mail }),
    sendSms: (sms: Sms) => keep({ at: clock(), channel: 'sms', subject: '', ...sms }),
  };
}

function draw(sent: readonly Sent[]): string {
  const rows = sent.map(
    (one) =>
      `<article><h2>${escape(one.channel)} till ${escape(one.to)}</h2><p>${escape(one.at.toLocaleString('sv-SE', { timeZone: 'Europe/Stockholm' }))}</p>${
        one.subject ? `<p><b>${escape(one.subject)}</b></p>` : ''
      }<p>${escape(one.text)}</p></article>`,
  );
  return `<!doctype html><html lang="sv"><meta charset="utf-8"><title>Brevlåda för utveckling</title><meta name="viewport" content="width=device-width, initial-scale=1"><main><h1>Brevlåda för utveckling</h1><p>Här visas sms och e-post som portalen annars hade skickat.</p>${
    rows.join('') || '<p>Inget är skickat än.</p>'
  }</main></html>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${String(sign.charCodeAt(0))};`);
}
