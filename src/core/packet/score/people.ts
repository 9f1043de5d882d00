import { namesByPlace } from './names.ts';
import { isLatin, type Said, standingIn } from './said.ts';
import { anyOf } from './vocabulary.ts';

/** Whether somebody is named. Case says nothing: people type in lower case, German writes every noun large, and Japanese has none. */

/** Titles that one person holds. */
const TITLES = anyOf(
  `ceo, cfo, cio, cto, coo, ciso, cdo, cmo, cpo, cro, vp, svp, evp, president, chair, chairman, chairwoman, chairperson, founder, owner, partner at, managing partner, senior partner, director, directors, head of, head, heads, manager, *manager, lead, chief, boss, officer, foreman, supervisor, superintendent, mayor, councillor, bursar, dean, principal, provost, producer, editor, publisher, controller, comptroller, treasurer, registrar, secretary, architect, buyer, planner, scheduler, dispatcher, coordinator, administrator, engineer, technician, curator, librarian, conductor, captain, skipper, pilot, matron, nurse, surgeon, doctor, pharmacist, chemist, lawyer, counsel, judge, chef, cook, brewer, baker, butcher, farmer, vet, teacher, professor, warden, steward, keeper, *keeper, *master, *minder, deputy, assistant, dr, mr, mrs, ms, miss,
  who runs, who heads, who leads, who owns, who manages, who looks after, who is in charge, in charge of,
  director*, directora, jefe, jefa, gerente, responsable, encargado, encargada, capataz, presidente, presidenta, consejero, alcalde, alcaldesa, dueno, duena, sr, sra, don, dona,
  *leiter, *leiterin, *chef, *chefin, *vorstand, geschaftsfuhrer, geschaftsfuhrerin, *meister, *meisterin, *direktor, *direktorin, *inhaber, *inhaberin, *ingenieur, *ingenieurin, herr, frau,
  directeur, directrice, chef de, cheffe, responsable, patron, patronne, gerant, gerante, administrateur, administratrice, regisseur, maire, pdg, mme, m,
  diretor, diretora, responsavel, chefe, encarregado, encarregada, coordenador, coordenadora, gerente, dono, dona, prefeito,
  direttore, direttrice, responsabile, capo, capa, caporeparto, enologo, amministratore, amministratrice, titolare, sindaco, sig, ingegnere,
  *directeur, *hoofd, *manager, *bestuurder, *meester, *baas, *eigenaar, dhr, mevr, dyrektor*, kierownik*, prezes*,
  部長, 課長, 社長, 工場長, 責任者, 担当者, 室長, 本部長, さん, 様, 氏`,
);

/** Given names that are no other word, as far as a list can know them. */
const GIVEN_NAMES = anyOf(
  `aaron, abdul, adam, adrian, agnes, ahmed, aisha, alan, albert, alberto, alejandro, alessandro, alex, alexander, alexandra, alice, alison, amanda, amir, amy, ana, anders, andre, andrea, andreas, andrew, angela, anita, anna, anne, annika, anthony, antonio, arjun, arthur, astrid, barbara, beatriz, ben, benjamin, bernd, birgit, bjorn, boris, brian, bruno, camille, carla, carlos, carmen, caroline, catherine, charles, charlotte, chen, chiara, chloe, chris, christian, christina, christine, christoph, claire, clara, claudia, colin, cristina, daniel, daniela, david, deborah, dennis, diana, diego, dieter, dimitri, dirk, dmitri, dominik, donna, doris, edward, elena, elif, elisabeth, elizabeth, ella, emily, emma, eric, erik, erika, esther, eva, fatima, felix, fernando, fiona, florian, francesca, francesco, francisco, franz, fred, frederik, friedrich, gabriel, gavin, geoff, george, gerard, giovanni, giulia, graham, greg, greta, guillaume, gustav, hannah, hans, hassan, heather, heidi, helen, helena, helga, henrik, henry, hiroshi, hugo, ian, ibrahim, ines, inga, ingrid, irene, iris, isabel, isabella, ivan, jack, jacob, jakob, james, jan, jane, janet, jason, javier, jean, jennifer, jens, jessica, joan, joanna, joao, joe, joel, johan, johanna, john, jonas, jonathan, jorge, jose, joseph, juan, judith, julia, julian, julie, jurgen, karen, karin, karl, katarina, kate, katrin, keiko, kenji, kevin, kim, klaus, kofi, kumar, lars, laura, laurent, leila, lena, leo, lisa, louis, louise, luca, lucas, lucia, luis, lukas, magnus, manuel, marc, marcel, marco, marcus, margaret, maria, mariana, marie, mario, marion, markus, marta, martha, martin, martina, mary, mateo, matthew, matthias, mei, michael, michelle, miguel, mike, mohamed, mohammed, moira, monica, monika, nadia, naomi, natalie, nicolas, nicole, nils, nina, noah, olga, oliver, olivia, omar, oscar, otto, owen, pablo, paolo, patricia, paul, paula, pedro, peter, petra, philip, philipp, pierre, pietro, priya, rachel, rafael, raj, ralph, ravi, rebecca, renate, ricardo, richard, robert, roberto, roger, rosa, rui, ruth, samuel, sandra, sara, sarah, sebastian, sergio, silvia, simon, sofia, sophie, stefan, stefano, stephanie, stephen, steve, steven, susan, susanne, sven, takeshi, tanja, teresa, thomas, tim, tobias, tom, tomas, uwe, valentina, vera, veronica, victor, victoria, viktor, vincent, walter, wei, wolfgang, yasmin, yuki, yusuf`,
);

/** People who cannot be asked anything by name. */
export const GROUPS = anyOf(
  `team, teams, crew, squad, people, folks, consultants, engineers, experts, advisers, advisors, managers, specialists, agents, representatives, department, group, office, sales, info, support, hello, contact, contacts, mailbox, alias, desk, staff, management, leadership, org chart, organisation chart, linkedin, somebody, someone, everybody, c level, executives, stakeholders, tbd,
  equipo, consultores, direccion, departamento, die berater, beraterteam, geschaftsfuhrung, leitung, abteilung, vertrieb, equipe, les consultants, direction, service, direcao, direzione, squadra, directie, afdeling, 経営層, チーム, 部門`,
);

/** That a person is there is assumed, not known. */
export const GUESSES = anyOf(
  `org chart, organigram*, organisation chart, linkedin, no contact, nobody yet, must be, ought to, should be, should have, surely, no doubt, according to their website, cold call, cold mail, cold email,
  irgend*, wohl, sicherlich, algun contacto, devrait, deve haver, dovrebbe, vast wel, might know, could know, presumably, probably, 不明, desconocido, unbekannt, inconnu, desconhecido, sconosciuto, onbekend`,
);

/** A person on the other side, other than those who are left out: by the place of a name, by a title that one person holds, or by a given name. */
export function hasPerson(text: Said, leftOut: readonly string[]): boolean {
  const others = withoutNames(text, leftOut);
  const isByPlace = namesByPlace(text, leftOut).length > 0;
  return isByPlace || others.search(TITLES) >= 0 || others.search(GIVEN_NAMES) >= 0;
}

/** A script without spaces has the name inside of a longer run; what is said of them (“田中さん”) goes with it. */
function withoutNames(text: Said, leftOut: readonly string[]): string {
  const standing = standingIn(text, leftOut);
  const whole = new Set(standing);
  const insideOfRuns = standing.filter((name) => !isLatin(name));
  const rest = insideOfRuns.reduce(
    (words, name) => words.replaceAll(`${name}さん`, '').replaceAll(name, ''),
    text.words,
  );
  return rest
    .split(' ')
    .filter((word) => word !== '' && !whole.has(word))
    .join(' ');
}
