export function CodePicker() {
  return null;
}
