import { isSmallWord } from './language.js';
import { GROUPS, hasPerson } from './people.js';
import { has, nameWords, names, said } from './said.js';
import { isTimeWord } from './spoken-time.js';
import { anyOf, EMPTY_PHRASES, HOLLOW, MEETING_WORDS, PRAISE } from './vocabulary.js';
/** Whether one can see that a move was done: it names somebody, a number, a meeting, a thing that is handed over, or a word of what this packet is about. */
const THINGS = anyOf(`${MEETING_WORDS},
  you, your, quote, offer, proposal, price*, list, sheet, plan, plans, report*, drawing*, diagram, file*, data, log, logs, export, sample*, model, slide*, deck, draft, paper*, document*, contract, agreement, nda, form, application, tender, bid, rfp, invoice*, order, pass, ticket, key, access, login, account list, test, tests, pilot, trial, benchmark*, teardown, audit, assessment, analysis, study, survey, proof of concept, poc, prototype, results, findings, numbers, figures, counts, measure*, reference, referee, case study, page, video, photo*, seat, kit, unit, sensor, device,
  oferta, presupuesto, informe, plano, planos, lista, datos, contrato, muestra, prueba, piloto, medicion*, pliego, enlace, numero,
  angebot, bericht, plan, plane, liste, daten, vertrag, muster, test, pilot, messung*, unterlagen, ausschreibung, zahlen, referenz,
  offre, devis, rapport, plan, plans, liste, donnees, contrat, echantillon*, essai*, pilote, mesure*, dossier, chiffres, reference, lien,
  oferta, proposta, relatorio, planta, lista, dados, contrato, amostra*, teste*, piloto, medic*, ligacao,
  offerta, preventivo, rapporto, piano, elenco, dati, contratto, campion*, prova, prove, pilota, misur*, visita,
  offerte, rapport, plan, lijst, gegevens, contract, monster*, proef, meting*, cijfers, aanbesteding, referentie, link`);
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
];
/** `doers`: whose names say only who does it. */
export function isConcrete(packet, key, doers) {
    const move = said(packet[key]);
    const known = [...doers, ...nameWords(packet.account)];
    const isCounted = /\p{N}/u.test(move.words);
    return (isCounted ||
        TO_SOMEBODY.test(move.words) ||
        has(move, THINGS) ||
        hasPerson(move, known) ||
        sharesMatter(packet, key, move, known));
}
/** A longer word that another field has too, other than a name of the doer or the account. */
function sharesMatter(packet, key, move, known) {
    const matter = matterOf(packet, MATTER.filter((other) => other !== key), known);
    return names(move, matter);
}
/** The longer words of these fields that are no small word, no name of those who are left out and no word of time. */
export function matterOf(packet, fields, leftOut) {
    return fields
        .flatMap((field) => said(packet[field]).words.split(' '))
        .filter((word) => word.length >= 4 && isMatter(word) && !leftOut.includes(word));
}
const NO_MATTER = [HOLLOW, PRAISE, GROUPS, EMPTY_PHRASES];
function isMatter(word) {
    return !isSmallWord(word) && !isTimeWord(word) && !NO_MATTER.some((list) => has({ words: word }, list));
}
