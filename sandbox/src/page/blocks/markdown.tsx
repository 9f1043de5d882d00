import { Nodes } from '../text/draw-text.tsx';
import { type MarkdownPart, parseMarkdown } from '../text/markdown.ts';

/** https://docs.slack.dev/reference/block-kit/blocks/markdown-block */
export const Markdown = ({ text }: { text: string }) => (
  <div class="markdown">
    {parseMarkdown(text).map((part, index) => (
      <Part key={index} part={part} />
    ))}
  </div>
);

function Part({ part }: { part: MarkdownPart }) {
  switch (part.kind) {
    case 'heading':
      return (
        <div class={`heading heading-${part.level}`} role="heading" aria-level={part.level + 2}>
          <Nodes nodes={part.children} />
        </div>
      );
    case 'paragraph':
      return (
        <p>
          <Nodes nodes={part.children} />
        </p>
      );
    case 'quote':
      return (
        <blockquote>
          <Nodes nodes={part.children} />
        </blockquote>
      );
    case 'pre':
      return <pre>{part.text}</pre>;
    case 'rule':
      return <hr />;
    case 'list':
      return <List part={part} />;
    case 'table':
      return <Table rows={part.rows} />;
    default:
      return part satisfies never;
  }
}

function List({ part }: { part: Extract<MarkdownPart, { kind: 'list' }> }) {
  const Tag = part.ordered ? 'ol' : 'ul';
  return (
    <Tag>
      {part.items.map((item, index) => (
        <li key={index} class={item.checked === null ? '' : 'task'}>
          {item.checked !== null && <input type="checkbox" checked={item.checked} disabled aria-label="Task" />}
          <Nodes nodes={item.children} />
        </li>
      ))}
    </Tag>
  );
}

function Table({ rows }: { rows: Extract<MarkdownPart, { kind: 'table' }>['rows'] }) {
  const [head = [], ...body] = rows;
  return (
    <div class="table-scroll">
      <table>
        <thead>
          <tr>
            {head.map((cell, index) => (
              <th key={index} scope="col">
                <Nodes nodes={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {body.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) => (
                <td key={column}>
                  <Nodes nodes={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
