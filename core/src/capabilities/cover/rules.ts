import { type Refusal, refuse } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import { visitById } from '../../visits/known.ts';
import { agree, answer, keep, lapse, news, stopAsking, untake } from './answering.ts';
import { askCover, askSwap } from './asking.ts';
import type { CoverFact, CoverReason } from './facts.ts';
import { chosen, find } from './finding.ts';
import type { CoverIntent } from './intents.ts';
import type { Known } from './known.ts';
import { climb, sort, watch } from './ladder.ts';
import { askCircle, nextWave, take, takeVisit } from './widening.ts';

type Decision = readonly CoverFact[] | Refusal<CoverReason>;

/** What is made of a wish about who comes. Everybody concerned is asked; nobody is assigned (PRODUCT, promise 4), and nothing uncovered goes quiet (promise 7). */
export function decide(intent: CoverIntent, known: Known, moment: Moment): Decision {
  switch (intent.do) {
    case 'find':
      return find(intent, known, moment);
    case 'choose':
      return chosen(intent, known, moment);
    case 'ask swap':
      return askSwap(visitById(known, intent.visit), visitById(known, intent.inReturn), known, moment);
    case 'ask cover': {
      const visit = visitById(known, intent.visit);
      return visit ? askCover({ visit }, known, moment) : refuse('not your visit');
    }
    case 'stop asking':
      return stopAsking(intent, known);
    case 'news':
      return news(intent, known);
    case 'keep':
      return keep(intent.request, known);
    case 'answer':
      return answer(intent.request, intent.yes, known, moment);
    case 'agree':
      return agree(intent, known, moment);
    case 'take':
      return take(intent, known, moment);
    case 'take visit':
      return takeVisit(visitById(known, intent.visit), known, moment);
    case 'untake': {
      const undone = untake(intent, known, moment);
      return undone === 'ask for cover' ? find({ do: 'find', wanted: 'cover', on: intent.on }, known, moment) : undone;
    }
    case 'ask circle':
      return askCircle(intent, known);
    case 'sort':
      return sort(intent, known);
    case 'lapse':
      return lapse(intent.request, known);
    case 'next wave':
      return nextWave(known);
    case 'ladder':
      return climb(intent, known, moment);
    case 'watch':
      return watch(intent.team, known, moment);
  }
}
