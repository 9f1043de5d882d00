import { seriesRule } from './chart-rules.ts';
import { type Fault, isObject, pointTo } from './fault.ts';
import {
  fileDispatchRule,
  homeFocusRule,
  lineCountRule,
  numberInputRule,
  responseUrlRule,
  textLengthRule,
} from './input-rules.ts';
import type { Ref, SurfaceName } from './limits.ts';
import { initialOptionRule, selectedItemsRule } from './option-rules.ts';
import { dataTableRule, tableTextRule } from './table-rules.ts';
import type { Node } from './walk.ts';

type Rule = (node: Node, surface: SurfaceName) => Fault[];

/** What holds between the fields of one shape; what holds within a field is in limits.json. */
const RULES: Readonly<Record<Ref, Rule[]>> = {
  'blocks.container': [collapsedRule],
  'blocks.data_table': [dataTableRule, tableTextRule],
  'blocks.image': [imageFormatRule],
  'blocks.input': [fileDispatchRule],
  'blocks.plan': [taskIdRule],
  'blocks.table': [tableTextRule],
  'charts.area': [seriesRule],
  'charts.bar': [seriesRule],
  'charts.line': [seriesRule],
  'elements.channels_select': [responseUrlRule],
  'elements.checkboxes': [initialOptionRule],
  'elements.conversations_select': [responseUrlRule],
  'elements.datepicker': [homeFocusRule],
  'elements.image': [imageFormatRule],
  'elements.multi_channels_select': [selectedItemsRule],
  'elements.multi_conversations_select': [selectedItemsRule],
  'elements.multi_external_select': [selectedItemsRule],
  'elements.multi_static_select': [initialOptionRule, selectedItemsRule],
  'elements.multi_users_select': [selectedItemsRule],
  'elements.number_input': [numberInputRule],
  'elements.plain_text_input': [textLengthRule],
  'elements.radio_buttons': [initialOptionRule],
  'elements.rich_text_input': [lineCountRule],
  'elements.static_select': [initialOptionRule],
  'elements.timepicker': [homeFocusRule],
};

/** Faults between the fields of one object, whatever stands around it. */
export function shapeRuleFaults(node: Node, surface: SurfaceName): Fault[] {
  return (RULES[node.ref] ?? []).flatMap((rule) => rule(node, surface));
}

/** https://docs.slack.dev/reference/block-kit/blocks/container-block */
function collapsedRule({ value, pointer }: Node): Fault[] {
  const message = 'only allowed with is_collapsible';
  return value.default_collapsed === true && value.is_collapsible !== true
    ? [{ pointer: pointTo(pointer, 'default_collapsed'), message }]
    : [];
}

/**
 * Slack tells the format by the fetched bytes; without a network only a name that gives it away can be refused.
 * https://docs.slack.dev/reference/block-kit/blocks/image-block
 */
function imageFormatRule({ value, pointer }: Node): Fault[] {
  const url = typeof value.image_url === 'string' ? value.image_url : '';
  const path = URL.canParse(url) ? new URL(url).pathname : '';
  const isOtherFormat = /\.(avif|bmp|heic|ico|pdf|svg|tiff?|webp)$/i.test(path);
  return isOtherFormat
    ? [{ pointer: pointTo(pointer, 'image_url'), message: 'must be a png, jpg, jpeg or gif image' }]
    : [];
}

/** https://docs.slack.dev/reference/block-kit/blocks/plan-block */
function taskIdRule({ value, pointer }: Node): Fault[] {
  const seen = new Set<unknown>();
  const tasks = Array.isArray(value.tasks) ? value.tasks : [];
  return tasks.flatMap((task: unknown, index) => {
    const id = isObject(task) ? task.task_id : undefined;
    const isRepeated = id !== undefined && seen.has(id);
    seen.add(id);
    const at = pointTo(pointTo(pointTo(pointer, 'tasks'), index), 'task_id');
    return isRepeated ? [{ pointer: at, message: `\`task_id\` ${JSON.stringify(id)} already exists` }] : [];
  });
}
