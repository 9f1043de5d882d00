import type { ImageElement } from '@slack/web-api';
import { useState } from 'preact/hooks';

/** An image, or its alternative text where it cannot be loaded. */
export function Picture({ image, class: className }: { image: ImageElement; class: string }) {
  const [isBroken, setBroken] = useState(false);
  const url = 'image_url' in image ? image.image_url : slackFileUrl(image);
  if (isBroken || !url || !/^(https?:|data:image\/|\/)/.test(url)) {
    return (
      <span class="image-missing" role="img" aria-label={image.alt_text}>
        {image.alt_text || 'Image'}
      </span>
    );
  }
  return <img class={className} src={url} alt={image.alt_text} onError={() => setBroken(true)} />;
}

const slackFileUrl = (image: ImageElement): string | null =>
  'slack_file' in image && 'url' in image.slack_file ? image.slack_file.url : null;
