import type { ClientState } from '../acts.ts';

type Command = ClientState['commands'][number];

/** The commands that begin as `text` does; none once the command is written and its words have begun. */
export function completionsOf(commands: Command[], text: string): Command[] {
  if (!/^\/\S*$/.test(text)) return [];
  return commands.filter(({ command }) => command.startsWith(text.toLowerCase()));
}

type Props = {
  id: string;
  commands: Command[];
  active: number;
  appName: string;
  onPick: (command: string) => void;
};

/** What could follow the slash, above the composer. */
export const CommandList = ({ id, commands, active, appName, onPick }: Props) => (
  <div id={id} class="command-list" role="listbox" aria-label="Commands">
    <div class="list-heading" role="presentation">
      {appName}
    </div>
    {commands.map(({ command, description, usage_hint: hint }, index) => (
      <div
        key={command}
        id={`${id}-${index}`}
        role="option"
        aria-selected={index === active}
        class={`list-line ${index === active ? 'list-line-active' : ''}`}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => onPick(command)}
      >
        <span class="list-words">
          <span>
            <b>{command}</b> {hint && <span class="command-hint">{hint}</span>}
          </span>
          {description && <small>{description}</small>}
        </span>
      </div>
    ))}
  </div>
);
