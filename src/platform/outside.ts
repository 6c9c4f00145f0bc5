import { readFile } from 'node:fs/promises';
import nodemailer from 'nodemailer';
import { z } from 'zod';
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
 * Sends by an HTTP gateway: `POST url` with JSON `{ to, text }`, `to` in E.164. Anything but a 2xx answer is an error, so
 * that the job is tried again.
 */
export function smsSender(address: string): (sms: Sms) => Promise<void> {
  const post = gateway(address, patience);
  return async (sms) => {
    await post({ to: internationalNumber(sms.to), text: sms.text });
  };
}

/** A person waits at the login meanwhile. */
const registerPatience = 2_000;
const Answer = z.object({ protected: z.boolean() });

/** Asks a gateway to the population register: `POST url` with JSON `{ personalNumber }`, answered `{ protected }`. */
export function protectionByGateway(address: string): (personalNumber: string) => Promise<boolean> {
  const post = gateway(address, registerPatience);
  return async (personalNumber) => Answer.parse(await (await post({ personalNumber })).json()).protected;
}

/**
 * Looks in a file that the municipality keeps: a number of twelve digits a line; what follows `#` is a comment. It is read
 * each time, so that a new one counts at once. @throws when it cannot be read, or a line is no number.
 */
export function protectionByFile(file: string): (personalNumber: string) => Promise<boolean> {
  return async (personalNumber) => {
    const lines = (await readFile(file, 'utf8')).split(/\r?\n/).map((line) => line.replace(/#.*/, '').trim());
    const numbers = lines.filter((line) => line !== '');
    if (!numbers.every((line) => /^\d{12}$/.test(line))) throw new Error('a line is no number of twelve digits');
    return numbers.includes(personalNumber);
  };
}

/**
 * Posts JSON to an address. A name and password in it are sent as basic authentication. Anything but a 2xx answer is an
 * error.
 */
function gateway(address: string, milliseconds: number): (body: object) => Promise<Response> {
  const url = new URL(address);
  const authorization =
    url.username === ''
      ? undefined
      : `Basic ${Buffer.from(`${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`).toString('base64')}`;
  url.username = '';
  url.password = '';
  return async (body) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        ...(authorization === undefined ? {} : { Authorization: authorization }),
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(milliseconds),
    });
    if (!response.ok) throw new Error(`The gateway answered ${String(response.status)}`);
    return response;
  };
}

/** A Swedish number in E.164: 070-174 06 05 → +46701740605. */
export function internationalNumber(number: string): string {
  const digits = number.replace(/[^\d+]/g, '');
  return digits.startsWith('0') ? `+46${digits.slice(1)}` : digits;
}
