import type { ClientMessage } from '../acts.ts';
import { Picture } from './blocks/picture.tsx';
import { FileIcon } from './icons.tsx';

/** The files of a message: pictures are shown, others are linked. */
export const Files = ({ files }: { files: ClientMessage['files'] }) => (
  <>
    {files.map((file) =>
      file.mimetype.startsWith('image/') ? (
        <figure key={file.id} class="image-block">
          <figcaption>{file.title || file.name}</figcaption>
          <Picture image={{ type: 'image', image_url: file.url, alt_text: file.title || file.name }} class="image" />
        </figure>
      ) : (
        <FileLink key={file.id} file={file} />
      ),
    )}
  </>
);

function FileLink({ file }: { file: ClientMessage['files'][number] }) {
  const words = (
    <>
      <FileIcon />
      <span>
        <b>{file.title || file.name}</b>
        <small>{file.name}</small>
      </span>
    </>
  );
  // The sandbox serves files from its own origin, as addresses without a host.
  const isLink = /^(https?:\/\/|\/)/.test(file.url);
  if (!isLink) return <span class="file">{words}</span>;
  return (
    <a class="file" href={file.url} target="_blank" rel="noopener noreferrer">
      {words}
    </a>
  );
}
