import type { SurfaceName } from '../../src/block-kit/limits.ts';
import { confirm, east, everywhere, mrkdwn, type Payload, picture, plain, richText, west } from './good-parts.ts';
import type { Json } from './samples.ts';

const filePicture = { type: 'image', alt_text: 'A chart', slack_file: { url: 'https://files.slack.com/chart.png' } };
const dispatch = { trigger_actions_on: ['on_enter_pressed', 'on_character_entered'] };
const choice = { confirm, focus_on_load: false };
const typed = { dispatch_action_config: dispatch, focus_on_load: true, placeholder: plain('Type here') };
const menu = { ...choice, placeholder: plain('Choose') };
const grouped = { option_groups: [{ label: plain('Regions'), options: [west, east] }] };
const filter = { include: ['im', 'mpim', 'private', 'public'], exclude_bot_users: true };

/** Elements that stand in sections, actions and inputs alike, on every surface. */
const choosers: Json[] = [
  { type: 'checkboxes', options: [west, { text: mrkdwn('*East*'), value: 'e' }], initial_options: [west], ...choice },
  { type: 'radio_buttons', options: [west, east], initial_option: east, ...choice },
  { type: 'datepicker', initial_date: '2028-02-29', ...menu },
  { type: 'timepicker', initial_time: '09:30', timezone: 'America/New_York', ...menu },
  { type: 'static_select', options: [west, east], initial_option: { ...west }, ...menu },
  { type: 'static_select', ...grouped, initial_option: { ...east }, ...menu },
  { type: 'multi_static_select', options: [west, east], ...menu },
  { type: 'external_select', initial_option: west, min_query_length: 0, ...menu },
  { type: 'users_select', initial_user: 'U0CASEY', ...menu },
  {
    type: 'conversations_select',
    initial_conversation: 'C0PARTNERS',
    default_to_current_conversation: true,
    response_url_enabled: false,
    filter,
    ...menu,
  },
  { type: 'channels_select', initial_channel: 'C0PARTNERS', response_url_enabled: false, ...menu },
  { type: 'multi_static_select', ...grouped, initial_options: [east], max_selected_items: 1, ...menu },
  { type: 'multi_external_select', initial_options: [west], min_query_length: 2, max_selected_items: 3, ...menu },
  { type: 'multi_users_select', initial_users: ['U0CASEY', 'W0ROBIN'], max_selected_items: 2, ...menu },
  {
    type: 'multi_conversations_select',
    initial_conversations: ['C0PARTNERS'],
    default_to_current_conversation: false,
    filter: { exclude_external_shared_channels: true },
    max_selected_items: 2,
    ...menu,
  },
  { type: 'multi_channels_select', initial_channels: ['C0PARTNERS'], max_selected_items: 2, ...menu },
];

const inputsOnly: { surfaces: SurfaceName[]; element: Json }[] = [
  {
    surfaces: everywhere,
    element: {
      type: 'plain_text_input',
      initial_value: 'ten chars!',
      multiline: true,
      min_length: 10,
      max_length: 10,
      ...typed,
    },
  },
  {
    surfaces: ['modal', 'home'],
    element: {
      type: 'rich_text_input',
      action_id: 'note',
      initial_value: richText,
      min_lines: 2,
      max_lines: 8,
      ...typed,
    },
  },
  {
    surfaces: ['modal'],
    element: {
      type: 'number_input',
      is_decimal_allowed: true,
      initial_value: '1.5',
      min_value: '-2',
      max_value: '10',
      ...typed,
    },
  },
  { surfaces: ['modal'], element: { type: 'email_text_input', initial_value: 'casey@example.com', ...typed } },
  { surfaces: ['modal'], element: { type: 'url_text_input', initial_value: 'https://example.com', ...typed } },
  { surfaces: ['modal'], element: { type: 'file_input', filetypes: ['pdf', 'png'], max_files: 3 } },
];

const dateTime = { type: 'datetimepicker', initial_date_time: 1_767_225_600, ...choice };
const workflow = {
  trigger: {
    url: 'https://slack.com/shortcuts/Ft0123ABC456/xyz',
    customizable_input_parameters: [{ name: 'account', value: 'Northwind' }],
  },
};
const pressed: { surfaces: SurfaceName[]; element: Json }[] = [
  {
    surfaces: everywhere,
    element: {
      type: 'button',
      text: plain('Accept'),
      action_id: 'accept',
      url: 'https://example.com/offer',
      value: 'h1',
      style: 'primary',
      confirm,
      accessibility_label: 'Accept the offer',
    },
  },
  {
    surfaces: everywhere,
    element: { type: 'overflow', options: [{ ...west, url: 'https://example.com/west' }], action_id: 'more', confirm },
  },
  {
    surfaces: ['message'],
    element: {
      type: 'workflow_button',
      action_id: 'start',
      text: plain('Start'),
      workflow,
      style: 'danger',
      accessibility_label: 'Start the workflow',
    },
  },
];

const chooserEntries = choosers.map((element) => ({ surfaces: everywhere, element }));
const dateTimeEntry = { surfaces: ['message', 'modal'] satisfies SurfaceName[], element: dateTime };

const inSections = [
  ...pressed,
  ...chooserEntries,
  { surfaces: everywhere, element: picture },
  { surfaces: everywhere, element: filePicture },
].map(
  ({ surfaces, element }): Payload => ({
    name: `${String(element.type)} beside a section`,
    surfaces,
    block: { type: 'section', text: mrkdwn('Choose'), accessory: element },
  }),
);

const inActions = [...pressed, ...chooserEntries, dateTimeEntry].map(
  ({ surfaces, element }): Payload => ({
    name: `${String(element.type)} among actions`,
    surfaces,
    block: { type: 'actions', elements: [element] },
  }),
);

const inInputs = [...inputsOnly, ...chooserEntries, dateTimeEntry].map(
  ({ surfaces, element }): Payload => ({
    name: `${String(element.type)} as input`,
    surfaces,
    block: {
      type: 'input',
      label: plain('Label'),
      hint: plain('Hint'),
      optional: true,
      dispatch_action: false,
      element,
    },
  }),
);

const feedback = (label: string) => ({ text: plain(label), value: label, accessibility_label: label });
const inContextActions: Payload[] = [
  {
    name: 'feedback and icon buttons',
    surfaces: ['message'],
    block: {
      type: 'context_actions',
      elements: [
        {
          type: 'feedback_buttons',
          action_id: 'rate',
          positive_button: feedback('Good'),
          negative_button: feedback('Bad'),
        },
        {
          type: 'icon_button',
          action_id: 'delete',
          icon: 'trash',
          text: plain('Delete'),
          value: 'h1',
          confirm,
          accessibility_label: 'Delete it',
          visible_to_user_ids: ['U0CASEY'],
        },
      ],
    },
  },
];

/** One block around each element, for each kind of block that may hold it. */
export const goodElements: Payload[] = [...inSections, ...inActions, ...inInputs, ...inContextActions];
