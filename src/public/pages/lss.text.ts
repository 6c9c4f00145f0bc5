import { type Language, inLanguages } from '../../platform/language.ts';
import { paths } from '../rules.ts';
import type { Article, Facts } from '../rules.ts';

const sv = (f: Facts): Article => ({
  title: 'LSS: stöd vid funktionsnedsättning',
  over: 'LSS, lagen om stöd och service till vissa funktionshindrade',
  heading: 'Stöd vid funktions\u00adnedsättning',
  lead: 'LSS är stöd för att du ska kunna leva som andra. Du berättar vad du behöver hjälp med. Du behöver inte veta vad stödet heter.',
  sections: [
    {
      id: 'ansok',
      heading: 'Begär stöd',
      lead: true,
      blocks: [
        {
          kind: 'text',
          text: 'Du kan begära flera stöd på en gång. Det tar ungefär 20–40 minuter, och du får spara och fortsätta senare. Det kostar inget att begära stöd.',
        },
        {
          kind: 'button',
          href: paths.loginToApplyForLss,
          text: 'Logga in och begär stöd',
          quiet: { href: paths.contact, text: 'Jag kan inte logga in' },
        },
      ],
    },
    {
      id: 'stod',
      heading: 'Stöd du kan begära',
      blocks: [
        {
          kind: 'facts',
          rows: [
            {
              label: 'Personlig assistans',
              value: ['Någon som hjälper dig med det du inte klarar själv, till exempel hygien, mat och kläder.'],
            },
            {
              label: 'Ledsagarservice',
              value: ['Någon som följer med dig ut, till affären, till vänner eller på en aktivitet.'],
            },
            { label: 'Kontaktperson', value: ['Någon att umgås med och prata med på fritiden.'] },
            {
              label: 'Avlösarservice',
              value: ['Någon som tar över hemma en stund, så att dina närmaste kan vila eller göra annat.'],
            },
            { label: 'Korttidsvistelse', value: ['Du bor en kort tid någon annanstans än hemma.'] },
            {
              label: 'Korttidstillsyn',
              value: ['För dig över 12 år som går i skolan: någonstans att vara före och efter skolan och på loven.'],
            },
            { label: 'Boende för barn och unga', value: ['Familjehem eller bostad med särskild service.'] },
            {
              label: 'Bostad för vuxna',
              value: ['Bostad med särskild service, eller en annan särskilt anpassad bostad.'],
            },
            {
              label: 'Daglig verksamhet',
              value: [
                'Något att göra på dagarna, om du är i arbetsför ålder och varken arbetar eller studerar. Gäller grupp 1 och 2 nedan.',
              ],
            },
          ],
        },
        {
          kind: 'text',
          text: 'Vet du inte vilket stöd som passar? Skriv vad du behöver hjälp med. Väljer du fel gör det inget, vi hjälper dig att hitta rätt.',
        },
        ...(f.municipality.features.municipalityHandlesCounselling
          ? []
          : [
              {
                kind: 'text' as const,
                text: `**Råd och stöd** begär du hos regionen, inte hos kommunen: [${f.municipality.links.region.name.sv}](${f.municipality.links.region.url}).`,
              },
            ]),
      ],
    },
    {
      id: 'vem',
      heading: 'Vem LSS är till för',
      blocks: [
        { kind: 'text', text: 'Lagen beskriver tre grupper, personkretsar (LSS 1 §):' },
        {
          kind: 'numbered',
          items: [
            'Du har en intellektuell funktionsnedsättning (i lagen: utvecklingsstörning), autism eller ett tillstånd som liknar autism.',
            'Du har en betydande och bestående begåvningsmässig funktionsnedsättning efter en hjärnskada i vuxen ålder, genom yttre våld eller kroppslig sjukdom.',
            'Du har en annan varaktig fysisk eller psykisk funktionsnedsättning som uppenbart inte beror på normalt åldrande, som är stor, och som ger dig betydande svårigheter i vardagen så att du behöver omfattande stöd.',
          ],
        },
        {
          kind: 'text',
          text: 'Du behöver inte veta vilken grupp du hör till. Handläggaren bedömer det. Hör du inte till någon av dem kan du ändå ha rätt till stöd enligt socialtjänstlagen. Fråga oss.',
        },
        {
          kind: 'text',
          text: 'Har du uppehållstillstånd med tillfälligt skydd enligt massflyktsdirektivet, eller efter det, gäller särskilda regler (LSS 7 a §). Ring oss om du är osäker.',
        },
      ],
    },
    {
      id: 'soka-at-nagon',
      heading: 'Begära åt någon annan',
      blocks: [
        {
          kind: 'list',
          items: [
            '**Du som har fyllt 15 år** begär själv, om du förstår vad det gäller.',
            `**Barn under 15 år:** vårdnadshavarna begär. Barnet ska få veta vad som händer och få säga vad det tycker. [Så gör ni som är två, eller ensamma](${paths.guardians}).`,
            '**Någon som inte själv kan ta ställning:** vårdnadshavare, god man, förmyndare, förvaltare eller den som har en framtidsfullmakt kan begära.',
            '**Ombud:** någon du litar på kan hjälpa dig, med en skriftlig fullmakt.',
          ],
        },
      ],
    },
    {
      id: 'ta-fram',
      heading: 'Ha till hands',
      blocks: [
        {
          kind: 'list',
          items: [
            'Intyg där diagnosen och att den är varaktig framgår',
            'Utredning från till exempel psykolog eller arbetsterapeut, om du har',
            'Förordnande eller fullmakt, om du begär åt någon',
          ],
        },
        {
          kind: 'text',
          text: 'Du kan begära stöd utan intyg. Vi säger till om något behövs, och hjälper dig att få fram det.',
        },
      ],
    },
    {
      id: 'sedan',
      heading: 'När du har begärt stöd',
      blocks: [
        {
          kind: 'text',
          text: 'En handläggare kontaktar dig. Ni pratar om hur din vardag ser ut. Du har rätt att berätta muntligt (LSS 8 a §), och du får tolk om du behöver.',
        },
        {
          kind: 'text',
          text: 'Hur lång tid det tar beror på vad du begär och vad vi behöver ta reda på. Fråga din handläggare när du kan få beslut.',
        },
        {
          kind: 'text',
          text: `Får du stöd har du också rätt till en individuell plan, om du vill ha en. Håller du inte med om beslutet kan du överklaga inom ${f.municipality.appealWeeks} veckor. [Läs mer om vad som händer](${paths.afterApplying}).`,
        },
      ],
    },
    {
      id: 'flytta-hit',
      heading: 'Ska du flytta hit?',
      blocks: [
        {
          kind: 'text',
          text: `Du kan få ett förhandsbesked om vilket stöd du kan få här. Det gäller i sex månader från den dag då stödet finns att få här (LSS 16 §). [Logga in och begär det](${paths.loginToApplyForLss}), eller ring ${f.call.office}.`,
        },
      ],
    },
  ],
});

const en: typeof sv = (f) => ({
  title: 'LSS: support for people with disabilities',
  over: 'LSS, the Act concerning Support and Service for Persons with Certain Functional Impairments',
  heading: 'Support for people with disabilities',
  lead: 'LSS is support so that you can live like others. You tell us what you need help with. You do not need to know what the support is called.',
  sections: [
    {
      id: 'ansok',
      heading: 'Ask for support',
      lead: true,
      blocks: [
        {
          kind: 'text',
          text: 'You can ask for several kinds of support at once. It takes about 20–40 minutes, and you can save and go on later. Asking costs nothing.',
        },
        {
          kind: 'button',
          href: paths.loginToApplyForLss,
          text: 'Log in and ask for support',
          quiet: { href: paths.contact, text: 'I cannot log in' },
        },
      ],
    },
    {
      id: 'stod',
      heading: 'Support you can ask for',
      blocks: [
        {
          kind: 'facts',
          rows: [
            {
              label: 'Personal assistance',
              value: ['Somebody who helps you with what you cannot do yourself, such as hygiene, food and clothes.'],
            },
            {
              label: 'Companion service',
              value: ['Somebody who goes out with you, to the shop, to friends or to an activity.'],
            },
            { label: 'Contact person', value: ['Somebody to spend time and talk with in your free time.'] },
            {
              label: 'Relief service',
              value: [
                'Somebody who takes over at home for a while, so that those close to you can rest or do other things.',
              ],
            },
            { label: 'Short-term stay', value: ['You live somewhere other than at home for a short time.'] },
            {
              label: 'Short-term supervision',
              value: [
                'If you are over 12 and go to school: somewhere to be before and after school and in the holidays.',
              ],
            },
            {
              label: 'Housing for children and young people',
              value: ['A family home or housing with special service.'],
            },
            {
              label: 'Housing for adults',
              value: ['Housing with special service, or another specially adapted home.'],
            },
            {
              label: 'Daily activities',
              value: [
                'Something to do in the daytime, if you are of working age and neither work nor study. For groups 1 and 2 below.',
              ],
            },
          ],
        },
        {
          kind: 'text',
          text: 'Do you not know which support is right? Write what you need help with. If you choose wrong it does not matter, we help you find the right one.',
        },
        ...(f.municipality.features.municipalityHandlesCounselling
          ? []
          : [
              {
                kind: 'text' as const,
                text: `**Counselling and other personal support (råd och stöd)** is asked for at the region, not the municipality: [${f.municipality.links.region.name.en}](${f.municipality.links.region.url}).`,
              },
            ]),
      ],
    },
    {
      id: 'vem',
      heading: 'Who LSS is for',
      blocks: [
        { kind: 'text', text: 'The law describes three groups, personkretsar (LSS, section 1):' },
        {
          kind: 'numbered',
          items: [
            'You have an intellectual disability, autism or a condition similar to autism.',
            'You have a considerable and permanent intellectual impairment after a brain injury as an adult, caused by outside force or a physical illness.',
            'You have another lasting physical or mental disability that is clearly not due to normal ageing, that is major, and that gives you considerable difficulties in daily life so that you need extensive support.',
          ],
        },
        {
          kind: 'text',
          text: 'You do not need to know which group you belong to. The caseworker assesses that. If you belong to none of them you may still have a right to support under the Social Services Act. Ask us.',
        },
        {
          kind: 'text',
          text: 'If you have a residence permit with temporary protection under the EU Temporary Protection Directive, or after it, special rules apply (LSS, section 7 a). Call us if you are not sure.',
        },
      ],
    },
    {
      id: 'soka-at-nagon',
      heading: 'Ask for somebody else',
      blocks: [
        {
          kind: 'list',
          items: [
            '**If you are 15 or older** you ask yourself, if you understand what it is about.',
            `**Children under 15:** the guardians apply. The child is to be told what happens and to have a say. [What to do when you are two, or one](${paths.guardians}).`,
            '**Somebody who cannot take a position:** guardians, a special representative (god man), legal guardian (förmyndare), trustee (förvaltare) or the holder of a lasting power of attorney (framtidsfullmakt) can ask.',
            '**Agent:** somebody you trust can help you, with a written power of attorney.',
          ],
        },
      ],
    },
    {
      id: 'ta-fram',
      heading: 'Have at hand',
      blocks: [
        {
          kind: 'list',
          items: [
            'A certificate that shows the diagnosis and that it is lasting',
            'An assessment from, for example, a psychologist or occupational therapist, if you have one',
            'A court order or power of attorney, if you ask for somebody',
          ],
        },
        {
          kind: 'text',
          text: 'You can ask without certificates. We tell you if something is needed, and help you get it.',
        },
      ],
    },
    {
      id: 'sedan',
      heading: 'When you have asked',
      blocks: [
        {
          kind: 'text',
          text: 'A caseworker contacts you. You talk about what your daily life is like. You have the right to tell us in speech (LSS, section 8 a), and you get an interpreter if you need one.',
        },
        {
          kind: 'text',
          text: 'How long it takes depends on what you ask for and what we need to find out. Ask your caseworker when you can expect a decision.',
        },
        {
          kind: 'text',
          text: `If you get support you also have the right to an individual plan, if you want one. If you do not agree with the decision you can appeal within ${f.municipality.appealWeeks} weeks. [Read more about what happens](${paths.afterApplying}).`,
        },
      ],
    },
    {
      id: 'flytta-hit',
      heading: 'Moving here?',
      blocks: [
        {
          kind: 'text',
          text: `You can get an advance ruling on which support you can get here. It is valid for six months from the day on which the support is available to you here (LSS, section 16). [Log in and ask for it](${paths.loginToApplyForLss}), or call ${f.call.office}.`,
        },
      ],
    },
  ],
});

/** Easy-read Swedish. */
const easy: typeof sv = (f) => ({
  title: 'LSS: stöd när du har en funktionsnedsättning',
  over: 'LSS är en lag',
  heading: 'Stöd när du har en funktions\u00adnedsättning',
  lead: 'LSS är en lag. Den säger att du kan få stöd så att du kan leva som andra. Du berättar vad som är svårt. Du behöver inte veta vad stödet heter.',
  sections: [
    {
      id: 'ansok',
      heading: 'Be om stöd',
      lead: true,
      blocks: [
        {
          kind: 'text',
          text: 'Du kan be om flera stöd på en gång. Du kan spara och skriva mer en annan dag. Det kostar inget.',
        },
        {
          kind: 'button',
          href: paths.loginToApplyForLss,
          text: 'Logga in och be om stöd',
          quiet: { href: paths.contact, text: 'Jag kan inte logga in' },
        },
      ],
    },
    {
      id: 'stod',
      heading: 'Stöd som du kan få',
      blocks: [
        {
          kind: 'facts',
          rows: [
            { label: 'Personlig assistans', value: ['Någon hjälper dig att äta, tvätta dig och klä på dig.'] },
            { label: 'Ledsagarservice', value: ['Någon följer med dig ut.'] },
            { label: 'Kontaktperson', value: ['En person som du kan träffa och prata med.'] },
            { label: 'Avlösarservice', value: ['Någon är hos dig hemma. Då kan din familj vila.'] },
            { label: 'Korttidsvistelse', value: ['Du bor på ett annat ställe en kort tid.'] },
            {
              label: 'Korttidstillsyn',
              value: ['Du är över 12 år och går i skolan. Du har någonstans att vara före och efter skolan.'],
            },
            {
              label: 'Boende för barn och unga',
              value: ['Du bor i en annan familj eller i ett boende där det finns personal.'],
            },
            { label: 'Bostad för vuxna', value: ['Du har en egen bostad. Personal hjälper dig.'] },
            {
              label: 'Daglig verksamhet',
              value: ['Du har något att göra på dagarna. Det är för dig som inte har ett jobb.'],
            },
          ],
        },
        { kind: 'text', text: 'Vet du inte vad du ska välja? Det gör inget. Vi hjälper dig.' },
        ...(f.municipality.features.municipalityHandlesCounselling
          ? []
          : [
              {
                kind: 'text' as const,
                text: `**Råd och stöd** får du inte av oss. Det får du av regionen: [${f.municipality.links.region.name.easy}](${f.municipality.links.region.url}).`,
              },
            ]),
      ],
    },
    {
      id: 'vem',
      heading: 'Vem kan få stöd?',
      blocks: [
        { kind: 'text', text: 'LSS är för tre grupper av människor:' },
        {
          kind: 'numbered',
          items: [
            'Du har en intellektuell funktionsnedsättning eller autism.',
            'Du fick en skada i hjärnan när du var vuxen. Skadan gör det svårt att tänka och förstå.',
            'Du har en annan stor funktionsnedsättning. Den går inte över. Den gör din dag mycket svår.',
          ],
        },
        {
          kind: 'text',
          text: 'Vet du inte vilken grupp du hör till? Det gör inget. Vi tar reda på det. Du kan kanske få annat stöd av oss också. Fråga oss.',
        },
      ],
    },
    {
      id: 'soka-at-nagon',
      heading: 'Be om stöd till någon annan',
      blocks: [
        {
          kind: 'list',
          items: [
            '**Är du 15 år eller äldre?** Då ber du själv om stöd.',
            '**Är du under 15 år?** Då ber din vårdnadshavare om stöd. Du ska också få säga vad du tycker.',
            `**Är du förälder?** [Så gör du](${paths.guardians}).`,
            '**Kan personen inte bestämma själv?** Då kan en god man eller en förvaltare be om stöd.',
            '**Vill du ha hjälp?** Någon som du litar på kan hjälpa dig. Du skriver på ett papper att det är okej.',
          ],
        },
      ],
    },
    {
      id: 'ta-fram',
      heading: 'Papper',
      blocks: [
        {
          kind: 'text',
          text: 'Har du ett papper från en läkare eller en psykolog? Skicka med det. Har du inget papper? Du kan be om stöd ändå.',
        },
      ],
    },
    {
      id: 'sedan',
      heading: 'Vad händer sedan?',
      blocks: [
        {
          kind: 'text',
          text: 'En handläggare ringer eller skriver till dig. Ni pratar om hur du har det. Du kan få en tolk.',
        },
        {
          kind: 'text',
          text: `Sedan bestämmer vi. Tycker du att det är fel? Säg det inom ${f.municipality.appealWeeks} veckor. [Läs mer](${paths.afterApplying}).`,
        },
      ],
    },
    {
      id: 'flytta-hit',
      heading: 'Ska du flytta hit?',
      blocks: [
        {
          kind: 'text',
          text: `Du kan fråga vilket stöd du får om du flyttar hit. Det kallas förhandsbesked. Det gäller i sex månader. Tiden börjar när stödet finns för dig här. [Logga in och be om det](${paths.loginToApplyForLss}). Du kan också ringa ${f.call.office}.`,
        },
      ],
    },
  ],
});

export const text: Record<Language, typeof sv> = inLanguages({ sv, en, easy });
