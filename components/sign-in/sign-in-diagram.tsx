import { cx } from "@/components/ui/cx";

/** A signal beside the line: what it proves, or what it holds back. */
type Signal = { x: number; y: number; shows: "clear" | "caution" | "stop"; name?: string };

const SIGNALS: readonly Signal[] = [
  { x: 120, y: 404, shows: "clear", name: "NAME" },
  { x: 350, y: 284, shows: "clear", name: "CREATIVE" },
  { x: 640, y: 404, shows: "clear", name: "BUDGET" },
  { x: 780, y: 404, shows: "clear", name: "APPROVAL" },
  { x: 300, y: 164, shows: "stop" },
  { x: 520, y: 524, shows: "caution" },
  { x: 360, y: 644, shows: "stop" },
  { x: 790, y: 164, shows: "caution" },
];

const JUNCTIONS = [
  [180, 170],
  [420, 530],
  [640, 290],
  [680, 530],
  [240, 650],
] as const;
const ROUTE = "M-10 410H180L300 290H470L590 410H930";
const ROUTE_POINTS = [
  [180, 410],
  [300, 290],
  [470, 290],
  [590, 410],
] as const;

function SignalPost({ x, y, shows, name }: Signal) {
  return (
    <g>
      <path d={`M${x} ${y}v-26`} className="stroke-line-3" strokeWidth="2" />
      <rect x={x - 9} y={y - 58} width="18" height="34" rx="9" className="fill-surface-1 stroke-line-3" strokeWidth="1.5" />
      {shows === "clear" && (
        <>
          <circle cx={x} cy={y - 48} r="3" className="fill-surface-4" />
          <circle cx={x} cy={y - 33} r="4.5" className="fill-st-clear" />
        </>
      )}
      {shows === "stop" && (
        <>
          <rect x={x - 4.5} y={y - 52.5} width="9" height="9" rx="1.5" className="fill-st-danger" />
          <circle cx={x} cy={y - 33} r="3" className="fill-surface-4" />
        </>
      )}
      {shows === "caution" && (
        <>
          <path d={`M${x} ${y - 53.5}l5.5 5.5-5.5 5.5-5.5-5.5z`} className="fill-st-caution" />
          <circle cx={x} cy={y - 33} r="3" className="fill-surface-4" />
        </>
      )}
      {name && (
        <text x={x + 16} y={y - 37} className="fill-fg-3 font-mono text-11 font-strong">
          {name}
        </text>
      )}
    </g>
  );
}

/** The idea of the product as a track diagram: one route proved clear. Decorative. */
export function SignInDiagram({ className }: { className?: string }) {
  return (
    <svg
      viewBox="0 0 920 900"
      preserveAspectRatio="xMidYMid slice"
      fill="none"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className={cx("size-full", className)}
    >
      <g className="stroke-line-2" strokeWidth="4">
        <path d="M-400 170H1320M-400 290H1320M-400 410H1320M-400 530H1320M-400 650H1320" />
        <path d="M60 290l120-120M300 410l120 120M520 170l120 120M560 650l120-120M700 410l120-120M120 530l120 120" />
      </g>
      <path d="M-400 410H180L300 290H470L590 410H1320" className="stroke-surface-0" strokeWidth="14" />
      <path d="M-400 410H-10" className="stroke-accent" strokeWidth="4" />
      <path d="M930 410H1320" className="stroke-accent" strokeWidth="4" />
      <path d={ROUTE} className="route-set stroke-accent" strokeWidth="4" pathLength="1" />
      <g className="fill-surface-0 stroke-line-3" strokeWidth="2">
        {JUNCTIONS.map(([x, y]) => (
          <circle key={`${x}-${y}`} cx={x} cy={y} r="6" />
        ))}
      </g>
      <g className="fill-surface-0 stroke-accent" strokeWidth="2.5">
        {ROUTE_POINTS.map(([x, y]) => (
          <circle key={`${x}-${y}`} cx={x} cy={y} r="7" />
        ))}
      </g>
      {SIGNALS.map((signal) => (
        <SignalPost key={`${signal.x}-${signal.y}`} {...signal} />
      ))}
    </svg>
  );
}
