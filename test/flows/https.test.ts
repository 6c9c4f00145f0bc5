import { expect, test } from 'vitest';
import { givenPortal } from '../support/portal.ts';

test('on https every cookie is bound to the host, secure and out of reach of scripts, and the login works through it', async () => {
  const portal = await givenPortal({ publicUrl: 'https://medborgarsidan.example.se' });
  const started = await fetch(`${portal.url}/saml/medborgare/login?till=/mina-sidor`, { redirect: 'manual' });
  const binding = started.headers.get('set-cookie') ?? '';
  expect(binding).toMatch(/^__Host-inloggning=/);
  for (const word of ['Secure', 'HttpOnly', 'SameSite=None', 'Path=/']) expect(binding).toContain(word);
  expect(started.headers.get('strict-transport-security')).toContain('max-age=63072000');
  expect(started.headers.get('content-security-policy')).toContain('upgrade-insecure-requests');

  const provider = started.headers.get('location') ?? '';
  const ticket = /name="begaran" value="([^"]+)"/.exec(await (await fetch(provider)).text())?.[1] ?? '';
  const form = new URLSearchParams({ begaran: ticket, person: '198102062398', utfall: 'ok' });
  const answer = await (await fetch(new URL('svar', provider), { method: 'POST', body: form })).text();
  expect(answer).toContain('https://medborgarsidan.example.se/saml/medborgare/acs');
  const SAMLResponse = /name="SAMLResponse" value="([^"]+)"/.exec(answer)?.[1] ?? '';
  const back = await fetch(`${portal.url}/saml/medborgare/acs`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: binding.split(';')[0] ?? '' },
    body: new URLSearchParams({ SAMLResponse }),
  });
  expect(back.status).toBe(303);
  expect(back.headers.get('location')).toBe('/mina-sidor');
  const session = back.headers.getSetCookie().find((cookie) => cookie.startsWith('__Host-medborgare=')) ?? '';
  for (const word of ['Secure', 'HttpOnly', 'SameSite=Lax', 'Path=/']) expect(session).toContain(word);
  expect(session).not.toContain('Domain');
  const page = await fetch(`${portal.url}/mina-sidor`, { headers: { cookie: session.split(';')[0] ?? '' } });
  expect(await page.text()).toContain('Johan Ek');
});
