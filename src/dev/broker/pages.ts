import { createHash } from 'node:crypto';
import { escapeHtml } from '../../platform/views/escape.ts';
import type { CitizenPersona, StaffPersona } from './broker.ts';
import { outcomes } from './outcomes.ts';

export function choicePage(page: {
  action: string;
  ticket: string;
  side: 'citizen' | 'staff';
  service: string;
  message: string | undefined;
  citizens: readonly CitizenPersona[];
  staff: readonly StaffPersona[];
  fault: string | undefined;
}): string {
  const people =
    page.side === 'citizen'
      ? page.citizens.map((one) =>
          person(one.personalNumber, `${one.givenName} ${one.familyName}`, one.about ?? '', one.personalNumber),
        )
      : page.staff.map((one) =>
          person(one.subject, `${one.givenName} ${one.familyName}`, one.about ?? '', one.roles.join(', ')),
        );
  const heading = page.message === undefined ? 'Vem är du?' : 'Bekräfta';
  return shell(
    heading,
    `<h1>${heading}</h1>
<p>${escapeHtml(page.service)} vill veta vem du är.</p>
${page.message === undefined ? '' : `<section class="message" aria-label="Text från e-tjänsten"><p>${escapeHtml(page.message)}</p></section>`}
${page.fault === undefined ? '' : `<p class="fault" role="alert">${escapeHtml(page.fault)}</p>`}
<form method="post" action="${escapeHtml(page.action)}">
<input type="hidden" name="begaran" value="${escapeHtml(page.ticket)}">
<fieldset><legend>Välj en påhittad person</legend>
${people.join('\n')}
</fieldset>
${page.side === 'citizen' ? typed : ''}
<details><summary>Prova ett fel</summary>
<p>Så att det syns vad Medborgarsidan säger när något går fel på vägen.</p>
<p><label for="utfall">Vad ska hända?</label> <select id="utfall" name="utfall">${choices(page.side)}</select></p>
</details>
<p class="buttons"><button type="submit">${page.message === undefined ? 'Logga in' : 'Bekräfta'}</button> <button type="submit" name="avbryt" value="ja" class="quiet">Avbryt</button></p>
</form>`,
  );
}

function choices(side: 'citizen' | 'staff'): string {
  const groups = Object.entries(outcomes).map(([heading, rows]) => {
    const options = rows
      .filter((row) => (row.side ?? side) === side)
      .map(({ id, label }) => `<option value="${id}">${escapeHtml(label)}</option>`);
    return options.length === 0 ? '' : `<optgroup label="${escapeHtml(heading)}">${options.join('')}</optgroup>`;
  });
  return groups.join('');
}

const typed = `<details><summary>Ett annat testpersonnummer</summary>
<p>Skriv bara nummer ur Skatteverkets testpersonnummer. Aldrig ett riktigt.</p>
<p><label for="nummer">Testpersonnummer, tolv siffror</label> <input type="text" id="nummer" name="nummer" inputmode="numeric" autocomplete="off" maxlength="13"></p>
<p><label for="fornamn">Förnamn</label> <input type="text" id="fornamn" name="fornamn" autocomplete="off" maxlength="60"></p>
<p><label for="efternamn">Efternamn</label> <input type="text" id="efternamn" name="efternamn" autocomplete="off" maxlength="60"></p>
</details>`;

function person(value: string, name: string, about: string, detail: string): string {
  const id = `p-${value.replace(/[^A-Za-z0-9]/g, '-')}`;
  return `<p class="person"><input type="radio" id="${escapeHtml(id)}" name="person" value="${escapeHtml(value)}"><label for="${escapeHtml(id)}"><b>${escapeHtml(name)}</b> <span>${escapeHtml(about)}</span> <small>${escapeHtml(detail)}</small></label></p>`;
}

/** Carries the answer back; sends itself with JavaScript, and has a button without. */
export function answerPage(page: { acsUrl: string; samlResponse: string; relayState: string | undefined }): string {
  const relay =
    page.relayState === undefined
      ? ''
      : `<input type="hidden" name="RelayState" value="${escapeHtml(page.relayState)}">`;
  return shell(
    'Tillbaka',
    `<h1>Klart här</h1>
<p>Du skickas nu tillbaka till e-tjänsten.</p>
<form method="post" action="${escapeHtml(page.acsUrl)}" data-send>
<input type="hidden" name="SAMLResponse" value="${escapeHtml(page.samlResponse)}">${relay}
<p class="buttons"><button type="submit">Fortsätt</button></p>
</form>
<script type="module" src="/broker.js" integrity="${integrity(script)}"></script>`,
  );
}

export function errorPage(words: string): string {
  return shell('Det gick inte', `<h1>Det gick inte</h1>\n<p>${escapeHtml(words)}</p>`);
}

export function startPage(): string {
  return shell(
    'Testlegitimering',
    `<h1>Testlegitimering</h1>
<p>Här loggar påhittade personer in när Medborgarsidan provas. Sidan används inte direkt: börja i Medborgarsidan.</p>
<ul><li><a href="/medborgare/metadata">Metadata för medborgare</a></li><li><a href="/personal/metadata">Metadata för medarbetare</a></li></ul>`,
  );
}

function integrity(content: string): string {
  return `sha256-${createHash('sha256').update(content).digest('base64')}`;
}

function shell(title: string, body: string): string {
  return `<!DOCTYPE html>
<html lang="sv">
<head>
<meta charset="utf-8">
<title>${escapeHtml(title)} – Testlegitimering</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/broker.css" integrity="${integrity(style)}">
</head>
<body>
<header><p><b>Testlegitimering.</b> Ingen riktig e-legitimation, inga riktiga personer.</p></header>
<main>
${body}
</main>
</body>
</html>
`;
}

export const script = `document.querySelector('form[data-send]')?.requestSubmit();\n`;

export const style = `:root{color-scheme:light dark;--ink:#1b2730;--paper:#fdfcfa;--line:#575e64;--mark:#5b2a86;--on:#fff}
@media (prefers-color-scheme:dark){:root{--ink:#ececed;--paper:#171320;--line:#a5a8aa;--mark:#c9a6ec;--on:#171320}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:18px/1.5 system-ui,sans-serif}
header{background:repeating-linear-gradient(135deg,var(--mark) 0 24px,color-mix(in srgb,var(--mark) 88%,var(--on)) 24px 48px);color:var(--on)}
header p{max-width:40rem;margin:0 auto;padding:.75rem 1rem}
main{max-width:40rem;margin:0 auto;padding:1.5rem 1rem 4rem}
h1{font-size:2rem;line-height:1.15;margin:0 0 .5rem}
fieldset{border:0;padding:0;margin:1.5rem 0 1rem}
legend{font-weight:600;padding:0;margin-bottom:.5rem}
.person{display:flex;gap:.75rem;align-items:flex-start;margin:0;padding:.75rem 0;border-top:1px solid var(--line)}
.person input{inline-size:1.5rem;block-size:1.5rem;flex:none;margin:.1rem 0 0}
.person label{flex:1;display:grid}
small{font-size:1rem}
.message{border-left:6px solid var(--mark);padding:.5rem 1rem;margin:1rem 0}
.message p{margin:0;white-space:pre-line}
.fault{border:2px solid currentColor;padding:.5rem 1rem;font-weight:600}
details{margin:1rem 0}
summary{cursor:pointer;padding:.5rem 0}
input[type=text],select{font:inherit;display:block;width:100%;max-width:24rem;padding:.5rem;border:2px solid var(--line);background:transparent;color:inherit}
option{color:#1b2730;background:#fff}
button{font:inherit;font-weight:600;padding:.75rem 1.5rem;border:2px solid var(--mark);background:var(--mark);color:var(--on);cursor:pointer}
button.quiet{background:transparent;color:inherit}
.buttons{display:flex;flex-wrap:wrap;gap:1rem;margin-top:2rem}
:focus-visible{outline:3px solid var(--ink);outline-offset:2px}
a{color:inherit}
`;
