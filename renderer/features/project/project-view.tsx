export function ProjectView() {
  return null;
}
