import type { ComponentChildren } from 'preact';

/** Line icons of the page, drawn in the text's colour. All are decoration: what they stand for is said in words too. */
const Icon = ({ children, size = 18 }: { children: ComponentChildren; size?: number }) => (
  <svg
    class="icon"
    width={size}
    height={size}
    viewBox="0 0 20 20"
    fill="none"
    stroke="currentColor"
    stroke-width="1.6"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    {children}
  </svg>
);

export const HashIcon = () => (
  <Icon>
    <path d="M8 3.5 6.5 16.5M13.5 3.5 12 16.5M4 7.5h12.5M3.5 12.5H16" />
  </Icon>
);
export const LockIcon = () => (
  <Icon>
    <rect x="4.5" y="9" width="11" height="7.5" rx="1.5" />
    <path d="M7 9V6.5a3 3 0 0 1 6 0V9" />
  </Icon>
);
/** Two joined squares: a channel that another company shares. */
export const ConnectIcon = () => (
  <Icon size={15}>
    <path d="M11 5.5h4a1.5 1.5 0 0 1 1.5 1.5v8a1.5 1.5 0 0 1-1.5 1.5H8.5A1.5 1.5 0 0 1 7 15v-1" />
    <rect x="3.5" y="3.5" width="9" height="9" rx="1.5" />
  </Icon>
);
export const BoltIcon = () => (
  <Icon>
    <path d="M11.5 2.5 4.5 11h4.7l-.7 6.5 7-8.5h-4.7z" />
  </Icon>
);
export const SendIcon = () => (
  <Icon>
    <path d="M3.5 3.5 17 10 3.5 16.5 5.5 10zM5.5 10H11" />
  </Icon>
);
export const ReplyIcon = () => (
  <Icon>
    <path d="M4 4h12a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1h-5l-4 3v-3H4a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1z" />
  </Icon>
);
export const MoreIcon = () => (
  <Icon>
    <path d="M10 4.5h.01M10 10h.01M10 15.5h.01" stroke-width="2.6" />
  </Icon>
);
export const CloseIcon = () => (
  <Icon>
    <path d="m5 5 10 10M15 5 5 15" />
  </Icon>
);
export const BackIcon = () => (
  <Icon>
    <path d="M16 10H4.5M9 5l-5 5 5 5" />
  </Icon>
);
export const MenuIcon = () => (
  <Icon>
    <path d="M3.5 5.5h13M3.5 10h13M3.5 14.5h13" />
  </Icon>
);
export const ClockIcon = () => (
  <Icon size={16}>
    <circle cx="10" cy="10" r="6.8" />
    <path d="M10 6v4l2.6 1.8" />
  </Icon>
);
export const TrafficIcon = () => (
  <Icon size={16}>
    <path d="M3.5 7h12M12.5 4l3 3-3 3M16.5 13.5h-12M7.5 10.5l-3 3 3 3" />
  </Icon>
);
export const ChevronIcon = () => (
  <Icon size={14}>
    <path d="m5 7.5 5 5 5-5" />
  </Icon>
);
export const EyeIcon = () => (
  <Icon size={14}>
    <path d="M2.5 10S5 5 10 5s7.5 5 7.5 5-2.5 5-7.5 5-7.5-5-7.5-5z" />
    <circle cx="10" cy="10" r="2.3" />
  </Icon>
);
export const FileIcon = () => (
  <Icon size={22}>
    <path d="M5 2.5h6.5L15.5 6.5v11H5zM11.500 2.5v4h4" />
  </Icon>
);
/** Stands for the app wherever a person would have initials. */
export const AppIcon = () => (
  <svg class="app-icon" viewBox="0 0 20 20" aria-hidden="true">
    <rect x="4" y="4" width="5" height="5" rx="1.6" fill="#36c5f0" />
    <rect x="11" y="4" width="5" height="5" rx="2.5" fill="#2eb67d" />
    <rect x="4" y="11" width="5" height="5" rx="2.5" fill="#ecb22e" />
    <rect x="11" y="11" width="5" height="5" rx="1.6" fill="#ffffff" />
  </svg>
);
