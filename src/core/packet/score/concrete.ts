import { isSmallWord } from './language.ts';
import { GROUPS, hasPerson } from './people.ts';
import { has, nameWords, type Said, standingIn } from './said.ts';
import { isTimeWord } from './spoken-time.ts';
import type { Texts } from './texts.ts';
import { anyOf, EMPTY_PHRASES, HOLLOW, MEETING_WORDS, PRAISE } from './vocabulary.ts';

/** Whether one can see that a move was done: it names somebody, a number, a meeting, a thing that is handed over, or a word of what this packet is about. */

const THINGS = anyOf(
  `${MEETING_WORDS},
  you, your, quote, offer, proposal, price*, list, sheet, plan, plans, report*, drawing*, diagram, file*, data, log, logs, export, sample*, model, slide*, deck, draft, paper*, document*, contract, agreement, nda, form, application, tender, bid, rfp, invoice*, order, pass, ticket, key, access, login, account list, test, tests, pilot, trial, benchmark*, teardown, audit, assessment, analysis, study, survey, proof of concept, poc, prototype, results, findings, numbers, figures, counts, measure*, reference, referee, case study, page, video, photo*, seat, kit, unit, sensor, device,
  oferta, presupuesto, informe, plano, planos, lista, datos, contrato, muestra, prueba, piloto, medicion*, pliego, enlace, numero,
  angebot, bericht, plan, plane, liste, daten, vertrag, muster, test, pilot, messung*, unterlagen, ausschreibung, zahlen, referenz,
  offre, devis, rapport, plan, plans, liste, donnees, contrat, echantillon*, essai*, pilote, mesure*, dossier, chiffres, reference, lien,
  oferta, proposta, relatorio, planta, lista, dados, contrato, amostra*, teste*, piloto, medic*, ligacao,
  offerta, preventivo, rapporto, piano, elenco, dati, contratto, campion*, prova, prove, pilota, misur*, visita,
  offerte, rapport, plan, lijst, gegevens, contract, monster*, proef, meting*, cijfers, aanbesteding, referentie, link`,
);

/** "Ring Ada": whoever is rung. */
const TO_SOMEBODY = /^(?:please )?(?:ring|call|phone|ask|tell|invite|meet|mail|email|text|visit|answer) /u;

/** The fields that say what a packet is about. */
const MATTER = [
  'why_account',
  'customer_trigger',
  'why_partner',
  'warm_path',
  'seller_move',
  'partner_move',
  'evidence',
] as const;
type Prose = (typeof MATTER)[number];

/** `doers`: whose names say only who does it. */
export function isConcrete(texts: Texts, key: Prose, doers: readonly string[]): boolean {
  const move = texts[key];
  const known = [...doers, ...nameWords(texts.account)];
  const others = MATTER.filter((other) => other !== key);
  const isCounted = /\p{N}/u.test(move.words);
  return (
    isCounted ||
    TO_SOMEBODY.test(move.words) ||
    has(move, THINGS) ||
    hasPerson(move, known) ||
    sharesMatter(
      move,
      others.map((other) => texts[other]),
      known,
    )
  );
}

/** A longer word that one of the others has too, and that is no small word, no name of those who are left out and no word of time. */
export function sharesMatter(text: Said, others: readonly Said[], leftOut: readonly string[]): boolean {
  const known = new Set(leftOut);
  const longer = new Set(
    others.flatMap(({ each }) => [...each].filter((word) => word.length >= 4 && !known.has(word))),
  );
  return standingIn(text, [...longer]).some(isMatter);
}

const NO_MATTER = [HOLLOW, PRAISE, GROUPS, EMPTY_PHRASES];

function isMatter(word: string): boolean {
  return !isSmallWord(word) && !isTimeWord(word) && !NO_MATTER.some((list) => has({ words: word }, list));
}
