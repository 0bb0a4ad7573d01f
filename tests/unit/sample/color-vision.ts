type Triple = readonly [number, number, number];
type Matrix = readonly [Triple, Triple, Triple];

/** Full dichromacy in linear RGB: Machado, Oliveira and Fernandes (2009), severity 1.0. */
const dichromacies: readonly Matrix[] = [
  [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
];

const dot = (first: Triple, second: Triple): number =>
  first[0] * second[0] + first[1] * second[1] + first[2] * second[2];

const apply = (matrix: Matrix, color: Triple): Triple => [
  dot(matrix[0], color),
  dot(matrix[1], color),
  dot(matrix[2], color),
];

function linear(hex: string): Triple {
  const channel = (at: number): number => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

/** OKLab (Ottosson 2020), in which distance is near enough to perceived difference. */
function toOklab(color: Triple): Triple {
  const cones = apply(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    color,
  );
  const roots: Triple = [Math.cbrt(cones[0]), Math.cbrt(cones[1]), Math.cbrt(cones[2])];
  return apply(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    roots,
  );
}

const distance = (first: Triple, second: Triple): number =>
  Math.hypot(first[0] - second[0], first[1] - second[1], first[2] - second[2]);

/** Difference of two colours to the eye, the least of normal vision and both red-green dichromacies. */
export function leastDifference(first: string, second: string): number {
  const clamp = (color: Triple): Triple => [limit(color[0]), limit(color[1]), limit(color[2])];
  const limit = (value: number): number => Math.min(1, Math.max(0, value));
  const views = [(color: Triple) => color, ...dichromacies.map((m) => (color: Triple) => clamp(apply(m, color)))];
  return Math.min(...views.map((view) => distance(toOklab(view(linear(first))), toOklab(view(linear(second))))));
}

/** Contrast ratio of WCAG 2. */
export function contrast(first: string, second: string): number {
  const luminance = (hex: string): number => dot([0.2126, 0.7152, 0.0722], linear(hex));
  const [lighter, darker] = [luminance(first), luminance(second)].sort((a, b) => b - a) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}
