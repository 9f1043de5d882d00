import type { AnyBlock, KnownBlock } from '@slack/web-api';
import { useEffect, useErrorBoundary, useRef } from 'preact/hooks';
import { Plain } from '../text/draw-text.tsx';
import { Alert, Card, Image, Video } from './card.tsx';
import { Chart } from './chart.tsx';
import type { ChartBlock } from './chart-scale.ts';
import { Container } from './container.tsx';
import { Actions, Input } from './input.tsx';
import { Markdown } from './markdown.tsx';
import { RichText } from './rich-text.tsx';
import { Context, Section } from './section.tsx';
import { DataTable, Table } from './table.tsx';
import { Unknown } from './unknown.tsx';

/** The blocks of a message or view, in order; tables come last in a message, as in Slack. */
export const Blocks = ({ blocks }: { blocks: AnyBlock[] }) => (
  <div class="blocks">
    {tablesLast(blocks).map((block, index) => (
      <Guarded key={block.block_id ?? index} block={block} />
    ))}
  </div>
);

const tablesLast = (blocks: AnyBlock[]) => [
  ...blocks.filter(({ type }) => type !== 'table'),
  ...blocks.filter(({ type }) => type === 'table'),
];

/** A block of an unexpected shape spoils only itself, and only until the app sends a better one. */
function Guarded({ block }: { block: AnyBlock }) {
  const failed = useRef<AnyBlock | null>(null);
  const [error, retry] = useErrorBoundary(() => {
    failed.current = block;
  });
  useEffect(() => {
    if (error && failed.current !== block) retry();
  }, [block, error, retry]);
  return error ? <Unknown what="block" type={block.type} /> : <Block block={block} />;
}

function Block({ block }: { block: AnyBlock }) {
  // The generic `Block` of AnyBlock would stop the switch from telling the known ones apart.
  const known = block as KnownBlock | ChartBlock;
  switch (known.type) {
    case 'section':
      return <Section block={known} />;
    case 'header':
      return (
        <h3 class="header-block">
          <Plain text={known.text.text} emoji={known.text.emoji ?? true} />
        </h3>
      );
    case 'divider':
      return <hr />;
    case 'context':
      return <Context block={known} />;
    case 'actions':
      return <Actions block={known} />;
    case 'input':
      return <Input block={known} />;
    case 'image':
      return <Image block={known} />;
    case 'rich_text':
      return <RichText block={known} />;
    case 'markdown':
      return <Markdown text={known.text} />;
    case 'table':
      return <Table block={known} />;
    case 'data_table':
      return <DataTable block={known} />;
    case 'data_visualization':
      return <Chart block={known} />;
    case 'card':
      return <Card block={known} />;
    case 'carousel':
      return (
        <div class="carousel">
          {known.elements.map((card, index) => (
            <Card key={index} block={card} />
          ))}
        </div>
      );
    case 'container':
      return <Container block={known} draw={(blocks) => <Blocks blocks={blocks} />} />;
    case 'alert':
      return <Alert block={known} />;
    case 'video':
      return <Video block={known} />;
    default:
      return <Unknown what="block" type={known.type} />;
  }
}
