/** The parts of an app manifest that the sandbox obeys. https://docs.slack.dev/reference/app-manifest */
export type Manifest = {
  display_information: { name: string; [more: string]: unknown };
  features?: {
    app_home?: {
      home_tab_enabled?: boolean;
      messages_tab_enabled?: boolean;
      messages_tab_read_only_enabled?: boolean;
    };
    bot_user?: { display_name: string; [more: string]: unknown };
    slash_commands?: ManifestCommand[];
    shortcuts?: ManifestShortcut[];
    [more: string]: unknown;
  };
  oauth_config?: { scopes?: { bot?: string[]; [more: string]: unknown }; [more: string]: unknown };
  settings?: {
    event_subscriptions?: {
      bot_events?: string[];
      metadata_subscriptions?: { app_id: string; event_type: string }[];
      [more: string]: unknown;
    };
    interactivity?: { is_enabled: boolean; message_menu_options_url?: string; [more: string]: unknown };
    [more: string]: unknown;
  };
  [more: string]: unknown;
};

export type ManifestCommand = {
  command: string;
  description: string;
  usage_hint?: string;
  should_escape?: boolean;
  [more: string]: unknown;
};

/** The JSON schema of manifests says `type`, payloads say `callback_id`; names are what people see. */
export type ManifestShortcut = {
  name: string;
  callback_id: string;
  description: string;
  type: 'global' | 'message';
  [more: string]: unknown;
};

export function botScopes(manifest: Manifest): string[] {
  return manifest.oauth_config?.scopes?.bot ?? [];
}

export function botName(manifest: Manifest): string {
  return manifest.features?.bot_user?.display_name ?? manifest.display_information.name;
}

export function isSubscribed(manifest: Manifest, subscription: string): boolean {
  return manifest.settings?.event_subscriptions?.bot_events?.includes(subscription) ?? false;
}

/** Whether `metadata_subscriptions` names that type of that app. */
export function followsMetadata(manifest: Manifest, appId: string, eventType: string): boolean {
  const subscriptions = manifest.settings?.event_subscriptions?.metadata_subscriptions ?? [];
  return subscriptions.some(({ app_id, event_type }) => app_id === appId && event_type === eventType);
}

/** Without an options URL nothing asks an app over HTTP what its external menus offer. https://docs.slack.dev/reference/app-manifest */
export function namesOptionsUrl(manifest: Manifest): boolean {
  return manifest.settings?.interactivity?.message_menu_options_url !== undefined;
}

export function homeTabIsEnabled(manifest: Manifest): boolean {
  return manifest.features?.app_home?.home_tab_enabled ?? false;
}

/** Nobody can type in the app's own conversation, words or commands. https://docs.slack.dev/surfaces/app-home#messages-tab */
export function messagesTabIsReadOnly(manifest: Manifest): boolean {
  return !messagesTabIsEnabled(manifest) || manifest.features?.app_home?.messages_tab_read_only_enabled === true;
}

export function messagesTabIsEnabled(manifest: Manifest): boolean {
  return manifest.features?.app_home?.messages_tab_enabled ?? false;
}
