import type { Form } from '../wire/cue.ts';
import type { Entry } from './steps.ts';
import { fold, isNamedIn } from './text.ts';

type Field = Form['fields'][number];

/** The answers to a form by field id; what was not mentioned stays empty. Gives a sentence when an entry does not fit the form. */
export function filled(form: Form, entries: readonly Entry[]): Readonly<Record<string, string>> | string {
  const answers: Record<string, string> = Object.fromEntries(form.fields.map(({ id }) => [id, '']));
  for (const { label, answer } of entries) {
    const field = oneNamed(label, form.fields);
    if (!field) return `the form "${form.title}" has no single field "${label}"; its fields: ${inBrackets(form.fields)}`;
    const value = valueFor(answer, field);
    if (value === undefined) return `the field "${field.label}" has no single choice "${answer}"; its choices: ${inBrackets(field.choices)}`;
    answers[field.id] = value;
  }
  return answers;
}

function valueFor(answer: string, field: Field): string | undefined {
  if (field.kind !== 'choice' || answer === '') return answer;
  const choice = oneNamed(answer, field.choices) ?? field.choices.find(({ value }) => value === answer);
  return choice?.value;
}

/** The one with exactly this label, or else the only one whose label has it in it. */
function oneNamed<Named extends { readonly label: string }>(label: string, all: readonly Named[]): Named | undefined {
  const exact = all.filter((each) => fold(each.label) === fold(label));
  const found = exact.length > 0 ? exact : all.filter((each) => isNamedIn(label, each.label));
  return found.length === 1 ? found[0] : undefined;
}

function inBrackets(all: readonly { readonly label: string }[]): string {
  return all.map(({ label }) => `[${label}]`).join(' ') || 'none';
}
