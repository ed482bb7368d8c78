import { type Refusal, refuse } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import { visitById } from '../../visits/known.ts';
import { agree, answer, lapse, stopAsking } from './answering.ts';
import { askCover, askSwap } from './asking.ts';
import type { CoverFact, CoverReason } from './facts.ts';
import { chosen, find } from './finding.ts';
import type { CoverIntent } from './intents.ts';
import type { Known } from './known.ts';

type Decision = readonly CoverFact[] | Refusal<CoverReason>;

/** What the rota makes of a wish. Everybody concerned is asked; nobody is assigned (PRODUCT, promise 4). */
export function decide(intent: CoverIntent, known: Known, moment: Moment): Decision {
  switch (intent.do) {
    case 'find':
      return find(intent, known, moment);
    case 'choose':
      return chosen(intent, known, moment);
    case 'ask swap':
      return askSwap(visitById(known, intent.visit), visitById(known, intent.inReturn), known, moment);
    case 'ask cover':
      return askCover(visitById(known, intent.visit), undefined, known, moment);
    case 'stop asking':
      return stopAsking(intent.request, known);
    case 'touch another':
      return refuse('not your visit');
    case 'answer':
      return answer(intent.request, intent.yes, known);
    case 'agree':
      return agree(intent, known);
    case 'lapse':
      return lapse(intent.request, known);
  }
}
