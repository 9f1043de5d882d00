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
  const spaced = terms.filter(isSpaced).map((term) => term.replaceAll('*', '[\\p{L}\\p{N}]*'));
  const unspaced = terms.filter((term) => !isSpaced(term));
  const whole = `(?<![\\p{L}\\p{N}])(?:${spaced.join('|')})(?![\\p{L}\\p{N}])`;
  return new RegExp([whole, ...unspaced].join('|'), 'gu');
}

export const ENGLISH = anyOf(
  'the, of, and, their, they, is, are, was, has, have, had, for, with, that, from, by, at, our, your, you, it, this, will, who, which, not, be, his, her, he, she, we, us, been, would, could, to',
);

export const OTHER_LANGUAGES = anyOf(
  `el, la, los, las, de, del, que, en, con, por, para, una, un, su, se, al, es, muy, lo,
  der, die, das, den, dem, des, und, ist, im, am, mit, von, zu, ein, eine, einen, fur, auf, auch, nicht, noch, wir, uns, sehr, zum, zur, aus, bei, wird,
  le, les, du, et, est, une, dans, pour, avec, sur, leur, vous, nous, ils, par, au, aux, chez, il,
  o, os, do, da, dos, das, em, com, uma, um, na, no, nas, ao, sao, eles, nos,
  lo, gli, di, che, e, il, con, per, un, nel, della, dal, dei, ogni, vi, si,
  het, een, van, met, op, voor, zijn, hun, ze, bij, aan, dat, te, wij, jou, jullie, elke`,
);

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
  `leading, trusted, award winning, passionate, best in class, world class, expert*, experienced, experience, reputation, proven, track record, certified, gold partner, excellent, great, strong, deep, strategic, important, potential, perfect fit, good fit, fit for us, growing market, skills,
  estrategic*, lider, confianza, amplia, experiencia, gran, potencial, strategisch*, wichtig*, erfahren*, erfahrung, exzellent*, zuverlassig*, ruf, grosses, potenzial, passt gut, strategique, confiance, expertise, grande, reputation, estrategico, ampla, affidabile, esperienza, strategico, betrouwbare, ervaring, strategische, potentieel, 戦略的, 重要, 信頼`,
);

/** Something happens, so that it matters when. */
export const EVENTS = anyOf(
  `renew*, tender*, rfp, rfi, audit*, deadline, expire*, expir*, ends, end of, ending, runs out, run out, up for, launch*, relaunch*, announced, go live, merger, merg*, acquired, starts, begins, opens, closes, before, until, now, quarter, q1, q2, q3, q4, h1, h2, fiscal year, budget, season, replac*,
  new ceo, new coo, new cio, new cto, new cfo,
  termina, vence, acaba, antes, caduca, licitacion, trimestre, presupuesto, endet, lauft, auslauft, ausschreibung, quartal, ablauf, budget, bis, finit, expire, echeance, appel d offres, trimestre, avant, remplace, concurso, licitacao, comeca, orcamento, scade, gara, rinnov*, entro, chiude, loopt, sluit, aanbesteding, kwartaal, eindigt, voor het, 終了, 切れ, 期限, 入札, 更新, 四半期, 開始`,
);

/** Something was done, which can be checked. */
export const DEEDS = anyOf(
  `built, build*, runs, ran, run, operat*, install*, deliver, delivers, delivered, migrat*, implement*, maintain*, led, leads, rolled, rollout, connect*, train, trains, trained, wrote, wired, servic*, sits on, moved, cut, cuts, suppl*, manag*, host*, design*, planned, plans, introduced, integrat*, mount*, set up, rebuilt, wrote, runs, audit*, equip*, since, made, replac*, rolled, launched, saved, reduced, fixed`,
);

/** Helping is not yet doing something. */
export const VAGUE_HELP = anyOf(
  `help*, support*, assist*, available, happy to, be there, contribute*, collaborat*, where needed, as needed, apoy*, ayud*, unterstutz*, hilft, helfen, soutien*, souten*, aide*, accompagn*, apoia*, ajuda*, support*, aiuta*, support*, ondersteun*, help*, サポート, 支援`,
);

/** Somebody would like it to be so. */
export const HOPES = anyOf(
  `hope*, hopefully, maybe, perhaps, might, possibly, would like, could be, at some point, ojala, quiza*, tal vez, hoffe*, hoffentlich, vielleicht, espere*, peut etre, talvez, forse, speriamo, misschien, hopelijk, 多分, かもしれ`,
);

/** They need somebody to say what they mean. */
export const VAGUE_MOVES = anyOf(
  `follow up, follow*, explor*, engag*, touch base, check in, reach out, get in touch, stay in touch, keep in touch, connect with, look into, have a look, see where, see if, discuss opportunities, align, nurture, consider, think about, collaborate, leverage, keep warm, be aware,
  hacer seguimiento, seguimiento, explorar, contactar, nachfass*, dranbleib*, auslot*, prufen ob, kontakt halten, faire le suivi, suivi, explorer, relancer, dar seguimento, acompanhar, dare seguito, approfondire, esplorare, opvolgen, contact houden, verkennen, フォロー, 検討`,
);

/** What a seller does in one go. Two of them at the beginning of two clauses are two moves. */
export const SELLER_ACTS =
  'call|ring|phone|send|mail|email|write|book|schedule|meet|join|set up|prepare|review|invite|reply|confirm|ask|present|draft|arrange|organise|organize|register|submit|visit|propose';
