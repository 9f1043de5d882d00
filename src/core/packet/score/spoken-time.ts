/**
 * Time as people say it: an amount, a unit and a word that says which way ("three weeks ago", "vor drei Wochen", "il y a trois semaines"), a unit
 * with "last", "this" or "next", what happens every so often, and days of the week.
 */

const set = (words: string) => new Set(words.split(/\s+/));

const UNITS: [number, Set<string>][] = [
  [0, set('hour hours hora horas stunde stunden heure heures ora ore uur uren minute minutes')],
  [
    0,
    set(
      'morning afternoon evening night manana tarde noche morgen abend matin matins soir manha noite mattina sera ochtend avond',
    ),
  ],
  [1, set('day days dia dias tag tage tagen jour jours giorno giorni dag dagen')],
  [7, set('week weeks weekend semana semanas woche wochen semaine semaines settimana settimane weken')],
  [14, set('fortnight quinzaine quincena quinzena')],
  [30, set('month months mes meses monat monate monaten mois mese mesi maand maanden')],
  [90, set('quarter quarters trimestre quartal kwartaal')],
  [365, set('year years ano anos jahr jahre jahren an ans annee annees anno anni jaar jaren')],
];

/** How many, in words: the place in the list is the number. */
const NUMBERS = [
  'zero',
  'a an one un una uno um uma ein eine einem einer une een',
  'two both dos zwei deux dois duas due twee',
  'three few couple several some tres drei trois tre drie paar quelques varios algunos unos unas alguns algumas alcuni alcune enkele',
  'four cuatro vier quatre quatro quattro',
  'five cinco funf cinq cinque vijf',
  'six seis sechs sei zes',
  'seven siete sieben sept sete sette zeven',
  'eight ocho acht huit oito otto',
  'nine nueve neun neuf nove negen',
  'ten diez zehn dix dez dieci tien',
].map(set);
const TENS: [number, Set<string>][] = [
  [12, set('eleven twelve once doce elf zwolf onze douze doze undici dodici twaalf')],
  [20, set('twenty veinte zwanzig vingt vinte venti twintig fifteen quince quinze quindici vijftien')],
  [30, set('thirty treinta dreissig trente trinta trenta dertig')],
  [60, set('forty fifty sixty sesenta sechzig soixante sessenta sessanta zestig')],
  [90, set('ninety hundred noventa neunzig novanta negentig')],
];

const AGO_BEHIND = set('ago geleden fa atras back earlier');
const AGO_BEFORE = set('vor hace ha');
const LAST = set(
  'last past previous pasada pasado letzte letzten letzter letztes vorige vorigen vergangene vergangenen derniere dernier passee passe passada passado scorsa scorso afgelopen vorig',
);
const THIS = set('this esta este diese diesen diesem dieser cette ce questa questo deze dit');
const NEXT = set(
  'next coming proxima proximo proximos nachste nachsten nachster kommende kommenden prochaine prochain prossima prossimo prossimi volgende komende',
);
const WITHIN = set('within in binnen innerhalb dans sous en em dentro entro tra fra over');
const EVERY = set(
  'every each cada jede jeden jedes jeder chaque ogni elke iedere ieder todos todas tous toutes tutti tutte alle',
);
const SEASONS = set(
  'spring summer autumn fall winter primavera verano otono invierno fruhjahr fruhling sommer herbst printemps ete automne hiver verao outono inverno estate autunno voorjaar lente zomer herfst',
);

/** Most of a year ago, or a few weeks: not lately, as far as one can tell. */
const LAST_SEASON_DAYS = 180;
const BEFORE_SEASON = set('in by before until next im bis au avant en antes na no ate in entro prima voor');

const OF_ITSELF_RECENT = set(
  `today tonight yesterday recently lately daily weekly fortnightly monthly nightly hoy ayer recientemente anoche heute gestern neulich kurzlich taglich wochentlich monatlich
  aujourd hier recemment hebdomadaire quotidien hoje ontem recentemente diariamente semanalmente oggi ieri recentemente settimanale vandaag gisteren onlangs dagelijks wekelijks maandelijks laatst
  monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays
  lunes martes miercoles jueves viernes sabado sabados domingo domingos
  montag dienstag mittwoch donnerstag freitag samstag sonntag montags dienstags mittwochs donnerstags freitags
  lundi mardi mercredi jeudi vendredi samedi dimanche lundis mardis mercredis jeudis vendredis
  lunedi martedi mercoledi giovedi venerdi sabato domenica
  maandag dinsdag woensdag donderdag vrijdag zaterdag zondag`,
);
/** Portuguese counts its days, so that a small word tells a Monday from a second one. */
const COUNTED_WEEKDAYS = set('segunda terca quarta quinta sexta segundas tercas quartas quintas sextas');
const BEFORE_COUNTED = set('na nas as ultima proxima toda todas cada');
/** Other words elsewhere: "mon" is French for "my". */
const SHORT_WEEKDAYS = set('mon tue tues wed weds thu thur thurs fri');
/** A feast has its day in every year. */
const FEASTS = set(
  'easter christmas xmas ramadan thanksgiving ostern weihnachten paques noel navidad pascua natal pascoa natale pasqua pasen kerst',
);

/** Days before now (past) or after it (ahead) that something said lies away; an habitual thing was there lately. */
export type SpokenTime = { daysPast: number[]; isAhead: boolean };

export function spokenTimeIn(words: string, isEnglish: boolean): SpokenTime {
  const tokens = words.split(' ');
  const found: SpokenTime = { daysPast: [], isAhead: false };
  tokens.forEach((token, at) => {
    if (OF_ITSELF_RECENT.has(token) || (isEnglish && SHORT_WEEKDAYS.has(token))) found.daysPast.push(0);
    if (FEASTS.has(token)) found.isAhead = true;
    const [before, second] = [tokens[at - 1] ?? '', tokens[at - 2] ?? ''];
    const behind = tokens[at + 1] ?? '';
    if (COUNTED_WEEKDAYS.has(token) && (BEFORE_COUNTED.has(before) || behind === 'feira')) found.daysPast.push(0);
    if (SEASONS.has(token) && THIS.has(before)) found.daysPast.push(0);
    if (SEASONS.has(token) && (LAST.has(before) || LAST.has(behind))) found.daysPast.push(LAST_SEASON_DAYS);
    if (SEASONS.has(token) && (BEFORE_SEASON.has(before) || BEFORE_SEASON.has(second))) found.isAhead = true;
    const days = daysOf(token);
    if (days === null) return;
    if (token === 'year' && before === 'new') found.isAhead = true;
    const past = pastDays(tokens, at, days);
    if (past !== null) found.daysPast.push(past);
    if (LAST.has(before) || LAST.has(behind)) found.daysPast.push(days);
    if (THIS.has(before)) found.daysPast.push(0);
    if (EVERY.has(before) || EVERY.has(second)) found.daysPast.push(0);
    if (NEXT.has(before) || NEXT.has(behind)) found.isAhead = true;
    if (WITHIN.has(second) && amountOf(before) !== null) found.isAhead = true;
  });
  return found;
}

/** "Two weeks ago", "a couple of weeks ago", "vor zwei Wochen", "il y a deux semaines". */
function pastDays(tokens: readonly string[], at: number, days: number): number | null {
  const before = tokens.slice(Math.max(0, at - 4), at);
  const isFrench = before.join(' ').includes('il y a');
  const isPast =
    AGO_BEHIND.has(tokens[at + 1] ?? '') || before.slice(-3).some((word) => AGO_BEFORE.has(word)) || isFrench;
  if (!isPast) return null;
  const amounts = before.map(amountOf).filter((amount) => amount !== null);
  // Without a number ("years ago") there are some.
  return days * (amounts.at(-1) ?? 3);
}

/** A word of time is no name: "last month", "on Friday". */
export function isTimeWord(token: string): boolean {
  const ofTime = [OF_ITSELF_RECENT, LAST, THIS, NEXT, EVERY, SEASONS, FEASTS, AGO_BEHIND];
  return daysOf(token) !== null || ofTime.some((words) => words.has(token));
}

function daysOf(token: string): number | null {
  return UNITS.find(([, words]) => words.has(token))?.[0] ?? null;
}

function amountOf(token: string): number | null {
  if (/^\d{1,3}$/.test(token)) return Number(token);
  const small = NUMBERS.findIndex((words) => words.has(token));
  if (small >= 0) return small;
  return TENS.find(([, words]) => words.has(token))?.[0] ?? null;
}
