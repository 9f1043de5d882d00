import { parse } from 'tldts';

/**
 * What tells an account apart beside its name: its domain, or its record in a CRM. People paste whatever they have at hand, so both are read
 * from anything: a host, a page of the site, a record's id, its link.
 */
export type AccountRef =
  /** The part of a host that its owner registered: "fabrikam.co.uk" of "www.shop.fabrikam.co.uk". */
  | { kind: 'domain'; domain: string }
  /** `host`: where the record is; null when only its id was typed. */
  | { kind: 'record'; host: string | null; id: string };

/** Null for what is neither. */
export function accountRefFrom(typed: string): AccountRef | null {
  const text = typed.trim();
  if (text === '' || /\s/.test(text)) return null;
  const domain = domainIn(text);
  const url = urlIn(text, domain !== null);
  const id = url && recordIn(url);
  if (url && id) return { kind: 'record', host: url.hostname.replace(/^www\./, ''), id };
  if (domain !== null) return { kind: 'domain', domain };
  const isAddress = url !== null || parse(text).isIp === true;
  return !isAddress && RECORD_ID.test(text) ? { kind: 'record', host: null, id: plainId(text) } : null;
}

/** In the letters that browsers send. Null of what has no suffix that anybody can register under: "localhost", "10.0.0.1", "ACC.4711". */
function domainIn(text: string): string | null {
  // Each customer of a platform has a name of its own under it: "fabrikam.github.io" is not "contoso.github.io".
  const { domain, isIp, isIcann, isPrivate } = parse(text, { allowPrivateDomains: true });
  if (domain === null || isIp === true || !(isIcann === true || isPrivate === true)) return null;
  const address = `https://${domain}`;
  return URL.canParse(address) ? new URL(address).hostname : domain;
}

/** True when both name the same domain, or the same record. False where one of them names nothing, or they cannot be compared. */
export function isSameRef(one: AccountRef | null, other: AccountRef | null): boolean {
  if (one?.kind === 'domain') return other?.kind === 'domain' && one.domain === other.domain;
  if (one === null || other?.kind !== 'record') return false;
  if (one.id !== other.id) return false;
  // A CRM can have several addresses, and a long id is nobody else's.
  return UNIQUE_ANYWHERE.test(one.id) || one.host === null || other.host === null || one.host === other.host;
}

const UNIQUE_ANYWHERE = /^[A-Za-z0-9]{15,}$|^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** With a digit, so that no word is taken for one. */
const RECORD_ID = /^(?=.*\d)[\p{L}\p{N}_.:#-]{3,64}$/u;
/** What stands for one record in the link to it: long, with a digit in it. */
const ID_IN_LINK = /^(?=.*\d)[\w-]{4,64}$/;

/** People leave out "https://" before a page of a site. */
function urlIn(text: string, isHost: boolean): URL | null {
  const address = /^https?:\/\//i.test(text) ? text : isHost ? `https://${text}` : '';
  return URL.canParse(address) ? new URL(address) : null;
}

/**
 * The record that a link leads to; null of a page of a site. Where many accounts have their pages on one host the whole path is the record:
 * the host says nothing about whose page it is.
 */
function recordIn({ hostname, pathname, searchParams }: URL): string | null {
  const segments = pathname.split('/').filter((segment) => segment !== '');
  const named = [searchParams.get('id') ?? '', ...segments.toReversed()].map((part) =>
    part.replace(/^\{(.*)\}$/, '$1'),
  );
  const id = named.find((part) => ID_IN_LINK.test(part));
  if (id !== undefined) return plainId(id);
  return isShared(hostname) && segments.length > 0 ? segments.join('/').toLowerCase() : null;
}

/** Salesforce calls one record by 15 characters and by 18: the three more say which of the others are capitals. */
function plainId(id: string): string {
  const [short, check] = [id.slice(0, 15), id.slice(15)];
  return /^[A-Za-z0-9]{18}$/.test(id) && check === capitalsIn(short) ? short : id;
}

/** Of each five characters, from the last to the first, a bit: whether it is a capital. */
function capitalsIn(id: string): string {
  const fives = [id.slice(0, 5), id.slice(5, 10), id.slice(10, 15)];
  const bitOf = (five: string, at: number) => (/[A-Z]/.test(five.charAt(at)) ? 2 ** at : 0);
  const bits = fives.map((five) => [0, 1, 2, 3, 4].reduce((sum, at) => sum + bitOf(five, at), 0));
  return bits.map((at) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345'[at]).join('');
}

const isShared = (hostname: string): boolean =>
  SHARED_HOSTS.some((host) => hostname === host || hostname.endsWith(`.${host}`));

/** Where companies have a page or a record that is not their own site. */
const SHARED_HOSTS = [
  'airtable.com',
  'atlassian.net',
  'attio.com',
  'bloomberg.com',
  'close.com',
  'crunchbase.com',
  'dynamics.com',
  'facebook.com',
  'force.com',
  'github.com',
  'google.com',
  'hubspot.com',
  'instagram.com',
  'linkedin.com',
  'monday.com',
  'notion.so',
  'pipedrive.com',
  'salesforce.com',
  'sharepoint.com',
  'slack.com',
  'wikipedia.org',
  'x.com',
  'xing.com',
  'youtube.com',
];
