export const progressLook =
  'h-2.5 min-w-0 flex-1 appearance-none overflow-hidden rounded-full border border-line-strong bg-sunken [&::-moz-progress-bar]:bg-terrace [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-terrace'
