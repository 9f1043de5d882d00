/**
 * Short lists of words, in the languages that partners write in most: English, Spanish, German, French, Portuguese, Italian, Dutch and Japanese.
 * In lower case without accents, as texts are compared. A star stands for any ending. A list that lacks a word costs a hint, never a handoff.
 */

/** Matches any of the words as a whole; words of scripts without spaces stand anywhere. */
export function anyOf(list: string): RegExp {
  const terms = list
    .split(/[,\n]/)
    .map((term) => term.trim())
    .filter((term) => term !== '');
  const isSpaced = (term: string) => /^[*\p{Script=Latin}\p{N}]/u.test(term);
  const spaced = terms.filter(isSpaced).map((term) => term.replaceAll('*', '\\S*'));
  const unspaced = terms.filter((term) => !isSpaced(term));
  const whole = `(?<!\\S)(?:${spaced.join('|')})(?!\\S)`;
  return new RegExp([whole, ...unspaced].join('|'), 'gu');
}

/** They stand for "nothing yet" when nothing else is said. */
export const EMPTY_PHRASES = anyOf(
  `tbd, tbc, tba, n a, na, none, nil, nothing, unknown, see above, see below, to be confirmed, to be defined, to be decided, to be determined, not yet, no idea,
  fyi, for your information, for information, for your awareness, for awareness, only, please, later, pending, test, lorem ipsum, x, xx, xxx, as discussed,
  por definir, pendiente, ninguno, nada, para su informacion, offen, noch offen, noch, keine, nichts, zur info, zur kenntnis, folgt, a definir, a preciser, aucun, rien, pour information,
  nenhum, para conhecimento, da definire, nessuno, per conoscenza, nog te bepalen, geen, ter info, ter informatie, 未定, なし, 特になし, 参考まで`,
);

/** Words that fit any account. A text of which nothing is left without them says nothing about this one. */
export const HOLLOW = anyOf(
  `a, an, the, of, and, or, to, in, for, with, on, by, at, as, be, is, are, was, it, its, their, they, them, this, that, these, our, we, us, you, your, more, most, better, best, very, great, good, strong, high, higher, low, lower, much, many, new, all, also, other, some, any, every, everywhere, today, increasingly, over, time, under, want*, need*, look*, seek*, wish*, would, will, could, should, may, might, must, can, like, hav*, has, order, stay*, become, becom*, get, provide, offer*, about,
  customer*, client*, compan*, business*, enterprise*, organi*, account*, industr*, sector*, market*, retailer*, bank*, insurer*, insurance, manufacturer*, world, competiti*, pressure,
  digit*, transform*, moderni*, innovat*, improv*, increas*, reduc*, sav*, cut*, optimi*, automat*, efficien*, productiv*, cost*, revenue*, grow*, scal*, agil*, flexib*, experience*, insight*, data, process*, solution*, platform*, technolog*, cloud, ai, journey*, challenge*, pain, points, value, driv*, enabl*, accelerat*, strateg*, synerg*, potential, opportunit*, future, goal*, faster,
  el, la, los, las, un, una, de, del, y, en, su, sus, quier*, necesit*, busc*, dese*, mejor*, reduc*, costes, costos, eficien*, cliente*, empresa*, transformacion, negocio*, proces*, crecer, crecimiento, moderniz*, ahorr*,
  der, die, das, den, dem, ein, eine, einen, und, ihre, ihren, mocht*, will, wollen, braucht, brauchen, muss, mussen, werden, senken, steigern, verbessern, effizien*, kosten, kunde*, unternehmen, transformation, prozess*, digitali*, wachs*,
  le, les, l, un, une, des, et, son, sa, ses, leur*, souhait*, veu*, voul*, besoin, cherch*, amelior*, redui*, couts, efficac*, client*, entreprise*, croissance,
  o, os, a, as, um, uma, e, seu*, sua*, quer*, precis*, procur*, melhor*, reduzir, custos, efici*, crescimento,
  il, lo, gli, i, e, vuol*, voglion*, desider*, cerc*, miglior*, ridurre, costi, efficien*, aziend*, crescita, processi,
  de, het, een, en, hun, wil, willen, ze, nodig, zoek*, verbeter*, besparen, verlagen, efficien*, werken, klant*, bedrij*, groei*, kosten,
  業務, を, 効率化, し, たい, 顧客, コスト, 削減, 改善, 成長, 生産性, 向上, です, ます, は, が, の, に, な`,
);

/** Praise, which anybody can say of anybody. */
export const PRAISE = anyOf(
  `leading, trusted, liked, well regarded, well respected, well known, well connected, second to none, prestigious, prides, highly, highest standards, inside out, decades, thought leader*, people first, knows everybody, network, networks, scene, sector, industry, field of, community, space, award winning, passionate, best in class, world class, expert*, experienced, experience, reputation, proven, track record, certified, gold partner, excellent, great, strong, deep, strategic, important, potential, perfect fit, good fit, fit for us, growing market, skills,
  sector, excelente, muy bien, estrategic*, lider, confianza, amplia, experiencia, potencial, strategisch*, wichtig*, erfahren*, erfahrung, exzellent*, zuverlassig*, ruf, grosses, potenzial, passt gut, vernetzt, *branche, kenner*, ausgewiesen*, carnet d adresses, excellent*, reconnu*, secteur, strategique, confiance, expertise, reputation, estrategico, ampla, settore, affidabile, esperienza, strategico, ervaren, betrouwbaar, betrouwbare, ervaring, strategische, potentieel, 戦略的, 重要, 信頼`,
);

/** Something happens, so that it matters when. */
export const EVENTS = anyOf(
  `renew*, due, tender*, rfp, rfi, audit*, deadline, expire*, expir*, ends, end of, ending, runs out, run out, up for, launch*, relaunch*, announced, go live, merger, merg*, acquired, starts, begins, opens, closes, before, until, now, quarter, q1, q2, q3, q4, h1, h2, fiscal year, budget, season, replac*,
  new ceo, new coo, new cio, new cto, new cfo,
  termina, vence, acaba, antes, caduca, licitacion, trimestre, presupuesto, endet, lauft, auslauft, ausschreibung, quartal, ablauf, budget, bis, finit, expire, echeance, appel d offres, trimestre, avant, remplace, concurso, licitacao, comeca, orcamento, scade, gara, rinnov*, entro, chiude, loopt, sluit, aanbesteding, kwartaal, eindigt, voor het, 終了, 切れ, 期限, 入札, 更新, 四半期, 開始`,
);

/** Something was done, which can be checked. */
export const DEEDS = anyOf(
  `built, build*, runs, ran, run, operat*, install*, deliver, delivers, delivered, migrat*, implement*, maintain*, led, leads, rolled, rollout, connect*, train, trains, trained, wrote, wired, servic*, sits on, moved, cut, cuts, suppl*, manag*, host*, design*, planned, plans, introduced, integrat*, mount*, set up, rebuilt, wrote, runs, audit*, equip*, since, made, replac*, rolled, launched, saved, reduced, fixed`,
);

/** Helping is not yet doing something. */
export const VAGUE_HELP = anyOf(
  `help*, support*, assist*, available, around, ready, happy to, glad to, keen to, lend*, steps in, on hand, on board, there for, ears open, close to, champion*, if needed, when needed, wherever, whatever, what she can, what he can, what they can, where it makes sense, as required, on request, be there, contribute*, collaborat*, where needed, as needed, apoy*, ayud*, colabora*, lo que haga falta, a disposicion, unterstutz*, zur seite, zur verfugung, hort sich um, begleit*, hilft, helfen, soutien*, souten*, aide*, accompagn*, a disposition, disponible, apoia*, ajuda*, support*, aiuta*, support*, ondersteun*, denkt mee, denkt graag mee, meedenk*, staat klaar, o que puder, a disposizione, collabora*, サポート, 支援`,
);

/** Somebody would like it to be so. */
export const HOPES = anyOf(
  `hope*, hopefully, with luck, gets round to, to be agreed, to be discussed, not sure, if time, in principle, intends, ideally, maybe, perhaps, might, possibly, would like, could be, at some point, ojala, quiza*, tal vez, hoffe*, hoffentlich, vielleicht, espere*, peut etre, talvez, forse, speriamo, misschien, hopelijk, 多分, かもしれ`,
);

/** They need somebody to say what they mean. */
export const VAGUE_MOVES = anyOf(
  `follow up, follow*, circle back, join forces, get to know, build a relationship, build rapport, monitor*, keep an eye, find out, figure out, learn more, point of view, when convenient, position us, win them over, warm up, work together, team up, partner with, research, explor*, engag*, touch base, check in, reach out, get in touch, stay in touch, keep in touch, connect with, look into, have a look, see where, see if, discuss opportunities, align, nurture, consider, think about, collaborate, leverage, keep warm, be aware,
  hacer seguimiento, seguimiento, explorar, contactar, mantener el contacto, ver oportunidades, ver si, nachfass*, anklopfen, schauen, kontakt aufnehmen, mal *, dranbleib*, auslot*, prufen ob, kontakt halten, faire le suivi, garder le contact, rester en contact, prendre contact, voir si, suivi, explorer, relancer, dar seguimento, acompanhar, dare seguito, approfondire, esplorare, mantenere i contatti, restare in contatto, manter contacto, manter contato, opvolgen, warm houden, contact houden, verkennen, フォロー, 検討`,
);

/** What a seller does in one go. Two of them at the beginning of two clauses are two moves. */
export const SELLER_ACTS =
  'call|ring|phone|send|mail|email|write|book|schedule|meet|join|set up|prepare|review|invite|reply|confirm|ask|present|draft|arrange|organise|organize|register|submit|visit|propose|read|come|attend|speak|talk|download|bring|give|forward|share|sign|pay|check|compare|collect';

/** Where people meet and how they write to one another: it happens on a day, and somebody can be brought along. */
export const MEETING_WORDS = `mail*, email*, e mail, call, calls, calling, phone*, telephone, line, dial in, zoom, video, chat, channel, thread, text, texts, message*, note, meet, meets, meeting*, met, lunch*, dinner*, breakfast*, coffee, tea, drink, drinks, beer, visit*, tour, walk, walks, round, rounds, stand up, standup, slot, workshop*, session*, demo*, tasting, table, appointment*, invite*, invitation*, copy, steering group, committee, review, office hours, briefing, training, kick off, kickoff,
  llamada*, correo*, reun*, cafe, comida, desayun*, almuerz*, visita*, cita, telefono, copia, invita*, taller,
  mail, termin, anruf*, anrufen, telefon*, gesprach*, besprechung*, runde, besuch*, mittag*, fruhstuck*, kaffee, rundgang, werkstatt*, einladung*, kopie, videoruf, schaltung,
  appel*, courriel, rendez vous, dejeun*, visite*, reunion*, telephone, copie, atelier, invitation*, cafe,
  chamada*, almoc*, reuniao, reunioes, visita*, telefone, copia, convite*,
  chiamata, chiama, telefon*, riunion*, pranzo, pranza, caffe, visita*, appuntamento, copia, contatto per, invito,
  gesprek*, belt, bellen, telefoon*, afspraak, overleg, lunch*, koffie, bezoek*, kopie, uitnodiging*,
  会議, メール, 電話`;
