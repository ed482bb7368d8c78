import { Labelled, reveal } from '@hatstand/db/labels';

/** What is ready to be sent on the phone of whoever follows the link. People may add to it, or write the words alone. */
const firstWords = (words: Labelled<'open'>): Labelled<'open'> => new Labelled('open', `Hello Hattie, I would like to help: ${reveal(words)}`);

/** The link that opens WhatsApp with those words typed (faq.whatsapp.com, click to chat). `number`: digits only, with the code of the country. */
export const linkOf = (number: string, words: Labelled<'open'>): Labelled<'open'> =>
  new Labelled('open', `https://wa.me/${number}?text=${encodeURIComponent(reveal(firstWords(words)))}`);

/** One of the words of a poster. */
export const sayPosterWord = (word: string): Labelled<'open'> => new Labelled('open', word);
