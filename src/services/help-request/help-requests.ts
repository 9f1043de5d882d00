import { Refusal, WrongInput } from '../../core/kernel/errors.ts';
import type { Presser } from '../../core/handoff/handoff.ts';
import { type HelpForm, type HelpInput, readHelpForm, readNotNow } from '../../core/help-request/help-forms.ts';
import {
  askForHelp,
  type HelpDecide,
  type HelpRequest,
  loseAsked,
  mayTakeUp,
  type OpenRequest,
  openRequest,
  passHelpTime,
  refuseAskedTwice,
  sayNotNow,
  takeBack,
} from '../../core/help-request/help-request.ts';
import { type Member, type UserId, whyNotMember, ZONE_OF_LAST_RESORT, zoneOf } from '../../core/people/member.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import type { Store } from '../../db/store.ts';
import type { Calendars } from '../people/calendars.ts';

/** An account executive asks for a partner's help, and one person of alliances answers. */
export type HelpRequests = ReturnType<typeof createHelpRequests>;

/** So many are looked up at most before one of them is asked. */
const LOOKED_UP_AT_MOST = 5;
const NOBODY_NAMED =
  'Nobody is named who could take this up. Ask an administrator to choose an intake owner in `/handoff settings`.';

export function createHelpRequests(deps: {
  store: Store;
  calendars: Pick<Calendars, 'of'>;
  /** Null when Slack does not answer in time. */
  findMember: (userId: UserId) => Promise<Member | null>;
  teamId: string;
  now: () => EpochMs;
  newId: () => string;
  /** Called when there is something new to deliver. */
  onSaved: () => void;
}) {
  const { store, calendars, findMember, teamId, now, newId, onSaved } = deps;

  const find = async (id: string): Promise<HelpRequest> => {
    const request = await store.help.find(id);
    if (!request) throw new Refusal('This help request is not known here. Nothing has changed.');
    return request;
  };

  const backstopsOf = ({ partner }: HelpRequest): Promise<UserId[]> => store.help.turnedTo(partner);

  /** Who is refused may have pressed what stands there from before: it is drawn once more. */
  const drawnAgain = async <Result>(id: string, { userId }: Presser, work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work();
    } catch (error) {
      if (error instanceof Refusal) {
        await store.outbox.drawAgainAbout({ about: 'help_request', id }, userId, now());
        onSaved();
      }
      throw error;
    }
  };

  const change = async (id: string, by: Presser, decide: HelpDecide): Promise<void> => {
    await find(id);
    await store.help.change(id, decide, now(), by.requestId);
    onSaved();
  };

  /** The first who is a full member, or of whom Slack does not say that they are not: then delivery asks again. Never who asks. */
  const firstThere = async (people: readonly UserId[]): Promise<{ userId: UserId; member: Member | null } | null> => {
    const candidates = people.slice(0, LOOKED_UP_AT_MOST);
    const found = await Promise.all(candidates.map(async (userId) => ({ userId, member: await findMember(userId) })));
    return found.find(({ member }) => member === null || whyNotMember(member, teamId) === null) ?? null;
  };

  const others = (people: readonly UserId[], ...not: UserId[]): UserId[] =>
    people.filter((userId) => !not.includes(userId));

  const checked = async (input: HelpInput): Promise<HelpForm> => {
    const form = readHelpForm(input);
    if (form.partner !== null && !(await store.partner(form.partner)))
      throw new WrongInput({ partner: 'Choose a registered partner, or nobody.' });
    return form;
  };

  return {
    /** Throws WrongInput beside the fields, or a Refusal; then nothing is saved. */
    async ask(by: Presser, input: HelpInput): Promise<OpenRequest | null> {
      if (by.teamId !== teamId) throw new Refusal('Only people of our own workspace can ask for help here.');
      const form = await checked(input);
      const asked = await firstThere(others(await store.help.turnedTo(form.partner), by.userId));
      if (!asked) throw new Refusal(NOBODY_NAMED);
      const zone = asked.member ? zoneOf(asked.member) : ZONE_OF_LAST_RESORT;
      const { calendar } = await calendars.of(asked.userId, zone);
      const decision = askForHelp({
        ...form,
        id: newId(),
        teamId,
        asker: by.userId,
        asked: asked.userId,
        calendar,
        now: now(),
      });
      const saved = await store.help.create(decision, by.requestId, refuseAskedTwice);
      onSaved();
      return openRequest(saved);
    },

    /** The help request, if this presser may make a handoff of it, or say why not now; throws a Refusal otherwise. */
    async toTakeUp(id: string, by: Presser): Promise<OpenRequest> {
      const request = await find(id);
      const backstops = await backstopsOf(request);
      return drawnAgain(id, by, async () => mayTakeUp(request, by, backstops));
    },

    async sayNotNow(id: string, by: Presser, typed: unknown): Promise<void> {
      const backstops = await backstopsOf(await find(id));
      await drawnAgain(id, by, () =>
        change(id, by, (request) => {
          mayTakeUp(request, by, backstops);
          return sayNotNow(request, { by, backstops, words: readNotNow(typed), now: now() });
        }),
      );
    },

    async takeBack(id: string, by: Presser): Promise<void> {
      await change(id, by, (request) => takeBack(request, { by, now: now() }));
    },

    /** What this person is to answer, what they have asked, and how many went to them so far. */
    async listOf({ userId, teamId: team }: Presser) {
      const isOurs = team === teamId;
      return {
        toYou: isOurs ? await store.help.openTo(userId) : [],
        byYou: isOurs ? await store.help.openBy(userId) : [],
        counts: await store.help.countsOf(isOurs ? userId : ''),
      };
    },

    /** This person is no full member any more: what they were to answer goes to the next who can. */
    async lose(userId: UserId): Promise<void> {
      for (const { id, partner, asker } of await store.help.openTo(userId)) {
        const next = await firstThere(others(await store.help.turnedTo(partner), userId, asker));
        if (next)
          await store.help.change(
            id,
            (now_) => loseAsked(now_, { person: userId, to: next.userId, now: now() }),
            now(),
          );
      }
    },

    /** The clock has brought something to this one. */
    async attend(id: string): Promise<void> {
      const request = await store.help.find(id);
      if (!request) return;
      const [escalationTo = null] = others(await store.help.escalatedTo(request.partner), request.asked, request.asker);
      await store.help.change(id, (current) => passHelpTime(current, { escalationTo, now: now() }), now());
    },
  };
}
