import { termsInUse } from '../../core/agreement/agreement.ts';
import { rolesIn } from '../../core/agreement/agreement-terms.ts';
import { type Absence, isKnown, mayBeAdded, readAbsence } from '../../core/time/absence.ts';
import { dayOf, shiftDay } from '../../core/time/calendar.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import { Refusal } from '../../core/kernel/errors.ts';
import type { Presser } from '../../core/handoff/handoff.ts';
import type { JointRoles } from '../../core/outcome/joint-roles.ts';
import { type FormErrors, mustBeRight, readForm } from '../../core/kernel/form.ts';
import type { FieldChange } from '../../core/kernel/merging.ts';
import {
  asWorkspace,
  hoursErrors,
  ownTime,
  type PersonForm,
  personFormSchema,
  type PersonTime,
  type WorkspaceTime,
} from '../../core/time/working-hours.ts';
import { type ChannelFacts, ownChannelProblem } from '../../core/partner/shared-channel.ts';
import type { SettingChange } from '../../core/people/settings-history.ts';
import { readWorkspaceForm, type WorkspaceKey, type WorkspaceSettings } from '../../core/people/workspace-form.ts';
import type { Store } from '../../db/store.ts';
import type { HolidaySource, Region } from './holidays.ts';
import type { Membership } from './membership.ts';
import { idsIn, memberErrors } from './named-people.ts';

/** What a workspace and each person set for themselves: working hours, holidays, days off, who does what. */
export type Preferences = ReturnType<typeof createPreferences>;

export type MyTime = { workspace: WorkspaceTime; time: PersonTime; absences: Absence[]; standsInFor: Absence[] };

const MAX_ABSENCES = 30;
/** A partner that is registered takes six of them. */
const CHANGES_SHOWN = 12;

export function createPreferences(deps: {
  store: Pick<Store, 'settings' | 'settingsHistory' | 'lastChangeOf' | 'calendar' | 'agreement'>;
  holidays: Pick<HolidaySource, 'load' | 'regions'>;
  membership: Pick<Membership, 'whyNot'>;
  /** Null when Slack shows the bot no such channel. */
  lookUpChannel: (channelId: string) => Promise<ChannelFacts | null>;
  /** Throws a Refusal unless this presser administers the workspace. */
  mustAdminister: (by: Presser) => Promise<void>;
  teamId: string;
  newId: () => string;
  now: () => EpochMs;
  /** Called when deadlines may have moved. */
  onSaved: () => void;
}) {
  const { store, holidays, membership, lookUpChannel, mustAdminister, teamId, newId, now, onSaved } = deps;

  const mustBeOurs = (by: Presser): void => {
    if (by.teamId !== teamId)
      throw new Refusal('Only people of the workspace where this bot is installed have working hours here.');
  };

  /** The error when the sales channel is no channel for internal words. Slack is asked each time: it may have become one that is shared. */
  const channelErrors = async (channelId: unknown): Promise<FormErrors> => {
    if (typeof channelId !== 'string') return {};
    const channel = await lookUpChannel(channelId);
    const problem = channel
      ? ownChannelProblem(channel)
      : 'The bot cannot see this channel. Type /invite @Handoff there.';
    return problem === null ? {} : { sales_channel: problem };
  };

  /** The code of the region that was typed as a code or a name, or the error that helps to name it. */
  const regionFrom = async (typed: unknown): Promise<{ region: string | null; errors: FormErrors }> => {
    if (typeof typed !== 'string' || typed.trim() === '') return { region: null, errors: {} };
    const regions = await holidays.regions(typed);
    const whole = regions.filter(({ isWhole }) => isWhole);
    const [region] = whole;
    if (region && whole.length === 1) return { region: region.code, errors: {} };
    return {
      region: null,
      errors: { holiday_region: regionSentence(typed.trim(), whole.length > 0 ? whole : regions) },
    };
  };

  const asked = (by: Presser) => ({ by: by.userId, requestId: by.requestId, now: now() });

  /** The absences of everybody that are not over everywhere on Earth. */
  const currentAbsences = (): Promise<Absence[]> => store.calendar.absencesSince(shiftDay(dayOf('Etc/UTC', now()), -1));

  return {
    /** How many business days a new packet suggests. */
    async usualWindow(): Promise<number> {
      return termsInUse(await store.agreement.standing()).window_days;
    },

    /** Who leads what once a handoff is accepted, unless it says otherwise. */
    async usualRoles(): Promise<JointRoles> {
      return rolesIn(termsInUse(await store.agreement.standing()));
    },

    /** What the administrators' form shows, and the last changes of settings and registry. Throws a Refusal for anybody else. */
    async workspace(by: Presser): Promise<{ saved: WorkspaceSettings; changes: SettingChange[] }> {
      await mustAdminister(by);
      // Loads the data before the form comes back. A failure is ignored here: the form then loads it again, and shows the failure.
      holidays.load().catch(() => {});
      return { saved: await store.settings(), changes: await store.settingsHistory(CHANGES_SHOWN) };
    },

    /** Who changed this setting last. */
    async whoChanged(key: WorkspaceKey): Promise<FieldChange | null> {
      return store.lastChangeOf(key);
    },

    /**
     * `seen`: the settings to which `form` is the change. Throws WrongInput beside the fields, a Refusal, or Conflict when they are others by
     * now; then nothing is saved.
     */
    async saveWorkspace(by: Presser, form: Record<string, unknown>, seen: WorkspaceSettings): Promise<void> {
      await mustAdminister(by);
      const reading = readWorkspaceForm(form, now());
      const [{ region, errors: regionErrors }, ...others] = await Promise.all([
        regionFrom(form.holiday_region),
        memberErrors(membership, 'intake_owner', idsIn(form.intake_owner)),
        memberErrors(membership, 'escalation_contact', idsIn(form.escalation_contact)),
        memberErrors(membership, 'adjudicator', idsIn(form.adjudicator)),
        channelErrors(form.sales_channel),
      ]);
      const values = mustBeRight(reading, ...others, regionErrors);
      await store.calendar.saveWorkspace({ ...values, holiday_region: region }, asked(by), seen);
      onSaved();
    },

    /** What a person's own form shows. Throws a Refusal for people of other companies. */
    async mine(by: Presser): Promise<MyTime> {
      mustBeOurs(by);
      const absences = await currentAbsences();
      return {
        workspace: await store.settings(),
        time: (await store.calendar.person(by.userId)) ?? asWorkspace(by.userId),
        absences: absences.filter((absence) => absence.user_id === by.userId),
        standsInFor: absences.filter((absence) => absence.stand_in === by.userId),
      };
    },

    /** The same of what holds for a person: what they have not set themselves follows the workspace. */
    async whoChangedMine(key: keyof PersonForm, { time }: MyTime): Promise<FieldChange | null> {
      const own: Record<keyof PersonForm, unknown> = {
        workdays: time.workdays,
        opens_at: time.hours,
        closes_at: time.hours,
        holiday_region: time.user_id,
        cards_in_hours: time.user_id,
      };
      return own[key] === null ? store.lastChangeOf(key) : { by: time.user_id, at: null };
    },

    /** `seen` as above. Throws as above. */
    async saveMine(by: Presser, form: Record<string, unknown>, seen: PersonTime): Promise<void> {
      mustBeOurs(by);
      const { region, errors } = await regionFrom(form.holiday_region);
      const values = mustBeRight(readForm(personFormSchema, form), errors, hoursErrors(form));
      const workspace = await store.settings();
      const time = ownTime(by.userId, { ...values, holiday_region: region }, workspace);
      await store.calendar.savePerson(time, asked(by), seen);
      onSaved();
    },

    /** Throws WrongInput beside the fields, or a Refusal; then nothing is saved. The same days off twice are saved once. */
    async addAbsence(by: Presser, form: Record<string, unknown>): Promise<void> {
      mustBeOurs(by);
      const reading = readAbsence(form, by.userId, now());
      const values = mustBeRight(reading, await memberErrors(membership, 'stand_in', idsIn(form.stand_in)));
      const own = (await currentAbsences()).filter((absence) => absence.user_id === by.userId);
      if (own.length >= MAX_ABSENCES)
        throw new Refusal(`You have ${MAX_ABSENCES} entries of days off. Remove one before you add another.`);
      const absence = { id: newId(), user_id: by.userId, ...values };
      const isNew = (known: Absence[]): boolean => {
        if (isKnown(absence, known)) return false;
        mayBeAdded(absence, known, now());
        return true;
      };
      await store.calendar.addAbsence(absence, isNew, asked(by));
      onSaved();
    },

    /** Throws a Refusal unless these days off are the presser's own. */
    async removeAbsence(by: Presser, id: string): Promise<void> {
      mustBeOurs(by);
      const wasThere = await store.calendar.removeAbsence(id, by.userId, asked(by));
      if (!wasThere) throw new Refusal('These days off are not yours, or were removed already.');
      onSaved();
    },
  };
}

function regionSentence(typed: string, near: Region[]): string {
  const shown = near.slice(0, 4).map(({ code, name, country }) => `${code} (${name}${country ? `, ${country}` : ''})`);
  const quoted = `“${typed.slice(0, 40)}”`;
  if (shown.length === 0)
    return `No region goes by ${quoted}. Write a country or region, for example US, DE-BE or Berlin.`;
  const which = near.some(({ isWhole }) => isWhole)
    ? `More than one region goes by ${quoted}`
    : `No region goes by ${quoted}`;
  return `${which}. Did you mean ${shown.join(', ')}? Write its code.`;
}
