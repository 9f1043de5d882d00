/** All that a test or a script of an app needs. What is not named here may change. */

export type { ClientMessage, TrafficEntry } from './acts.ts';
export { type Clock, createClock } from './clock.ts';
export type { Control } from './control/control.ts';
export type { Fault, FaultOrder } from './control/faults.ts';
export { defaultWorld } from './default-world.ts';
export type { DeliveryMode } from './delivery/carrier.ts';
export { gridWorld } from './grid-world.ts';
export type { Manifest } from './manifest.ts';
export type { Home, Message, Modal, PersonAtKeyboard } from './person.ts';
export { createSandbox, type Sandbox, type SandboxOptions } from './sandbox.ts';
export type { Channel, Organisation, Person, UserGroup, World } from './world.ts';
export type { ActResult } from './acts.ts';
