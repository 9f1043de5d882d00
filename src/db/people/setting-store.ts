import type { SettingRows, Settings } from './settings.ts';

/** The settings' part of the store. */
export function createSettingStore(settings: SettingRows) {
  return {
    async settings(): Promise<Settings> {
      return settings.read();
    },

    async set<Key extends keyof Settings>(key: Key, value: Settings[Key]): Promise<void> {
      settings.write(key, value);
    },
  };
}
