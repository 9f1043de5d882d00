import { describe, expect, it } from 'vitest';
import { type Blocks, input, modalView, openOnCommand, plain, start, textInput } from './bare-session.ts';

describe('fields', () => {
  const options = ['Red', 'Blue'].map((text) => ({ text: plain(text), value: text.toLowerCase() }));
  const everyField: Blocks = [
    textInput('text', 'Text', { optional: true }),
    input('number', 'Number', { type: 'number_input', is_decimal_allowed: false, max_value: '10' }, { optional: true }),
    input('email', 'Email', { type: 'email_text_input' }, { optional: true }),
    input('url', 'Link', { type: 'url_text_input' }, { optional: true }),
    input('one', 'One', { type: 'static_select', options, initial_option: options[0] }),
    input('many', 'Many', { type: 'multi_static_select', options }, { optional: true }),
    input('radio', 'Radio', { type: 'radio_buttons', options }, { optional: true }),
    input('boxes', 'Boxes', { type: 'checkboxes', options }, { optional: true }),
    input('person', 'Person', { type: 'users_select' }, { optional: true }),
    input('people', 'People', { type: 'multi_users_select' }, { optional: true }),
    input('channel', 'Channel', { type: 'channels_select' }, { optional: true }),
    input('date', 'Date', { type: 'datepicker' }, { optional: true }),
    input('time', 'Time', { type: 'timepicker' }, { optional: true }),
    input('instant', 'Instant', { type: 'datetimepicker' }, { optional: true }),
    input('external', 'External', { type: 'external_select', min_query_length: 0 }, { optional: true }),
  ];

  async function opened() {
    const sandbox = await start((app) => {
      openOnCommand(() => modalView('a', everyField))(app);
      app.view('a', ({ ack }) => ack());
      app.options('value', ({ ack, payload }) =>
        ack({ options: [{ text: { type: 'plain_text', text: payload.value }, value: 'found' }] }),
      );
    });
    const maya = sandbox.as('U0MAYA');
    await maya.slash('/bare');
    return { sandbox, maya };
  }

  it('hold null, empty lists and initial values until they are touched', async () => {
    const { sandbox, maya } = await opened();
    await maya.modal()?.submit();
    const request = sandbox.control.calls('view_submission')[0]?.request as { view: { state: { values: unknown } } };
    expect(request.view.state.values).toMatchObject({
      text: { value: { type: 'plain_text_input', value: null } },
      number: { value: { type: 'number_input', value: null } },
      one: { value: { selected_option: { value: 'red' } } },
      many: { value: { selected_options: [] } },
      radio: { value: { selected_option: null } },
      person: { value: { selected_user: null } },
      people: { value: { selected_users: [] } },
      date: { value: { selected_date: null } },
      instant: { value: { selected_date_time: null } },
    });
  });

  it('take what people put into them', { tags: 'thorough' }, async () => {
    const { sandbox, maya } = await opened();
    await maya.modal()?.fill({
      Text: 'words',
      Number: '7',
      Many: ['Red', 'Blue'],
      Radio: 'Blue',
      Boxes: ['Red'],
      Person: 'Lena Fischer',
      People: ['Sam', 'U0PRIYA'],
      Channel: '#sales',
      Date: '2026-11-30',
      Time: '16:30',
      Instant: '2026-11-30T16:30:00Z',
      External: 'Acme',
      One: 'Blue',
    });
    expect(await maya.modal()?.submit()).toEqual({ ok: true });
    const request = sandbox.control.calls('view_submission')[0]?.request as { view: { state: { values: unknown } } };
    expect(request.view.state.values).toMatchObject({
      number: { value: { value: '7' } },
      many: { value: { selected_options: [{ value: 'red' }, { value: 'blue' }] } },
      boxes: { value: { selected_options: [{ value: 'red' }] } },
      person: { value: { selected_user: 'U0LENA' } },
      people: { value: { selected_users: ['U0SAM', 'U0PRIYA'] } },
      channel: { value: { selected_channel: 'C0SALES' } },
      instant: { value: { selected_date_time: 1796056200 } },
      external: { value: { selected_option: { value: 'found' } } },
      one: { value: { selected_option: { value: 'blue' } } },
    });
  });

  it('are checked by the client before anything is sent', { tags: 'thorough' }, async () => {
    const { sandbox, maya } = await opened();
    await maya.modal()?.fill({ Number: '11', Email: 'nobody', Link: 'nowhere' });
    const result = await maya.modal()?.submit();
    expect(result).toMatchObject({
      ok: false,
      errors: { number: expect.any(String), email: expect.any(String), url: expect.any(String) },
    });
    expect(sandbox.control.calls('view_submission')).toEqual([]);
  });

  it('are found by their label only', { tags: 'thorough' }, async () => {
    const { maya } = await opened();
    await expect(maya.modal()?.fill({ Colour: 'Red' })).rejects.toThrow('There is no field “Colour”.');
    await expect(maya.modal()?.fill({ One: 'Green' })).rejects.toThrow('There is no option “Green”.');
  });

  it('that dispatch tell the app at once', { tags: 'thorough' }, async () => {
    const sandbox = await start((app) => {
      openOnCommand(() => modalView('a', [textInput('a', 'A', { dispatch_action: true })]))(app);
      app.action('value', ({ ack }) => ack());
    });
    const maya = sandbox.as('U0MAYA');
    await maya.slash('/bare');
    await maya.modal()?.fill({ A: 'typed' });
    expect(sandbox.control.calls('block_actions')[0]?.request).toMatchObject({
      container: { type: 'view' },
      view: { state: { values: { a: { value: { value: 'typed' } } } } },
      actions: [{ type: 'plain_text_input', value: 'typed', block_id: 'a', action_id: 'value' }],
    });
  });
});
