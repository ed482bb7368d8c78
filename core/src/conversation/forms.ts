import type { QuestionId } from '@hatstand/db/ids';
import { reveal } from '@hatstand/db/labels';
import type { Form } from '../wire/cue.ts';
import type { FormShape } from './capability.ts';

/** A form made ready for a channel that opens forms. Its words are `open`, so any channel may show them. */
export function wireForm(id: QuestionId, shape: FormShape): Form {
  return {
    id,
    title: reveal(shape.title),
    fields: shape.fields.map((field) => ({
      id: field.id,
      label: reveal(field.label),
      kind: field.kind,
      choices: (field.choices ?? []).map((choice) => ({ value: choice.value, label: reveal(choice.label) })),
      optional: field.optional ?? false,
    })),
  };
}
