import nodemailer from 'nodemailer';
import type { Mail, Sms } from './deps.ts';

const patience = 15_000;

/** Sends by SMTP. @param url such as `smtps://user:password@mail.example.se`. */
export function smtpSender(url: string, from: string): (mail: Mail) => Promise<void> {
  const transport = nodemailer.createTransport(url, { from });
  return async (mail) => {
    await transport.sendMail({ from, to: mail.to, subject: mail.subject, text: mail.text });
  };
}

/**
 * Sends by an HTTP gateway: `POST url` with JSON `{ to, text }`, `to` in E.164. A name and password in the address are
 * sent as basic authentication. Anything but a 2xx answer is an error, so that the job is tried again.
 */
export function smsSender(address: string): (sms: Sms) => Promise<void> {
  const url = new URL(address);
  const authorization =
    url.username === ''
      ? undefined
      : `Basic ${Buffer.from(`${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`).toString('base64')}`;
  url.username = '';
  url.password = '';
  return async (sms) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        ...(authorization === undefined ? {} : { Authorization: authorization }),
      },
      body: JSON.stringify({ to: internationalNumber(sms.to), text: sms.text }),
      signal: AbortSignal.timeout(patience),
    });
    if (!response.ok) throw new Error(`The SMS gateway answered ${String(response.status)}`);
  };
}

/** A Swedish number in E.164: 070-174 06 05 → +46701740605. */
export function internationalNumber(number: string): string {
  const digits = number.replace(/[^\d+]/g, '');
  return digits.startsWith('0') ? `+46${digits.slice(1)}` : digits;
}
