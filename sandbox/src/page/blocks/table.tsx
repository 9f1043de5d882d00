import type { DataTableBlock, TableBlock } from '@slack/web-api';
import { useState } from 'preact/hooks';
import { RichText } from './rich-text.tsx';

type Cell = TableBlock['rows'][number][number];

/** https://docs.slack.dev/reference/block-kit/blocks/table-block; the first row is the heading, as Slack draws it. */
export function Table({ block }: { block: TableBlock }) {
  const [head = [], ...body] = block.rows;
  return <Grid head={head} body={body} alignOf={(column) => block.column_settings?.[column]?.align} />;
}

/** https://docs.slack.dev/reference/block-kit/blocks/data-table-block */
export function DataTable({ block }: { block: DataTableBlock }) {
  const [page, setPage] = useState(0);
  const size = block.page_size ?? 5;
  const [head = [], ...body] = block.rows;
  const pages = Math.max(1, Math.ceil(body.length / size));
  return (
    <figure class="data-table">
      <figcaption>{block.caption}</figcaption>
      <Grid head={head} body={body.slice(page * size, (page + 1) * size)} alignOf={() => undefined} />
      {pages > 1 && (
        <div class="pager">
          <button type="button" class="button" disabled={page === 0} onClick={() => setPage(page - 1)}>
            Previous
          </button>
          <span>
            {page + 1} of {pages}
          </span>
          <button type="button" class="button" disabled={page === pages - 1} onClick={() => setPage(page + 1)}>
            Next
          </button>
        </div>
      )}
    </figure>
  );
}

type GridProps = { head: Cell[]; body: Cell[][]; alignOf: (column: number) => string | undefined };

const Grid = ({ head, body, alignOf }: GridProps) => (
  <div class="table-scroll">
    <table>
      <thead>
        <tr>
          {head.map((cell, column) => (
            <th key={column} scope="col" class={`align-${alignOf(column) ?? 'left'}`}>
              <CellWords cell={cell} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {body.map((row, index) => (
          <tr key={index}>
            {row.map((cell, column) => (
              <td key={column} class={`align-${alignOf(column) ?? (cell.type === 'raw_number' ? 'right' : 'left')}`}>
                <CellWords cell={cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

function CellWords({ cell }: { cell: Cell }) {
  if (cell.type === 'rich_text') return <RichText block={cell} />;
  return <>{cell.text || (cell.type === 'raw_number' ? String(cell.value) : '')}</>;
}
