import { eq, gte, lt, sql } from 'drizzle-orm';
import { Duplicate } from '../core/errors.js';
import { once } from './once.js';
import { placeholders, updatePlaceholders } from './placeholders.js';
import { inbound } from './schema.js';
/** Each function is synchronous, and runs in the transaction that is open. */
export function createInbound(db) {
    const find = once(() => db
        .select()
        .from(inbound)
        .where(eq(inbound.key, sql.placeholder('key')))
        .prepare());
    const seen = placeholders(['key', 'at']);
    const keep = once(() => db
        .insert(inbound)
        .values(seen)
        .onConflictDoUpdate({ target: inbound.key, set: updatePlaceholders(['at']) })
        .prepare());
    const isKnown = (requestId) => requestId !== undefined && find().get({ key: requestId }) !== undefined;
    return {
        /** Whether the effect of this request is already saved. Undefined: no request asked for the change. */
        isKnown,
        /** Throws Duplicate when the effect of this request is already saved. */
        mustBeNew(requestId) {
            if (isKnown(requestId))
                throw new Duplicate('This request was worked on before.');
        },
        keep(requestId, at) {
            if (requestId !== undefined)
                keep().run({ key: requestId, at });
        },
        since(at) {
            const rows = db.select().from(inbound).where(gte(inbound.at, at)).all();
            return rows.map((row) => ({ id: row.key, at: row.at }));
        },
        forget(before) {
            db.delete(inbound).where(lt(inbound.at, before)).run();
        },
    };
}
/** Deliveries that changed nothing: their ids are saved after the acknowledgement. */
export function createInboundLog(rows, transact) {
    return {
        /** Whether the effect of this request is already saved. */
        async isDone(requestId) {
            return rows.isKnown(requestId);
        },
        /** Throws Duplicate when it is: asked first where what was done would be refused a second time. */
        async mustBeNew(requestId) {
            rows.mustBeNew(requestId);
        },
        async since(at) {
            return rows.since(at);
        },
        async save(seen, forgetBefore) {
            transact(() => {
                for (const { id, at } of seen)
                    rows.keep(id, at);
                rows.forget(forgetBefore);
            });
        },
    };
}
/** Checks of the database for /healthz and /readyz; each throws when it fails. */
export function createProbes(rows, transact) {
    return {
        async mustAnswer() {
            rows.mustBeNew('none');
        },
        /** Nothing can be saved when the file is read-only or locked, or the disk is full. */
        async mustTakeWrites(now) {
            transact(() => rows.keep('probe', now));
        },
    };
}
