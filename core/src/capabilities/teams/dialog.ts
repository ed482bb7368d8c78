import { Labelled } from '@hatstand/db/labels';
import type { Dialog } from '../../conversation/capability.ts';
import { hearName, hearNickname, hearSurname, type NameSaid } from '../../words/names-said.ts';
import type { TeamIntent, TeamStep, Told } from './intents.ts';

const NOBODY =
  /^(?:nobody|no ?one|no|none|nope|not (?:yet|now)|no advocate|(?:she|he|they) speaks? for (?:her|him|them)sel(?:f|ves)|skip|leave (?:it|that)(?: out)?)$/i;
const LEFT_OUT = /^(?:skip|leave (?:it|that)(?: out)?|no|none|not (?:yet|now)|don['’]?t know|rather not|private|later)$/i;
const ASK_FIRST = /\bask\b|\bfirst\b/i;
const JUST_TELL = /\btell\b|\btold\b/i;
const LONGEST_PLACE = 120;

export const dialog: Dialog<TeamIntent, TeamStep> = {
  version: 1,
  answer(step, said) {
    const words = said.words.replace(/[.!]+$/u, '').trim();
    if (step.step === 'new nickname') {
      const nickname = hearNickname(words);
      return nickname && { do: 'call it', nickname, team: step.team };
    }
    const told = toldIn(step, words);
    return told && { do: 'tell', beginning: step.beginning, told };
  },
  filled(step, fields) {
    if (step.step !== 'owner') return undefined;
    const owner = nameIn(fields['first'], fields['surname']);
    const nickname = hearNickname(fields['nickname'] ?? '');
    const advocate = hearName(fields['advocate'] ?? '');
    const place = (fields['place'] ?? '').trim().slice(0, LONGEST_PLACE);
    const told: Told = {
      ...(owner ? { owner } : {}),
      ...(nickname ? { nickname } : { initial: true }),
      advocate: advocate ?? 'nobody',
      asking: fields['asking'] === 'just tell me' ? 'just tell me' : 'ask me first',
      place: place === '' ? 'left out' : new Labelled('care', place),
    };
    return { do: 'tell', beginning: step.beginning, told };
  },
};

function nameIn(first: string | undefined, surname: string | undefined): NameSaid | undefined {
  const name = hearName((first ?? '').trim());
  const last = hearSurname((surname ?? '').trim());
  return name && { first: name.first, ...(last ? { surname: last } : name.surname ? { surname: name.surname } : {}) };
}

function toldIn(step: Exclude<TeamStep, { step: 'new nickname' }>, words: string): Told | undefined {
  switch (step.step) {
    case 'owner': {
      const owner = hearName(words);
      return owner && { owner };
    }
    case 'surname': {
      const surname = hearSurname(words);
      return surname && { owner: { first: step.first, surname } };
    }
    case 'nickname': {
      const nickname = hearNickname(words);
      return nickname && { nickname };
    }
    case 'advocate':
      return advocateIn(words);
    case 'advocate surname': {
      const surname = hearSurname(words);
      return surname && { advocate: { first: step.first, surname } };
    }
    case 'asking':
      return JUST_TELL.test(words) ? { asking: 'just tell me' } : ASK_FIRST.test(words) ? { asking: 'ask me first' } : undefined;
    case 'place':
      return LEFT_OUT.test(words) ? { place: 'left out' } : words.length <= LONGEST_PLACE && words !== '' ? { place: new Labelled('care', words) } : undefined;
  }
}

/** "her daughter Jane Shaw" is Jane Shaw. */
function advocateIn(words: string): Told | undefined {
  if (NOBODY.test(words)) return { advocate: 'nobody' };
  const bare = words.replace(
    /^(?:yes,? )?(?:(?:(?:his|her|their|the) )?(?:son|daughter|brother|sister|wife|husband|partner|niece|nephew|friend|neighbour|mother|father|cousin),? )?/iu,
    '',
  );
  const advocate = hearName(bare.replace(/,? (?:(?:his|her|their) )(?:son|daughter|brother|sister|wife|husband|partner|niece|nephew|friend|neighbour)$/iu, ''));
  return advocate && { advocate };
}
